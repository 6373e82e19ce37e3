import { describe, expect, it } from 'vitest';
import { accumulateImpacts, clearSheet, layImpacts, makeSheet, pickBest } from './lay-impacts.ts';

const counted = (entries: [number, number][]) => ({
  terms: Int32Array.from(entries, ([term]) => term),
  impacts: Float32Array.from(entries, ([, impact]) => impact),
});

describe('layImpacts', () => {
  it('adds up what the asked terms say of each row', () => {
    const laid = layImpacts(
      [
        counted([[0, 1]]),
        counted([
          [0, 2],
          [1, 3],
        ]),
        counted([[1, 1]]),
      ],
      2,
    );
    const sheet = makeSheet(3);
    accumulateImpacts(
      sheet,
      laid,
      new Map([
        [0, 1],
        [1, 2],
      ]),
    );
    expect([...sheet.scores]).toEqual([1, 8, 2]);
    expect(pickBest(sheet, 2)).toEqual([1, 2]);
    clearSheet(sheet);
    expect([...sheet.scores]).toEqual([0, 0, 0]);
  });
  it('reads the highest impacts first when a search would cost too much', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) =>
      counted([
        [0, i === 77_777 ? 9 : 1 + (i % 7) / 10],
        [1, i === 99_999 ? 8 : 1],
      ]),
    );
    const laid = layImpacts(rows, 2);
    const sheet = makeSheet(rows.length);
    accumulateImpacts(
      sheet,
      laid,
      new Map([
        [0, 1],
        [1, 1],
      ]),
    );
    expect(new Set(pickBest(sheet, 2))).toEqual(new Set([77_777, 99_999]));
  });
});
