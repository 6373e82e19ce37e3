import { expect, it } from 'vitest';
import { createGathering } from './index.ts';

/** A gathering whose work ends when it is told to. */
const openGathering = (options?: { most?: number; parallel?: number }) => {
  const groups: (readonly number[])[] = [];
  const ends: (() => void)[] = [];
  const double = createGathering<number, number>(async (items) => {
    groups.push(items);
    await new Promise<void>((resolve) => ends.push(resolve));
    if (items.includes(13)) throw new Error('unlucky');
    return items.map((item) => item * 2);
  }, options);
  return { groups, double, endOne: () => ends.shift()?.(), started: (count: number) => expect.poll(() => groups.length).toBe(count) };
};

it('takes at once what arrives together, and what waits meanwhile together afterwards, each with its own answer', async () => {
  const { groups, double, endOne, started } = openGathering({ parallel: 1 });
  const first = [double(1), double(2)];
  await started(1);
  const second = [double(3), double(4), double(5)];
  endOne();
  expect(await Promise.all(first)).toEqual([2, 4]);
  await started(2);
  endOne();
  expect(await Promise.all(second)).toEqual([6, 8, 10]);
  expect(groups).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
});

it('takes no more than the most, and runs no more than the parallel ones', async () => {
  const { groups, double, endOne, started } = openGathering({ most: 2, parallel: 2 });
  const all = Promise.all([1, 2, 3, 4, 5].map(double));
  await started(2);
  expect(groups).toEqual([
    [1, 2],
    [3, 4],
  ]);
  for (let n = 0; n < 3; n++) {
    endOne();
    await started(3);
  }
  expect(await all).toEqual([2, 4, 6, 8, 10]);
});

it('tries each alone when a gathering fails, so that only the one at fault is refused', async () => {
  const { double, endOne, started } = openGathering();
  const outcomes = Promise.allSettled([1, 13, 2].map(double));
  for (let n = 1; n <= 4; n++) {
    await started(n);
    endOne();
  }
  expect((await outcomes).map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
