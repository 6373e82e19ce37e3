import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findEmotion } from './find-emotion.ts';
import { trainPolarity } from './train-polarity.ts';
import { cpuTime } from '../testing/cpu-time.ts';

const examples = [
  ...['味道很好,送得很快', '好吃,量足', '包装精美,态度热情', 'great food and fast', 'lovely staff, will come again', 'works perfectly'],
  ...['太难吃了,等了两个小时', '又咸又油', '态度差,不会再来', 'awful, cold and late', 'rude staff, never again', 'broken on arrival'],
].map((text, i) => ({ text, label: i < 6 ? 'good' : 'bad' }));

it('learns two labels in two languages and says how sure it is', () => {
  const model = trainPolarity(examples, { seed: 1 });
  expect(model.classify('菜很好吃,很快')[0]?.label).toBe('good');
  expect(model.classify('the driver was rude and late')[0]?.label).toBe('bad');
  const sum = model.classify('hm').reduce((all, { probability }) => all + probability, 0);
  expect(sum).toBeCloseTo(1, 5);
});

it('answers the same for the same examples and seed', () => {
  const [first, second] = [trainPolarity(examples, { seed: 3 }), trainPolarity(examples, { seed: 3 })];
  expect(first.classify('等了很久')).toEqual(second.classify('等了很久'));
});

it('refuses examples of one label', () => {
  expect(() => trainPolarity(examples.slice(0, 3))).toThrow(RangeError);
});

it('bears any text', () => {
  const model = trainPolarity(examples, { seed: 1 });
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      for (const { probability } of model.classify(text)) expect(Number.isFinite(probability)).toBe(true);
      for (const value of Object.values(findEmotion(text))) if (typeof value === 'number') expect(Math.abs(value)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 60 },
  );
});

it.each([['一'], ['a'], ['不好'], ['!'], ['😡'], ['[泪]'], ['[['], ["n't "], ['@a '], ['http://']])(
  'reads half a megabyte of %j in bounded time',
  (unit) => {
    const model = trainPolarity(examples, { seed: 1 });
    const text = unit.repeat(500_000 / unit.length);
    const took = cpuTime(() => {
      model.classify(text);
      findEmotion(text);
    });
    expect(took).toBeLessThan(1_000);
  },
);
