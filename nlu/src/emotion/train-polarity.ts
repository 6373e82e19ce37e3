/**
 * Any set of labelled texts → a classifier: features (feeling-features.ts), then separators weighed by naive Bayes and by rarity,
 * and of two labels a small net (polarity-members.ts), mixed and balanced on scores held out inside the training part. Nothing is chosen by the name of a set.
 */
import {
  findAccuracy,
  findMacroF1,
  findTop,
  fitTemperature,
  makeFolds,
  pickRows,
  type SparseRows,
  softmaxInPlace,
} from '../learn/index.ts';
import { type Columns, createColumnLister, readRows } from './feeling-columns.ts';
import { createFeatureMaker } from './feeling-features.ts';
import {
  type Leaning,
  MEMBER_KINDS,
  type Separator,
  scoreLeaning,
  scoreSeparator,
  trainLeaning,
  trainSeparator,
} from './polarity-members.ts';

export type PolarityExample = { text: string; label: string };
export type PolarityOptions = {
  seed?: number;
  /** Parts for the inner held-out scores. */
  folds?: number;
  onProgress?: (done: number, of: number) => void;
};
export type PolarityGuess = { label: string; probability: number };
export type PolarityModel = {
  labels: readonly string[];
  /** Share of each kind of member in the score. */
  shares: readonly number[];
  classify(text: string): PolarityGuess[];
};

/** separators[kind][class]; of two classes only the first is trained, the other is its mirror. */
type Members = { separators: Separator[][]; leaning: Leaning | undefined };
type Trained = { columns: Columns; members: Members; shares: number[]; offsets: number[]; temperature: number };

function trainMembers(rows: SparseRows, labels: ArrayLike<number>, classes: number, seed: number): Members {
  const trained = classes === 2 ? 1 : classes;
  const separators = MEMBER_KINDS.map((kind) =>
    Array.from({ length: trained }, (_, k) => {
      const inside = Int32Array.from({ length: rows.size }, (_, row) => (labels[row] === k ? 1 : 0));
      return trainSeparator(kind, rows, inside, { seed });
    }),
  );
  return { separators, leaning: classes === 2 ? trainLeaning(rows, labels, seed) : undefined };
}

function scoreMembers({ separators, leaning }: Members, classes: number, columns: Int32Array, start: number, end: number): Float32Array {
  const scores = new Float32Array((separators.length + (leaning ? 1 : 0)) * classes);
  const put = (at: number, score: number): void => {
    scores[at] = score;
    if (classes === 2) scores[at + 1] = -score;
  };
  separators.forEach((kind, m) => {
    kind.forEach((separator, k) => {
      put(m * classes + k, scoreSeparator(separator, columns, start, end));
    });
  });
  if (leaning) put(separators.length * classes, scoreLeaning(leaning, columns, start, end));
  return scores;
}

/** Scores of every row by members that did not see it. */
function scoreHeldOut(rows: SparseRows, labels: Int32Array, classes: number, options: PolarityOptions): Float32Array[] {
  const folds = options.folds ?? 4;
  const seed = options.seed ?? 1;
  const foldOf = makeFolds(labels, folds, seed);
  const scores = new Array<Float32Array>(rows.size);
  for (let fold = 0; fold < folds; fold++) {
    const seen: number[] = [];
    for (let row = 0; row < rows.size; row++) if (foldOf[row] !== fold) seen.push(row);
    const members = trainMembers(
      pickRows(rows, seen),
      seen.map((row) => labels[row] as number),
      classes,
      seed,
    );
    for (let row = 0; row < rows.size; row++) {
      if (foldOf[row] !== fold) continue;
      scores[row] = scoreMembers(members, classes, rows.columns, rows.starts[row] as number, rows.starts[row + 1] as number);
    }
    options.onProgress?.(fold + 1, folds + 1);
  }
  return scores;
}

function mixScores(scores: Float32Array, shares: readonly number[], offsets: readonly number[]): Float32Array {
  const mixed = Float32Array.from(offsets);
  shares.forEach((share, m) => {
    for (let k = 0; k < mixed.length; k++) mixed[k] = (mixed[k] as number) + share * (scores[m * mixed.length + k] as number);
  });
  return mixed;
}

/** Half accuracy, half macro-F1: neither the many nor the few are forgotten. */
function judge(scores: readonly Float32Array[], labels: Int32Array, shares: readonly number[], offsets: readonly number[]): number {
  const guessed = Int32Array.from(scores, (row) => findTop(mixScores(row, shares, offsets)));
  return (findAccuracy(labels, guessed) + findMacroF1(labels, guessed)) / 2;
}

/** Mixes tried, of naive Bayes, rarity and (of two labels) the net; the first is taken unless another is clearly better. */
const SHARES_OF_TWO: readonly (readonly number[])[] = [
  [0.4, 0.3, 0.3],
  [0.4, 0, 0.6],
  [0.5, 0.5, 0],
];
const SHARES_OF_MORE: readonly (readonly number[])[] = [
  [0.5, 0.5],
  [0.75, 0.25],
  [0.25, 0.75],
  [1, 0],
  [0, 1],
];
const STEPS = [0.08, -0.08, 0.16, -0.16, 0.24, -0.24] as const;
/** A choice must be better by this to replace a simpler one. */
const WORTH = 0.001;

function chooseMix(scores: readonly Float32Array[], labels: Int32Array, classes: number): { shares: number[]; offsets: number[] } {
  let offsets = new Array<number>(classes).fill(0);
  const mixes = classes === 2 ? SHARES_OF_TWO : SHARES_OF_MORE;
  let shares = mixes[0] as readonly number[];
  let best = judge(scores, labels, shares, offsets);
  for (const tried of mixes) {
    const found = judge(scores, labels, tried, offsets);
    if (found > best + WORTH) [best, shares] = [found, tried];
  }
  for (let k = 0; k < classes; k++) {
    for (const step of STEPS) {
      const tried = offsets.with(k, step);
      const found = judge(scores, labels, shares, tried);
      if (found > best + WORTH) [best, offsets] = [found, tried];
    }
  }
  return { shares: [...shares], offsets };
}

function wrapModel(labels: readonly string[], trained: Trained): PolarityModel {
  const makeFeatures = createFeatureMaker();
  const list = createColumnLister(trained.columns);
  return {
    labels,
    shares: trained.shares,
    classify: (text) => {
      const found = list(makeFeatures(text));
      const scores = mixScores(scoreMembers(trained.members, labels.length, found, 0, found.length), trained.shares, trained.offsets);
      softmaxInPlace(scores, trained.temperature);
      return labels
        .map((label, k) => ({ label, probability: scores[k] as number }))
        .sort((a, b) => b.probability - a.probability || (a.label < b.label ? -1 : 1));
    },
  };
}

/** Trains on texts of any language and any labels, at least two. The same examples and seed give the same model. */
export function trainPolarity(examples: readonly PolarityExample[], options: PolarityOptions = {}): PolarityModel {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  if (labels.length < 2) throw new RangeError('A classifier needs examples of at least two labels.');
  const labelOf = new Map(labels.map((label, k) => [label, k]));
  const right = Int32Array.from(examples, ({ label }) => labelOf.get(label) as number);
  const texts = examples.map(({ text }) => text);
  const { columns, rows } = readRows(createFeatureMaker(), texts, examples.length < 500 ? 1 : 2);
  const scores = scoreHeldOut(rows, right, labels.length, options);
  const { shares, offsets } = chooseMix(scores, right, labels.length);
  const mixed = new Float32Array(examples.length * labels.length);
  scores.forEach((row, i) => {
    mixed.set(mixScores(row, shares, offsets), i * labels.length);
  });
  const temperature = fitTemperature(mixed, right, labels.length);
  const members = trainMembers(rows, right, labels.length, options.seed ?? 1);
  options.onProgress?.(1, 1);
  return wrapModel(labels, { columns, members, shares, offsets, temperature });
}
