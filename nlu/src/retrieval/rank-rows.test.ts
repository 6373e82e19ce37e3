import { describe, expect, it } from 'vitest';
import { createRowRanker } from './rank-rows.ts';

const row = (id: string, title: string, text: string, entity?: string) => ({ id, title, text, entity });

describe('createRowRanker', () => {
  it('finds a Chinese question worded otherwise', () => {
    const ranker = createRowRanker([
      row('a', '', '怎么关闭自动还款'),
      row('b', '', '花呗额度怎么提高'),
      row('c', '', '为什么不能用花呗'),
      row('d', '', '余额宝转账多久到账'),
    ]);
    expect(ranker.rank('花呗用不了怎么回事')[0]?.id).toBe('c');
    expect(ranker.rank('如何取消自动还钱')[0]?.id).toBe('a');
    expect(ranker.rank('提升额度')[0]?.id).toBe('b');
  });
  it('lets earlier turns carry the matter of an elliptic question', () => {
    const ranker = createRowRanker([
      row('gold', 'Gold card', 'The gold card costs 20 dollars a year. Fees are charged in January.'),
      row('silver', 'Silver card', 'The silver card is free of fees in the first year.'),
      row('hours', 'Opening hours', 'The branch is open from nine to five.'),
    ]);
    const turns = [{ author: 'customer', text: 'tell me about the silver card' } as const];
    expect(ranker.rank('what are the fees for it?', { turns })[0]?.id).toBe('silver');
  });
  it('finds the thing that only an earlier turn named, though it was misheard', () => {
    const ranker = createRowRanker([
      row('1', 'Cinderella Bakery Do you take cards?', 'Yes, all cards.', 'Cinderella Bakery'),
      row('2', 'Grant Hotel What time is check-in?', 'From three.', 'Grant Hotel'),
      row('3', 'Hotel Nikko What time is check-in?', 'From four.', 'Hotel Nikko'),
    ]);
    const turns = [
      { author: 'agent', text: 'i recommend the grand hotell in union square' } as const,
      { author: 'customer', text: 'ok whats the zip code' } as const,
    ];
    expect(ranker.rank('and what is the check kin time', { turns })[0]?.id).toBe('2');
  });
  it('answers nothing to nothing, and the same twice', () => {
    expect(createRowRanker([]).rank('退款')).toEqual([]);
    const ranker = createRowRanker([row('a', 'Refund', 'Money back')]);
    expect(ranker.rank('')).toEqual([]);
    expect(ranker.rank('refund')).toEqual(ranker.rank('refund'));
  });
});
