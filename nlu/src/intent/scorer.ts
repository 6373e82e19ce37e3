import type { Row } from '../learn/feature-space.ts';
import { type LinearModel, scoreRows } from '../learn/linear-model.ts';
import { type Quantised, quantise } from '../learn/quantise.ts';
import type { SparseRows } from '../learn/sparse-rows.ts';
import { trainSvm } from '../learn/train-svm.ts';

/** What turns a row into one score per intent while training. */
export type Scorer = { linear: LinearModel };

/** The same in 8 bits: what a model keeps. */
export type PackedScorer = { classes: number; linear: Quantised; linearBias: Float32Array };

export type ScorerOptions = { seed: number; rowWeights?: Float32Array; onProgress?: (done: number) => void };

const COST = 2;

export function trainScorer(rows: SparseRows, labels: ArrayLike<number>, classes: number, options: ScorerOptions): Scorer {
  const weights = options.rowWeights ? { rowWeights: options.rowWeights } : {};
  const onClass = (done: number): void => options.onProgress?.(done / classes);
  return { linear: trainSvm(rows, labels, classes, { cost: COST, seed: options.seed, onClass, ...weights }) };
}

/** The scores of every row, row after row. */
export function scoreAll(scorer: Scorer, rows: SparseRows): Float32Array {
  return scoreRows(scorer.linear, rows);
}

export function packScorer(scorer: Scorer): PackedScorer {
  return { classes: scorer.linear.classes, linear: quantise(scorer.linear.weights, scorer.linear.classes), linearBias: scorer.linear.bias };
}

/** Scores of one row under the packed weights. */
export function scorePacked(scorer: PackedScorer, row: Row, scores: Float32Array): void {
  const { classes } = scorer;
  const { levels, scales } = scorer.linear;
  scores.set(scorer.linearBias);
  for (let i = 0; i < row.count; i++) {
    const column = row.columns[i] as number;
    const value = (row.values[i] as number) * (scales[column] as number);
    const at = column * classes;
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] as number) + value * (levels[at + k] as number);
  }
}
