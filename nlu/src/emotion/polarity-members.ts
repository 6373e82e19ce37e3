/** The linear models a polarity classifier is made of; each scales the columns in its own way. */
import { scaleColumns, type SparseRows, trainSvm, weighByClass } from '../learn/index.ts';
import { normaliseRows } from './feeling-columns.ts';

/** For one class: score = bias + Σ weights / √Σ squares over a text's columns. */
export type Separator = { bias: number; weights: Float32Array; squares: Float32Array };
export type MemberKind = 'bayes' | 'rarity';
export const MEMBER_KINDS: readonly MemberKind[] = ['bayes', 'rarity'];

const COSTS: Readonly<Record<MemberKind, number>> = { bayes: 1, rarity: 0.5 };

function findRarity(rows: SparseRows): Float32Array {
  const texts = new Float32Array(rows.width);
  for (const column of rows.columns) texts[column] = (texts[column] as number) + 1;
  return texts.map((count) => Math.log(rows.size / (count + 1)) + 1);
}

export function trainSeparator(
  kind: MemberKind,
  rows: SparseRows,
  inside: Int32Array,
  options: { seed: number; rowWeights?: Float32Array },
): Separator {
  // trainSvm takes the label 0 for its first class.
  const labels = inside.map((one) => 1 - one);
  const factors = kind === 'bayes' ? weighByClass(rows, labels, 0).map(Math.abs) : findRarity(rows);
  const model = trainSvm(normaliseRows(scaleColumns(rows, factors)), labels, 1, { cost: COSTS[kind], ...options });
  return {
    bias: model.bias[0] as number,
    weights: model.weights.map((weight, column) => weight * (factors[column] as number)),
    squares: factors.map((factor) => factor * factor),
  };
}

export function scoreSeparator({ bias, weights, squares }: Separator, columns: ArrayLike<number>, start: number, end: number): number {
  let sum = 0;
  let square = 0;
  for (let i = start; i < end; i++) {
    const column = columns[i] as number;
    sum += weights[column] as number;
    square += squares[column] as number;
  }
  return bias + (square > 0 ? sum / Math.sqrt(square) : 0);
}
