import { describe, expect, it } from 'vitest';
import { trainPairs } from './train-pairs.ts';

const things = ['花呗', '借呗', '发票', '订单', '密码', '会员'];
const acts: [string, string][] = [
  ['怎么关闭', '如何取消'],
  ['怎么开通', '在哪里打开'],
  ['多久到账', '什么时候能到'],
];
const examples = things.flatMap((thing) =>
  acts.flatMap(([one, two], i) => [
    { a: `${thing}${one}`, b: `我的${thing}${two}`, same: true },
    { a: `${thing}${one}`, b: `${thing}${(acts[(i + 1) % acts.length] as [string, string])[0]}`, same: false },
    { a: `${thing}${one}`, b: `${things[(things.indexOf(thing) + 1) % things.length]}${two}`, same: false },
  ]),
);

describe('trainPairs', () => {
  const model = trainPairs(examples, { seed: 4 });
  it('tells the same question in other words from another question in the same words', () => {
    expect(model.judge('发票如何取消', '发票怎么关闭')).toBeGreaterThan(model.judge('发票怎么开通', '发票怎么关闭'));
  });
  it('does not care which comes first, and learns the same from the same seed', () => {
    expect(model.judge('花呗怎么关闭', '花呗多久到账')).toBeCloseTo(model.judge('花呗多久到账', '花呗怎么关闭'), 6);
    expect(trainPairs(examples, { seed: 4 }).judge('订单', '密码')).toBe(model.judge('订单', '密码'));
  });
  it('bears empty and hostile text', () => {
    for (const text of ['', '\u0000', '😀'.repeat(500), '\ud800', 'a'.repeat(10_000)]) {
      const judged = model.judge(text, '花呗');
      expect(judged).toBeGreaterThanOrEqual(0);
      expect(judged).toBeLessThanOrEqual(1);
    }
  });
});
