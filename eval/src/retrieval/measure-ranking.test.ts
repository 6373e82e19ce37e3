import { expect, it } from 'vitest';
import { measureRanking } from './measure-ranking.ts';

it('counts a query without a hit as nought and grades by place', () => {
  const judged = new Map([
    ['a', new Map([['x', 1]])],
    [
      'b',
      new Map([
        ['y', 1],
        ['z', 1],
      ]),
    ],
  ]);
  const ids = new Map([['b', ['n', 'y']]]);
  const figures = measureRanking({ ids, msPerQuery: 1.23456, indexSeconds: 2 }, judged);
  expect(figures).toMatchObject({ p1: 0, mrr10: 25, recall10: 25, msPerQuery: 1.235, indexSeconds: 2 });
  expect(figures.ndcg10).toBeCloseTo((100 * (1 / Math.log2(3) / (1 + 1 / Math.log2(3)))) / 2, 1);
});
