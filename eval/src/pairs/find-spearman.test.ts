import { expect, it } from 'vitest';
import { findSpearman } from './find-spearman.ts';

it('is one for the same order, minus one for the reverse, and shares places among equals', () => {
  expect(findSpearman([1, 2, 30], [0.1, 0.5, 0.6])).toBeCloseTo(1);
  expect(findSpearman([3, 2, 1], [1, 2, 3])).toBeCloseTo(-1);
  expect(findSpearman([1, 1, 2, 2], [0, 0, 1, 1])).toBeCloseTo(1);
  expect(findSpearman([1, 1, 1], [1, 2, 3])).toBe(0);
});
