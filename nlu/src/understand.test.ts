import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadEmotionModel, trainIntents, understand } from './index.ts';

const now = new Date('2026-11-22T08:00:00Z');
const intents = trainIntents([
  ...['我要退款', '把钱退给我', '退钱', 'refund please', 'give my money back'].map((text) => ({ text, intent: 'refund/request' })),
  ...['卡密无效', '兑换码用不了', 'the code does not work', 'invalid code'].map((text) => ({ text, intent: 'code/does-not-work' })),
]);
const models = { intents, emotion: loadEmotionModel(readFileSync(new URL('../models/emotion.bin', import.meta.url))) };

describe('a message understood in one call', () => {
  it('is read in Chinese with all its sides', () => {
    const read = understand('气死我了！订单 CL-20260112-0031 的卡密无效，今天之内必须退款，不然我打 12315！', models, {
      now,
      timeZone: 'Asia/Shanghai',
    });
    expect(read.language).toMatchObject({ language: 'zh' });
    expect(read.emotion.anger).toBeGreaterThan(0.5);
    expect(read.intent?.guesses.map(({ intent }) => intent)).toContain('refund/request');
    expect(read.entities.map(({ kind }) => kind)).toContain('order');
    expect(read.urgency.score).toBeGreaterThan(0.5);
    expect(read.urgency.terms.length).toBeGreaterThan(1);
  });
  it('is read in English, calm and plain', () => {
    const read = understand('Hi, could you tell me how to redeem my gift card?', models, { now });
    expect(read.language.language).toBe('en');
    expect(read.signals).toMatchObject({ asksForPerson: false });
    expect(read.emotion.anger).toBeLessThan(0.4);
    expect(read.urgency.score).toBeLessThan(0.4);
    expect(read.flags).toEqual([]);
  });
  it('may be empty, and need no model', () => {
    expect(understand('', {}, { now })).toMatchObject({ language: { language: 'und' }, entities: [], flags: [] });
    expect(understand('hello', {}, { now }).intent).toBeUndefined();
  });
  it('takes any text, and always says the same of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(understand(text, models, { now })).toEqual(understand(text, models, { now }));
      }),
      { numRuns: 60 },
    );
  });
  it('answers a megabyte', () => {
    for (const text of ['退款'.repeat(250_000), 'a'.repeat(1_000_000), '1 2 '.repeat(250_000), '((('.repeat(333_333)])
      expect(understand(text, models, { now }).urgency.score).toBeLessThanOrEqual(1);
  });
});
