import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emotionTrend } from './emotion-trend.ts';
import type { Emotion } from './guess-emotion.ts';

const feel = (anger: number, joy = 0): Emotion => ({
  valence: joy - anger,
  anger,
  anxiety: 0,
  disappointment: 0,
  joy,
  strength: Math.max(anger, joy),
  sarcasm: 0,
  words: [],
});

it('sees no crisis in one bad word', () => {
  expect(emotionTrend([feel(0), feel(0), feel(0.9)]).state).toBe('tense');
  expect(emotionTrend([feel(0.4)]).state).toBe('calm');
});

it('sees a crisis in three rising messages, and says which began it', () => {
  const trend = emotionTrend([feel(0), feel(0.4), feel(0.6), feel(0.85)]);
  expect(trend.state).toBe('crisis');
  expect(trend.turned).toBe(1);
});

it('sees that a customer calms down', () => {
  expect(emotionTrend([feel(0.5), feel(0.8), feel(0.1), feel(0, 0.6)]).state).toBe('recovering');
});

it('is calm about nothing, and explains its heat by its terms', () => {
  expect(emotionTrend([])).toMatchObject({ state: 'calm', heat: 0, turned: null });
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (levels) => {
      const { heat, terms } = emotionTrend(levels.map((level) => feel(level)));
      expect(heat).toBeGreaterThanOrEqual(0);
      expect(heat).toBeLessThanOrEqual(1);
      expect(terms.reduce((sum, { value, weight }) => sum + value * weight, 0)).toBeCloseTo(heat, 2);
    }),
  );
});
