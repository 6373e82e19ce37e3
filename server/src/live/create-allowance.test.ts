import { expect, it } from 'vitest';
import { createAllowance } from './create-allowance.ts';

it('lets a burst pass, then so many a second, and saves up no more than a burst', () => {
  let now = 0;
  const mayGo = createAllowance({ atOnce: 3, perSecond: 2 }, () => now);
  const passed = () => [1, 2, 3, 4].filter(() => mayGo()).length;
  expect(passed()).toBe(3);
  now += 1000;
  expect(passed()).toBe(2);
  now += 3_600_000;
  expect(passed()).toBe(3);
});
