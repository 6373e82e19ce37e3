import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelFileError } from '../learn/index.ts';
import { loadIntentModel, saveIntentModel, TrainingError, trainIntents } from './index.ts';

const EXAMPLES = Object.entries({
  'order/status': [
    'where is my order',
    'has my order shipped',
    'track my parcel',
    'when does my package arrive',
    '我的订单到哪了',
    '快递什么时候到',
  ],
  'order/cancel': [
    'cancel my order',
    'i want to cancel the purchase',
    'stop the order please',
    'please cancel it',
    '取消订单',
    '我不想要了帮我取消',
  ],
  'payment/refund': ['i want a refund', 'give my money back', 'refund me please', 'when is my refund paid', '我要退款', '什么时候退钱给我'],
}).flatMap(([intent, texts]) => texts.map((text) => ({ text, intent })));

const model = trainIntents(EXAMPLES, { seed: 5 });

describe('an intent model', () => {
  it('learns from a handful of examples in both languages', () => {
    expect(model.classify('can you track my order').guesses[0]?.intent).toBe('order/status');
    expect(model.classify('could I get my money back').guesses[0]?.intent).toBe('payment/refund');
    expect(model.classify('帮我取消订单吧').guesses[0]?.intent).toBe('order/cancel');
    const sum = model.classify('refund').guesses.reduce((total, guess) => total + guess.probability, 0);
    expect(sum).toBeCloseTo(1, 4);
  });

  it('is surer that strange messages are out of scope', () => {
    expect(model.classify('').outOfScope).toBe(1);
    expect(model.classify('what colour has the sky').outOfScope).toBeGreaterThan(model.classify('refund me please').outOfScope);
  });

  it('names the words that spoke', () => {
    const words = model.classify('hello, refund me now').words;
    expect(words[0]?.word).toBe('refund');
    expect(words[0]?.weight).toBeGreaterThan(0);
  });

  it('finds several intents in one message, and none too many', () => {
    const clear = trainIntents(Array.from({ length: 4 }, () => EXAMPLES).flat(), { seed: 5 });
    expect(clear.classify('where is my order? also i want a refund').several).toEqual(['order/status', 'payment/refund']);
    expect(clear.classify('where is my order').several).toEqual([]);
  });

  it('is the same for the same seed, and after saving and loading', () => {
    const bytes = saveIntentModel(model);
    expect(saveIntentModel(trainIntents(EXAMPLES, { seed: 5 }))).toEqual(bytes);
    const loaded = loadIntentModel(bytes);
    for (const { text } of EXAMPLES) expect(loaded.classify(text)).toEqual(model.classify(text));
  });

  it('counts its version up when it goes on from an older model', () => {
    const more = [...EXAMPLES, { text: 'talk to a person', intent: 'human' }, { text: 'a human please', intent: 'human' }];
    const next = trainIntents(more, { seed: 5, from: model });
    expect(next.version).toBe(model.version + 1);
    expect(next.classify('let me talk to a human').guesses[0]?.intent).toBe('human');
  });

  it('refuses examples it cannot learn from, in a sentence', () => {
    expect(() => trainIntents([])).toThrow(TrainingError);
    expect(() => trainIntents([{ text: 'refund', intent: 'a' }])).toThrow(/All examples mean "a"/);
    expect(() => trainIntents([{ text: '  ', intent: 'a' }])).toThrow(/no examples/);
  });

  it('learns from one example per intent', () => {
    const tiny = trainIntents([
      { text: 'refund', intent: 'a' },
      { text: 'delivery', intent: 'b' },
    ]);
    expect(tiny.classify('delivery please').guesses[0]?.intent).toBe('b');
  });

  it('reports its progress up to the end', () => {
    const steps: string[] = [];
    trainIntents(EXAMPLES, { onProgress: ({ step, done }) => done === 1 && steps.push(step) });
    expect(new Set(steps)).toEqual(new Set(['read', 'calibrate', 'train']));
  });

  it('answers any text with probabilities', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { maxLength: 200 }), (codes) => {
        const finding = model.classify(String.fromCharCode(...codes));
        expect(finding.outOfScope).toBeGreaterThanOrEqual(0);
        expect(finding.outOfScope).toBeLessThanOrEqual(1);
        expect(finding.guesses.every((guess) => guess.probability >= 0 && guess.probability <= 1)).toBe(true);
        expect(finding.words.length).toBeLessThanOrEqual(6);
      }),
    );
    model.classify('a, '.repeat(400_000));
    model.classify('退款，'.repeat(400_000));
  });

  it('refuses a broken file at every kind of place', () => {
    const bytes = saveIntentModel(model);
    for (let at = 0; at < bytes.length; at += at < 600 ? 7 : 997) {
      const broken = bytes.slice();
      broken[at] = (broken[at] as number) ^ 0x55;
      expect(() => loadIntentModel(broken)).toThrow(ModelFileError);
    }
    expect(() => loadIntentModel(new Uint8Array(0))).toThrow(ModelFileError);
  });
});
