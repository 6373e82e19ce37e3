import { findNumber } from '../read-number.ts';
import type { Found, Grain } from './types.ts';

/** Minutes from the beginning of the day. `bare` is a part of the day alone (下午, "in the morning"): it needs a day beside it. */
export type TimeSpan = { from: number; to: number; grain: Grain; confidence: number; bare: boolean };

/** First and last hour of a part of the day, as people use the words. */
const PARTS: readonly (readonly [pattern: RegExp, from: number, to: number])[] = [
  [/凌晨/, 0, 6],
  [/清晨|早|morning/, 6, 12],
  [/上午/, 8, 12],
  [/中午|noon|midday/, 11, 14],
  [/下午|afternoon/, 12, 18],
  [/傍晚/, 17, 20],
  [/晚|夜|night|tonite|evening/, 18, 24],
];
const ZH_PART = '凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|午夜|(?<![今明昨当])[早晚]';
const ZH_HOUR = '\\d{1,2}|[零一二两三四五六七八九十]{1,3}';

const QUARTERS: ReadonlyMap<string, number> = new Map([
  ['半', 30],
  ['一刻', 15],
  ['三刻', 45],
]);
const findPart = (word: string) => PARTS.find(([pattern]) => pattern.test(word.toLowerCase()));

/** 3 with 下午 is 15; 12 with 凌晨 or "am" is 0; 12 with 晚上 is midnight at the end of the day. */
function hourIn(hour: number, part: string): number {
  const span = findPart(part);
  if (!span) return hour;
  if (/凌晨|半夜|午夜/.test(part)) return hour === 12 ? 0 : hour;
  if (hour === 12 && span[1] >= 18) return 24;
  return hour < 12 && hour + 12 <= span[2] && hour < span[1] ? hour + 12 : hour;
}

function point(hour: number, minute: number, grain: Grain, confidence: number): TimeSpan | undefined {
  if (hour > 24 || minute > 59) return undefined;
  const from = hour * 60 + minute;
  return { from, to: from + (grain === 'hour' ? 60 : 1), grain, confidence, bare: false };
}

/** One to six without a part of the day is the afternoon to most people, but not surely. */
function plainHour(hour: number, minute: number, grain: Grain, confidence: number): TimeSpan | undefined {
  return hour >= 1 && hour <= 6 ? point(hour + 12, minute, grain, confidence - 0.3) : point(hour, minute, grain, confidence);
}

const ZH_CLOCK = new RegExp(
  `(${ZH_PART})?(?<!第|\\d)(${ZH_HOUR})(?:[点點](钟)?|时(?![间候常不]))(?!击|赞|券|卡|评|餐|菜|都|也|儿|数)(?:(半|整|一刻|三刻)|(\\d{1,2}|[零一二三四五六七八九十]{2,3})分?(?!\\d|个|张|块|元))?`,
  'g',
);

function readChineseClock(match: RegExpExecArray, part: string): TimeSpan | undefined {
  const [, own, hourText = '', bell, quarter, minuteText] = match;
  const said = own ?? part;
  const hour = findNumber(hourText) ?? 99;
  const minute = minuteText === undefined ? QUARTERS.get(quarter ?? '') : findNumber(minuteText);
  const exact = minute !== undefined || quarter === '整';
  // 一点 is "a little" far more often than one o'clock; 两点 may be "two points".
  const vague = said === '' && !exact && bell === undefined && /^[一两]$/.test(hourText);
  if (vague && hourText === '一') return undefined;
  const grain = exact ? 'minute' : 'hour';
  if (said === '') return plainHour(hour, minute ?? 0, grain, vague ? 0.6 : 0.85);
  return point(hourIn(hour, said), minute ?? 0, grain, 0.9);
}

const DIGITAL = new RegExp(
  `(?:(${ZH_PART})\\s?)?(?<![\\d:.])([01]?\\d|2[0-4]):([0-5]\\d)(?::[0-5]\\d)?(?:\\s?([ap])\\.?m\\b\\.?)?(?![\\d:])`,
  'gi',
);
const ENGLISH = /(?<![\d:.$£€])\b(\d{1,2})(?:[:.]([0-5]\d))?\s?(?:([ap])\.?m\b\.?|(o'?clock)\b)/gi;
const NAMED = /\b(?:at\s+)?(noon|midday|midnight)\b/gi;
const BARE = new RegExp(`(?:${ZH_PART})|\\b(?:in the\\s+|at\\s+)?(morning|afternoon|evening|night)\\b`, 'gi');

const meridian = (hour: number, letter: string): number => (/p/i.test(letter) ? (hour % 12) + 12 : hour % 12);

function readDigital([, own, hourText, minuteText, letter]: RegExpExecArray, part: string): TimeSpan | undefined {
  const hour = Number(hourText);
  if (letter !== undefined) return point(meridian(hour, letter), Number(minuteText), 'minute', 0.95);
  return point(hourIn(hour, own ?? part), Number(minuteText), 'minute', 0.9);
}

function readEnglish([, hourText, minuteText, letter]: RegExpExecArray, part: string): TimeSpan | undefined {
  const hour = Number(hourText);
  const grain = minuteText === undefined ? 'hour' : 'minute';
  if (hour > 12) return undefined;
  if (letter !== undefined) return point(meridian(hour, letter), Number(minuteText ?? 0), grain, 0.95);
  return part === '' ? plainHour(hour, 0, grain, 0.85) : point(hourIn(hour, part), 0, grain, 0.9);
}

function readNamed([, word = '']: RegExpExecArray): TimeSpan | undefined {
  return point(/midnight/i.test(word) ? 24 : 12, 0, 'hour', 0.85);
}

function readBare([word]: RegExpExecArray): TimeSpan | undefined {
  const span = findPart(word);
  return span && { from: span[1] * 60, to: span[2] * 60, grain: 'hour', confidence: 0.85, bare: true };
}

/** The hours of a part of the day that stands inside another word (今晚, "tonight"). */
export function findPartOfDay(part: string): TimeSpan | undefined {
  const span = findPart(part);
  return span && { from: span[1] * 60, to: span[2] * 60, grain: 'hour', confidence: 0.9, bare: true };
}

/** `partBefore` tells the part of the day said in the word that ends at an offset (今晚 before 8点), or ''. */
export function findTimesOfDay(text: string, partBefore: (offset: number) => string): Found<TimeSpan>[] {
  const found: Found<TimeSpan>[] = [];
  const rules: readonly (readonly [RegExp, (match: RegExpExecArray, part: string) => TimeSpan | undefined])[] = [
    [ZH_CLOCK, readChineseClock],
    [DIGITAL, readDigital],
    [ENGLISH, readEnglish],
    [NAMED, readNamed],
    [BARE, readBare],
  ];
  for (const [pattern, read] of rules)
    for (const match of text.matchAll(pattern)) {
      const value = read(match, partBefore(match.index));
      if (value) found.push({ start: match.index, end: match.index + match[0].length, value });
    }
  return found;
}
