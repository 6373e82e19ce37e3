/** What a polarity classifier is made of: linear models, each of which scales the columns in its own way, and a small net. */
import { type Net, scaleColumns, type SparseRows, scoreRowsByNet, trainNet, trainSvm, weighByClass } from '../learn/index.ts';
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

/** Told apart from two labels only: of more labels each has too few examples for it. */
export type Leaning = { net: Net; rarity: Float32Array };

const NET = { hidden: 32, dropout: 0.5, hiddenDropout: 0.3 } as const;
const ROUNDS = { least: 3, most: 8 } as const;
/** Features a net reads in all its rounds together, about: a training may cost so much. */
const BUDGET = 2e7;
/** A net's scores lie about so many times as far apart as a separator's. */
const NET_SCALE = 3;

export function trainLeaning(rows: SparseRows, labels: ArrayLike<number>, seed: number): Leaning {
  const rarity = findRarity(rows);
  const rounds = Math.max(ROUNDS.least, Math.min(ROUNDS.most, Math.round(BUDGET / Math.max(1, rows.columns.length))));
  return { net: trainNet(normaliseRows(scaleColumns(rows, rarity)), labels, 2, { ...NET, rounds, seed }), rarity };
}

/** Above zero: the first label. */
export function scoreLeaning({ net, rarity }: Leaning, columns: Int32Array, start: number, end: number): number {
  const values = new Float32Array(end - start).fill(1);
  const row = { size: 1, width: rarity.length, starts: Int32Array.of(0, end - start), columns: columns.subarray(start, end), values };
  const scores = scoreRowsByNet(net, normaliseRows(scaleColumns(row, rarity)));
  return ((scores[0] as number) - (scores[1] as number)) / 2 / NET_SCALE;
}
