import type { SparseRows } from './sparse-rows.ts';

/** Scores are bias + row · weights; the weights of one column lie together: weights[column * classes + k]. */
export type LinearModel = { classes: number; width: number; weights: Float32Array; bias: Float32Array };

export function scoreInto(
  model: LinearModel,
  columns: ArrayLike<number>,
  values: ArrayLike<number>,
  start: number,
  end: number,
  scores: Float32Array,
): void {
  const { classes, weights } = model;
  scores.set(model.bias);
  for (let i = start; i < end; i++) {
    const value = values[i] as number;
    const at = (columns[i] as number) * classes;
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] as number) + value * (weights[at + k] as number);
  }
}

/** The scores of every row, row after row. */
export function scoreRows(model: LinearModel, rows: SparseRows): Float32Array {
  const all = new Float32Array(rows.size * model.classes);
  for (let row = 0; row < rows.size; row++) {
    const scores = all.subarray(row * model.classes, (row + 1) * model.classes);
    scoreInto(model, rows.columns, rows.values, rows.starts[row] as number, rows.starts[row + 1] as number, scores);
  }
  return all;
}

/** Scores as probabilities, in place: exp(score / temperature), scaled to sum to one. */
export function softmaxInPlace(scores: Float32Array, temperature = 1): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < scores.length; k++) if ((scores[k] as number) > top) top = scores[k] as number;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    const power = Math.exp(((scores[k] as number) - top) / temperature);
    scores[k] = power;
    sum += power;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] as number) / sum;
}

export function findTop(scores: ArrayLike<number>): number {
  let top = 0;
  for (let k = 1; k < scores.length; k++) if ((scores[k] as number) > (scores[top] as number)) top = k;
  return top;
}
