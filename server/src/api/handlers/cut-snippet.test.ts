import { expect, it } from 'vitest';
import { cutSnippet } from './cut-snippet.ts';

const before = '一'.repeat(300);

it('shows the words around what was asked for, in whatever script or width either is written', () => {
  for (const [said, asked] of [
    ['请给我退款吧', '退款'],
    ['請給我退還款項，優惠券也要', '优惠券'],
    ['码是 ＺＱ７７７ 不能用', 'zq777'],
  ] as const)
    expect(cutSnippet(`${before}${said}`, asked)).toContain(said.slice(0, 4));
});

it('shows the beginning where the words stand nowhere', () => {
  expect(cutSnippet(`${before}尾`, '退款').startsWith('一')).toBe(true);
});
