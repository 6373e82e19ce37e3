/** The two learners that read words: weights of pair columns, and vectors of texts brought together or apart. Both by AdaGrad. */
import { countUp, createRandom, shuffle } from '../learn/index.ts';
import { COLUMN_BITS, type Columns } from './pair-columns.ts';

const WIDTH = 1 << COLUMN_BITS;

export type ColumnWeights = Float32Array;

const logistic = (score: number): number => 1 / (1 + Math.exp(-score));

export function scoreColumns(weights: ColumnWeights, { at, values }: Columns): number {
  let score = 0;
  for (let i = 0; i < at.length; i++) score += (weights[at[i] as number] as number) * (values[i] as number);
  return score;
}

const ROUNDS = 8;
const RATE = 0.3;
const DECAY = 1e-5;

export function trainColumns(pairs: readonly Columns[], labels: Uint8Array, seed: number): ColumnWeights {
  const weights = new Float32Array(WIDTH);
  const memory = new Float32Array(WIDTH).fill(1e-3);
  const random = createRandom(seed);
  const order = countUp(pairs.length);
  for (let round = 0; round < ROUNDS; round++) {
    for (const row of shuffle(order, random)) {
      const { at, values } = pairs[row] as Columns;
      const error = logistic(scoreColumns(weights, pairs[row] as Columns)) - (labels[row] as number);
      for (let i = 0; i < at.length; i++) {
        const column = at[i] as number;
        const slope = error * (values[i] as number) + DECAY * (weights[column] as number);
        memory[column] = (memory[column] as number) + slope * slope;
        weights[column] = (weights[column] as number) - (RATE * slope) / Math.sqrt(memory[column] as number);
      }
    }
  }
  return weights;
}

/** `outer`: weights of |u − v| and of u × v, then the constant. */
export type PairVectors = { size: number; vectors: Float32Array; outer: Float32Array };

const SIZE = 48;
const VECTOR_ROUNDS = 12;
const VECTOR_RATE = 0.15;
const OUTER_RATE = 0.02;

function embedInto({ size, vectors }: PairVectors, { at, values }: Columns, out: Float32Array): void {
  out.fill(0);
  for (let i = 0; i < at.length; i++) {
    const from = (at[i] as number) * size;
    const value = values[i] as number;
    for (let k = 0; k < size; k++) out[k] = (out[k] as number) + value * (vectors[from + k] as number);
  }
}

type Scratch = { u: Float32Array; v: Float32Array };
export const makeScratch = (): Scratch => ({ u: new Float32Array(SIZE), v: new Float32Array(SIZE) });

/** Log-odds that the two say the same, and their cosine. */
export function scoreVectors(model: PairVectors, a: Columns, b: Columns, { u, v }: Scratch): { score: number; cosine: number } {
  const { size, outer } = model;
  embedInto(model, a, u);
  embedInto(model, b, v);
  let score = outer[2 * size] as number;
  let dot = 0;
  let left = 0;
  let right = 0;
  for (let k = 0; k < size; k++) {
    const one = u[k] as number;
    const two = v[k] as number;
    score += (outer[k] as number) * Math.abs(one - two) + (outer[size + k] as number) * one * two;
    dot += one * two;
    left += one * one;
    right += two * two;
  }
  return { score, cosine: dot / Math.sqrt(left * right || 1) };
}

/** Slopes of both texts' vectors into `slopes`; moves the outer weights. */
function stepOuter(model: PairVectors, { u, v }: Scratch, slopes: Scratch, error: number, rate: number): void {
  const { size, outer } = model;
  for (let k = 0; k < size; k++) {
    const one = u[k] as number;
    const two = v[k] as number;
    const apart = outer[k] as number;
    const together = outer[size + k] as number;
    const sign = one > two ? 1 : -1;
    slopes.u[k] = error * (apart * sign + together * two);
    slopes.v[k] = error * (together * one - apart * sign);
    outer[k] = apart - rate * error * Math.abs(one - two);
    outer[size + k] = together - rate * error * one * two;
  }
  outer[2 * size] = (outer[2 * size] as number) - rate * error;
}

function stepVectors({ size, vectors }: PairVectors, memory: Float32Array, text: Columns, slope: Float32Array, rate: number): void {
  let square = 0;
  for (let k = 0; k < size; k++) square += (slope[k] as number) ** 2;
  square /= size;
  for (let i = 0; i < text.at.length; i++) {
    const column = text.at[i] as number;
    const value = text.values[i] as number;
    memory[column] = (memory[column] as number) + square * value * value;
    const step = (0.5 * rate * value) / Math.sqrt(memory[column] as number);
    const from = column * size;
    for (let k = 0; k < size; k++) {
      const weight = vectors[from + k] as number;
      vectors[from + k] = weight - step * (slope[k] as number) - DECAY * weight;
    }
  }
}

/** `pairs`: places in `texts`, two by two. */
export function trainVectors(texts: readonly Columns[], pairs: Int32Array, labels: Uint8Array, seed: number): PairVectors {
  const random = createRandom(seed);
  const model: PairVectors = { size: SIZE, vectors: new Float32Array(WIDTH * SIZE), outer: new Float32Array(2 * SIZE + 1) };
  for (let i = 0; i < model.vectors.length; i++) model.vectors[i] = (random.next() - 0.5) * 0.6;
  model.outer.fill(-1, 0, SIZE);
  model.outer.fill(1, SIZE, 2 * SIZE);
  const memory = new Float32Array(WIDTH).fill(0.05);
  const scratch = makeScratch();
  const slopes = makeScratch();
  const order = countUp(labels.length);
  for (let round = 0; round < VECTOR_ROUNDS; round++) {
    const rate = VECTOR_RATE * (1 - (0.8 * round) / VECTOR_ROUNDS);
    for (const row of shuffle(order, random)) {
      const a = texts[pairs[2 * row] as number] as Columns;
      const b = texts[pairs[2 * row + 1] as number] as Columns;
      const error = logistic(scoreVectors(model, a, b, scratch).score) - (labels[row] as number);
      stepOuter(model, scratch, slopes, error, OUTER_RATE * rate);
      stepVectors(model, memory, a, slopes.u, rate);
      stepVectors(model, memory, b, slopes.v, rate);
    }
  }
  return model;
}
