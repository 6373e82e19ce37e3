/** How the model stays honest about itself: rows scored by weights that never saw them, and what "out of scope" looks like. */
import { type FeatureSpace, scaleGroups } from '../learn/feature-space.ts';
import { makeFolds } from '../learn/make-folds.ts';
import { countUp, createRandom, type Random, shuffle } from '../learn/seeded-random.ts';
import { createRowBuilder, pickRows, type SparseRows } from '../learn/sparse-rows.ts';
import type { Known } from './scope-signals.ts';
import { type Scores, type ScorerOptions, scoreAll, trainScorer } from './scorer.ts';

/** A training set: `labels` run to intents - 1, and `intents` itself is "none"; `totals` counts each row's word and letter features. */
export type Lesson = {
  space: FeatureSpace;
  rows: SparseRows;
  labels: Int32Array;
  weights: Float32Array;
  totals: Int32Array;
  intents: number;
  classes: number;
};

/** Held-out rows with their scores; label -1 is out of scope: `real` such messages, or ones of intents that were left out. */
export type Held = { scores: Scores; labels: Int32Array; known: Known[]; real: boolean };

/** Rows enough to calibrate on; more rounds would only cost time. */
const ENOUGH_HELD = 1_500;
const LEFT_OUT = 0.25;
const FOLDS = 5;
/** Real out-of-scope examples enough to do without intents that play their part. */
const ENOUGH_NONE = 30;
/** What an intent left out of a round scores: never the best. */
const NEVER = -1e3;

/** Shares of a row's features that are known, from its columns. */
export function measureKnown(
  space: FeatureSpace,
  columns: ArrayLike<number>,
  count: number,
  wordTotal: number,
  letterTotal: number,
): Known {
  let words = 0;
  let letters = 0;
  for (let i = 0; i < count; i++) {
    const column = columns[i] as number;
    if (space.groups[column] === 0) words += space.twins[column] as number;
    else letters += space.twins[column] as number;
  }
  return { words: Math.min(1, words / Math.max(1, wordTotal)), letters: Math.min(1, letters / Math.max(1, letterTotal)), count };
}

/** Rows as a model without the features of the rest would see them: columns outside `seen` dropped, groups scaled anew. */
function hideColumns(space: FeatureSpace, rows: SparseRows, seen: Uint8Array): SparseRows {
  const builder = createRowBuilder(rows.columns.length);
  for (let row = 0; row < rows.size; row++) {
    const start = rows.starts[row] as number;
    const end = rows.starts[row + 1] as number;
    const columns = new Int32Array(end - start);
    const values = new Float32Array(end - start);
    let count = 0;
    for (let i = start; i < end; i++) {
      if (seen[rows.columns[i] as number] === 0) continue;
      columns[count] = rows.columns[i] as number;
      values[count++] = rows.values[i] as number;
    }
    scaleGroups(space, columns, values, count);
    builder.add(columns, values, count);
  }
  return builder.build(rows.width);
}

function joinArrays(a: Float32Array, b: Float32Array): Float32Array {
  const joined = new Float32Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

function joinHeld(a: Held | undefined, b: Held): Held {
  if (!a) return b;
  return {
    scores: { linear: joinArrays(a.scores.linear, b.scores.linear), net: joinArrays(a.scores.net, b.scores.net) },
    labels: Int32Array.from([...a.labels, ...b.labels]),
    known: [...a.known, ...b.known],
    real: a.real && b.real,
  };
}

/**
 * Folds: in each, a fifth of the rows is held out. Unless real out-of-scope examples are many, a quarter of the intents is left out of
 * training too: their held-out rows show what a message looks like whose intent is not known. Stops when enough rows are scored.
 */
export function holdOut(lesson: Lesson, options: ScorerOptions): Held {
  const foldOf = makeFolds(lesson.labels, FOLDS, options.seed);
  const random = createRandom(options.seed + 17);
  let held: Held | undefined;
  for (let fold = 0; fold < FOLDS && (held?.labels.length ?? 0) < ENOUGH_HELD; fold++) {
    held = joinHeld(held, holdFold(lesson, foldOf, fold, pickLeftOut(lesson, random), options));
    options.onProgress?.((fold + 1) / FOLDS);
  }
  options.onProgress?.(1);
  return held as Held;
}

/** The intents left out of one round; at least two stay. */
function pickLeftOut(lesson: Lesson, random: Random): Uint8Array {
  const { intents, labels } = lesson;
  const leftOut = new Uint8Array(intents + 1);
  if (labels.reduce((sum, label) => sum + (label === intents ? 1 : 0), 0) >= ENOUGH_NONE) return leftOut;
  const count = Math.min(Math.ceil(intents * LEFT_OUT), Math.max(0, intents - 2));
  for (const k of shuffle(countUp(intents), random).subarray(0, count)) leftOut[k] = 1;
  return leftOut;
}

function holdFold(lesson: Lesson, foldOf: Uint8Array, fold: number, leftOut: Uint8Array, options: ScorerOptions): Held {
  const { space, rows, labels, classes, intents } = lesson;
  const all = countUp(rows.size);
  const train = all.filter((row) => foldOf[row] !== fold && leftOut[labels[row] as number] === 0);
  const test = all.filter((row) => foldOf[row] === fold);
  const trainRows = pickRows(rows, train);
  const seen = new Uint8Array(rows.width);
  for (const column of trainRows.columns) seen[column] = 1;
  const pickedLabels = Int32Array.from(train, (row) => labels[row] as number);
  const rowWeights = Float32Array.from(train, (row) => lesson.weights[row] as number);
  const scorer = trainScorer(trainRows, pickedLabels, classes, { seed: options.seed, plan: options.plan, rowWeights });
  const testRows = hideColumns(space, pickRows(rows, test), seen);
  const scores = scoreAll(scorer, testRows);
  for (let i = 0; i < test.length; i++) {
    for (let k = 0; k < intents; k++) if (leftOut[k] === 1) scores.linear[i * classes + k] = scores.net[i * classes + k] = NEVER;
  }
  return {
    scores,
    real: !leftOut.includes(1),
    labels: Int32Array.from(test, (row) =>
      labels[row] === intents || leftOut[labels[row] as number] === 1 ? -1 : (labels[row] as number),
    ),
    known: Array.from(test, (row, i) => {
      const columns = testRows.columns.subarray(testRows.starts[i] as number, testRows.starts[i + 1] as number);
      return measureKnown(space, columns, columns.length, lesson.totals[row * 2] as number, lesson.totals[row * 2 + 1] as number);
    }),
  };
}
