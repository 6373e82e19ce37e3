import { describe, expect, it } from 'vitest';
import { makeSearchQuery, makeSearchTokens } from './make-search.ts';

/** What Postgres does with the pair, for queries without nesting beyond one level. */
function mayMatch(query: string, text: string): boolean {
  const tokens = makeSearchTokens(text).split(' ');
  const lexeme = (term: string) => {
    const plain = term.replace(/:\*$/, '').replace(/^'|'$/g, '').replaceAll("''", "'");
    return term.endsWith(':*') ? tokens.some((token) => token.startsWith(plain)) : tokens.includes(plain);
  };
  const asked = makeSearchQuery(query);
  return (
    asked !== '' &&
    asked.split(' & ').every((part) =>
      part
        .replace(/^\(|\)$/g, '')
        .split(' | ')
        .some(lexeme),
    )
  );
}

describe('message search', () => {
  it('finds Chinese however the words are cut', () => {
    const text = '我买的Steam充值卡怎么还没到账';
    for (const query of ['充值卡', '值卡', '还没到', 'steam充值', '卡', 'Steam 到账', '儲值卡'.replace('儲', '充')])
      expect(mayMatch(query, text)).toBe(true);
    expect(mayMatch('到卡', text)).toBe(false);
  });
  it('finds traditional letters by simplified ones and the other way round', () => {
    expect(mayMatch('退款', '請問怎麼退款')).toBe(true);
    expect(mayMatch('請問', '请问怎么退款')).toBe(true);
  });
  it('finds English by stem, by the beginning of the last word, and accents folded', () => {
    expect(mayMatch('refunds', 'I was refunded yesterday')).toBe(true);
    expect(mayMatch('refundi', 'refunding it')).toBe(true);
    expect(mayMatch('deliv', 'your delivery')).toBe(true);
    expect(mayMatch('cafe', 'Café')).toBe(true);
    expect(mayMatch('ana.ruiz@example.com', 'mail me at ana.ruiz@example.com')).toBe(true);
  });
  it('lets no query syntax through', () => {
    expect(makeSearchQuery("a' | !(b) & <-> \\ c:*")).toMatch(/^'a' & 'b' & 'c':\*$/);
    expect(makeSearchQuery('  !!! ')).toBe('');
  });
});
