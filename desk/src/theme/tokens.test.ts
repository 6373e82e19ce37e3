import { expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { COLORS, type Mode, PALETTE } from './tokens.ts';

const MODES: Mode[] = ['light', 'dark'];
const TEXT = [
  ['ink', 'paper'],
  ['ink', 'quiet'],
  ['ink', 'hover'],
  ['ink', 'note'],
  ['ink', 'accentSoft'],
  ['inkSoft', 'paper'],
  ['inkSoft', 'quiet'],
  ['inkSoft', 'hover'],
  ['inkSoft', 'note'],
  ['inkFaint', 'paper'],
  ['inkFaint', 'quiet'],
  ['accentInk', 'paper'],
  ['accentInk', 'quiet'],
  ['accentInk', 'accentSoft'],
  ['onAccent', 'accent'],
  ['danger', 'paper'],
  ['danger', 'quiet'],
  ['danger', 'dangerSoft'],
  ['warning', 'paper'],
  ['warning', 'warningSoft'],
  ['goodInk', 'paper'],
  ['goodInk', 'goodSoft'],
  ['ink', 'mark'],
] as const;

test.each(MODES)('every text colour stands out from what it is written on (%s)', (mode) => {
  const weak = TEXT.filter(([text, ground]) => contrast(COLORS[mode][text], COLORS[mode][ground]) < 4.5);
  expect(weak).toEqual([]);
});

test.each(MODES)('marks and the palette stand out from paper (%s)', (mode) => {
  const marks = [
    COLORS[mode].accent,
    COLORS[mode].good,
    COLORS[mode].danger,
    COLORS[mode].warningMark,
    COLORS[mode].lineStrong,
    ...PALETTE[mode],
  ];
  expect(marks.filter((mark) => contrast(mark, COLORS[mode].paper) < 3)).toEqual([]);
});
