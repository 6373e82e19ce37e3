/**
 * One linear separator per class with squared hinge loss, by dual coordinate descent (C.-J. Hsieh et al., "A dual coordinate descent
 * method for large-scale linear SVM", ICML 2008), with shrinking: rows that surely stay outside the margin are left alone.
 */
import type { LinearModel } from './linear-model.ts';
import { countUp, createRandom, type Random } from './seeded-random.ts';
import type { SparseRows } from './sparse-rows.ts';

export type SvmOptions = {
  /** Cost of a margin broken; larger fits the examples closer. */
  cost?: number;
  /** Rounds over the examples at most. */
  rounds?: number;
  /** A round whose largest step is below this ends the training of a class. */
  tolerance?: number;
  seed?: number;
  /** Weight of each row. */
  rowWeights?: Float32Array;
  onClass?: (done: number, classes: number) => void;
};

type Problem = {
  rows: SparseRows;
  lengths: Float32Array;
  weights: Float64Array;
  alphas: Float64Array;
  signs: Int8Array;
  damp: Float32Array;
};

/** Squared length of each row, the bias feature (1) included. */
function measureRows(rows: SparseRows): Float32Array {
  const lengths = new Float32Array(rows.size);
  for (let row = 0; row < rows.size; row++) {
    let sum = 1;
    for (let i = rows.starts[row] as number; i < (rows.starts[row + 1] as number); i++) sum += (rows.values[i] as number) ** 2;
    lengths[row] = sum;
  }
  return lengths;
}

function dotRow(rows: SparseRows, row: number, weights: Float64Array): number {
  const end = rows.starts[row + 1] as number;
  let sum = weights[rows.width] as number;
  for (let i = rows.starts[row] as number; i < end; i++) sum += (weights[rows.columns[i] as number] as number) * (rows.values[i] as number);
  return sum;
}

function addRow(rows: SparseRows, row: number, weights: Float64Array, step: number): void {
  const end = rows.starts[row + 1] as number;
  weights[rows.width] = (weights[rows.width] as number) + step;
  for (let i = rows.starts[row] as number; i < end; i++) {
    const column = rows.columns[i] as number;
    weights[column] = (weights[column] as number) + step * (rows.values[i] as number);
  }
}

/** One round over the active rows; answers how many stay active and how large the largest projected gradient was. */
function runRound(problem: Problem, order: Int32Array, active: number, bound: number, random: Random): { active: number; largest: number } {
  const { rows, weights, alphas, signs, damp, lengths } = problem;
  let largest = 0;
  let left = active;
  for (let i = 0; i < left; i++) {
    const j = i + random.below(left - i);
    const row = order[j] as number;
    order[j] = order[i] as number;
    order[i] = row;
    const sign = signs[row] as number;
    const alpha = alphas[row] as number;
    const gradient = sign * dotRow(rows, row, weights) - 1 + alpha * (damp[row] as number);
    if (alpha === 0 && gradient >= 0) {
      if (gradient > bound) {
        left--;
        order[i] = order[left] as number;
        order[left] = row;
        i--;
      }
      continue;
    }
    if (Math.abs(gradient) > largest) largest = Math.abs(gradient);
    const next = Math.max(alpha - gradient / ((lengths[row] as number) + (damp[row] as number)), 0);
    alphas[row] = next;
    addRow(rows, row, weights, (next - alpha) * sign);
  }
  return { active: left, largest };
}

function trainClass(problem: Problem, options: SvmOptions, random: Random): void {
  const rounds = options.rounds ?? 30;
  const tolerance = options.tolerance ?? 0.1;
  const order = countUp(problem.rows.size);
  let active = problem.rows.size;
  let bound = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const step = runRound(problem, order, active, bound, random);
    active = step.active;
    bound = Math.max(step.largest, tolerance);
    if (step.largest >= tolerance) continue;
    if (active === problem.rows.size) break;
    active = problem.rows.size;
    bound = Number.POSITIVE_INFINITY;
  }
}

/** Label k of `labels` is class k of `classes`. */
export function trainSvm(rows: SparseRows, labels: ArrayLike<number>, classes: number, options: SvmOptions = {}): LinearModel {
  const random = createRandom(options.seed ?? 1);
  const cost = options.cost ?? 1;
  const damp = new Float32Array(rows.size);
  for (let row = 0; row < rows.size; row++) damp[row] = 0.5 / (cost * (options.rowWeights?.[row] ?? 1));
  const model: LinearModel = {
    classes,
    width: rows.width,
    weights: new Float32Array(rows.width * classes),
    bias: new Float32Array(classes),
  };
  const lengths = measureRows(rows);
  const weights = new Float64Array(rows.width + 1);
  const alphas = new Float64Array(rows.size);
  const signs = new Int8Array(rows.size);
  for (let k = 0; k < classes; k++) {
    weights.fill(0);
    alphas.fill(0);
    for (let row = 0; row < rows.size; row++) signs[row] = labels[row] === k ? 1 : -1;
    trainClass({ rows, lengths, weights, alphas, signs, damp }, options, random);
    for (let column = 0; column < rows.width; column++) model.weights[column * classes + k] = weights[column] as number;
    model.bias[k] = weights[rows.width] as number;
    options.onClass?.(k + 1, classes);
  }
  return model;
}
