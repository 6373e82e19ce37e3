import { expect, it } from 'vitest';
import { spendAllowance } from './spend-allowance.ts';

it('lets a burst pass, then so many a second, and saves up no more than a burst', () => {
  let now = 1000;
  let fullAt = 0;
  const mayGo = (): boolean => {
    const next = spendAllowance({ atOnce: 3, perSecond: 2 }, fullAt, now);
    fullAt = next ?? fullAt;
    return next !== undefined;
  };
  const passed = () => [1, 2, 3, 4].filter(() => mayGo()).length;
  expect(passed()).toBe(3);
  now += 1000;
  expect(passed()).toBe(2);
  now += 3_600_000;
  expect(passed()).toBe(3);
});
