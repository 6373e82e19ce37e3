import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyLogistic,
  createRandom,
  extractFeatures,
  findAuroc,
  findMacroF1,
  findMcc,
  findTop,
  fitLogistic,
  fitSpace,
  fitTemperature,
  makeFolds,
  makeRows,
  packHalves,
  quantise,
  restore,
  type SparseRows,
  scoreRows,
  trainSoftmax,
  trainSvm,
  unpackHalves,
} from './index.ts';

const TEXTS = ['where is my order', 'track my parcel', 'order not here yet', 'i want a refund', 'give my money back', 'refund me please'];
const LABELS = [0, 0, 0, 1, 1, 1];

describe('features', () => {
  it('sees the same features in both widths, both cases and both Chinese scripts', () => {
    const hashesOf = (text: string) => {
      const features = extractFeatures(text);
      return [...features.hashes.subarray(0, features.size)];
    };
    expect(hashesOf('ＲＥＦＵＮＤ')).toEqual(hashesOf('refund'));
    expect(hashesOf('訂單')).toEqual(hashesOf('订单'));
    expect(hashesOf('don’t')).toEqual(hashesOf('dont'));
    expect(hashesOf('refund')).not.toEqual(hashesOf('refunds'));
  });

  it('reads any text without failing, in bounded size', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { maxLength: 300 }), (codes) => {
        const features = extractFeatures(String.fromCharCode(...codes));
        return features.size <= 65536 && features.starts.length === features.ends.length;
      }),
    );
    expect(extractFeatures('a'.repeat(1_000_000)).size).toBeLessThanOrEqual(65536);
    expect(extractFeatures('订'.repeat(1_000_000)).size).toBeLessThanOrEqual(65536);
  });

  it('makes rows of length one, whatever the groups weigh', () => {
    const rows = makeRows(fitSpace(TEXTS, { groupWeights: [1, 0.5] }), TEXTS);
    for (let row = 0; row < rows.size; row++) {
      const values = rows.values.subarray(rows.starts[row] as number, rows.starts[row + 1] as number);
      expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
    }
  });
});

describe('twins', () => {
  it('are fewer columns in which the texts lie nearly as far apart as before', () => {
    const single = makeRows(fitSpace(TEXTS), TEXTS);
    const joined = makeRows(fitSpace(TEXTS, { joinTwins: true }), TEXTS);
    expect(joined.width).toBeLessThan(single.width / 2);
    const dot = (rows: SparseRows, a: number, b: number): number => {
      let sum = 0;
      for (let i = rows.starts[a] as number; i < (rows.starts[a + 1] as number); i++) {
        for (let j = rows.starts[b] as number; j < (rows.starts[b + 1] as number); j++) {
          if (rows.columns[i] === rows.columns[j]) sum += (rows.values[i] as number) * (rows.values[j] as number);
        }
      }
      return sum;
    };
    for (let a = 0; a < TEXTS.length; a++)
      for (let b = 0; b < TEXTS.length; b++) expect(dot(joined, a, b)).toBeCloseTo(dot(single, a, b), 2);
  });
});

describe('trainers', () => {
  const space = fitSpace(TEXTS);
  const rows = makeRows(space, TEXTS);
  const tests = makeRows(space, ['my order', 'money back please']);

  it.each([
    ['svm', trainSvm],
    ['softmax', trainSoftmax],
  ] as const)('separates two intents and is the same for the same seed: %s', (_, train) => {
    const model = train(rows, LABELS, 2, { seed: 3 });
    expect(train(rows, LABELS, 2, { seed: 3 })).toEqual(model);
    const scores = scoreRows(model, tests);
    expect([findTop(scores.subarray(0, 2)), findTop(scores.subarray(2, 4))]).toEqual([0, 1]);
  });

  it('keeps its answers when quantised', () => {
    const model = trainSvm(rows, LABELS, 2);
    const smaller = { ...model, weights: restore(quantise(model.weights, 2)) };
    const before = scoreRows(model, tests);
    const after = scoreRows(smaller, tests);
    for (let i = 0; i < after.length; i++) expect(after[i]).toBeCloseTo(before[i] as number, 1);
  });
});

it('packs half bytes two by two', () => {
  const levels = Int8Array.from([-7, 0, 7, 3, -1]);
  expect(unpackHalves(packHalves(levels), 5)).toEqual(levels);
});

describe('measures and calibration', () => {
  it('knows perfect, chance and worst', () => {
    expect(findMcc([0, 1, 2, 0], [0, 1, 2, 0])).toBeCloseTo(1);
    expect(findMcc([0, 1, 0, 1], [0, 0, 1, 1])).toBeCloseTo(0);
    expect(findMacroF1([0, 0, 1], [0, 1, 1])).toBeCloseTo(2 / 3);
    expect(findAuroc([1, 2, 3, 4], [0, 0, 1, 1])).toBe(1);
    expect(findAuroc([1, 1, 1, 1], [0, 0, 1, 1])).toBe(0.5);
  });

  it('finds the temperature that scores were heated by', () => {
    const random = createRandom(1);
    const scores = new Float32Array(4000);
    const labels = new Int32Array(2000);
    for (let row = 0; row < 2000; row++) {
      const gap = random.next() * 4 - 2;
      scores[row * 2] = gap * 3;
      labels[row] = random.next() < 1 / (1 + Math.exp(-gap)) ? 0 : 1;
    }
    expect(fitTemperature(scores, labels, 2)).toBeGreaterThan(2.4);
    expect(fitTemperature(scores, labels, 2)).toBeLessThan(3.8);
  });

  it('fits a logistic over a few signals', () => {
    const model = fitLogistic(Float32Array.from([0, 5, 1, 4, 2, 5, 8, 5, 9, 4, 10, 5]), 2, [0, 0, 0, 1, 1, 1]);
    expect(applyLogistic(model, [1, 5])).toBeLessThan(0.2);
    expect(applyLogistic(model, [9, 5])).toBeGreaterThan(0.8);
  });

  it('spreads every label over the folds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 1, maxLength: 60 }), fc.integer({ min: 2, max: 5 }), (labels, folds) => {
        const foldOf = makeFolds(labels, folds, 1);
        for (const label of new Set(labels)) {
          const counts = new Array<number>(folds).fill(0);
          labels.forEach((other, row) => {
            if (other === label) counts[foldOf[row] as number] = (counts[foldOf[row] as number] as number) + 1;
          });
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
