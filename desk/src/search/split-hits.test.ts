import { expect, test } from 'vitest';
import { splitHits } from './split-hits.ts';

const shown = (text: string, q: string): string =>
  splitHits(text, q)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

test('hits are found in either language, whatever their case', () => {
  expect(shown('我要退款，REFUND please', '退款 refund')).toBe('我要[退款]，[REFUND] please');
});

test('signs that mean something to a pattern are letters here', () => {
  expect(shown('a+b (c)', '+b (')).toBe('a[+b] [(]c)');
  expect(shown('nothing', '')).toBe('nothing');
});

test('marks from the server are drawn as hits and never shown as text', () => {
  expect(shown('请问<mark>退款</mark>多久', 'x')).toBe('请问[退款]多久');
});
