/** How the model is kept honest about itself: rows scored by weights that never saw them, and what "out of scope" looks like. */
import { fitLogistic, type Logistic } from '../learn/calibrate.ts';
import { makeFolds } from '../learn/make-folds.ts';
import { createRandom, shuffle, countUp } from '../learn/seeded-random.ts';
import { pickRows, type SparseRows } from '../learn/sparse-rows.ts';
import { SCOPE_SIGNALS, writeSignals } from './scope-signals.ts';
import { scoreAll, type ScorerOptions, trainScorer } from './scorer.ts';

/** Scores (row after row) of held-out rows; label -1 is out of scope. */
export type HeldRows = { classes: number; scores: Float32Array; labels: Int32Array; rows: SparseRows };

/** Rows enough to calibrate on; more rounds would only cost time. */
const ENOUGH_HELD = 1_500;
const LEFT_OUT = 0.25;
/** What an intent left out of a round scores: never the best. */
const NEVER = -1e3;

export function joinHeld(a: HeldRows, b: HeldRows): HeldRows {
  const scores = new Float32Array(a.scores.length + b.scores.length);
  scores.set(a.scores);
  scores.set(b.scores, a.scores.length);
  const columns = new Int32Array(a.rows.columns.length + b.rows.columns.length);
  columns.set(a.rows.columns);
  columns.set(b.rows.columns, a.rows.columns.length);
  const values = new Float32Array(columns.length);
  values.set(a.rows.values);
  values.set(b.rows.values, a.rows.values.length);
  const starts = Int32Array.from([...a.rows.starts, ...b.rows.starts.subarray(1).map((start) => start + a.rows.columns.length)]);
  const rows = { size: a.rows.size + b.rows.size, width: a.rows.width, starts, columns, values };
  return { classes: a.classes, scores, labels: Int32Array.from([...a.labels, ...b.labels]), rows };
}

/**
 * Folds: in each, a fifth of the rows is held out and a quarter of the intents left out of training altogether, so that their held-out
 * rows show what a message looks like whose intent the model does not know. Stops when enough rows have been scored.
 */
export function holdOut(rows: SparseRows, labels: Int32Array, classes: number, options: ScorerOptions): HeldRows {
  const folds = 5;
  const foldOf = makeFolds(labels, folds, options.seed);
  const random = createRandom(options.seed + 17);
  let held: HeldRows | undefined;
  for (let fold = 0; fold < folds && (held?.labels.length ?? 0) < ENOUGH_HELD; fold++) {
    const next = holdFold(rows, labels, classes, foldOf, fold, pickLeftOut(classes, random), options);
    held = held ? joinHeld(held, next) : next;
    options.onProgress?.((fold + 1) / folds);
  }
  return held as HeldRows;
}

/** The intents left out of one round; at least two stay. */
function pickLeftOut(classes: number, random: ReturnType<typeof createRandom>): Uint8Array {
  const leftOut = new Uint8Array(classes);
  const count = Math.min(Math.ceil(classes * LEFT_OUT), Math.max(0, classes - 2));
  for (const k of shuffle(countUp(classes), random).subarray(0, count)) leftOut[k] = 1;
  return leftOut;
}

function holdFold(
  rows: SparseRows,
  labels: Int32Array,
  classes: number,
  foldOf: Uint8Array,
  fold: number,
  leftOut: Uint8Array,
  options: ScorerOptions,
): HeldRows {
  const all = countUp(rows.size);
  const train = all.filter((row) => foldOf[row] !== fold && leftOut[labels[row] as number] === 0);
  const test = all.filter((row) => foldOf[row] === fold);
  const weights = options.rowWeights
    ? { rowWeights: train.reduce((kept, row, i) => kept.fill(options.rowWeights?.[row] ?? 1, i, i + 1), new Float32Array(train.length)) }
    : {};
  const scorer = trainScorer(
    pickRows(rows, train),
    Int32Array.from(train, (row) => labels[row] as number),
    classes,
    { seed: options.seed, ...weights },
  );
  const testRows = pickRows(rows, test);
  const scores = scoreAll(scorer, testRows);
  for (let i = 0; i < test.length; i++) for (let k = 0; k < classes; k++) if (leftOut[k] === 1) scores[i * classes + k] = NEVER;
  return {
    classes,
    scores,
    labels: Int32Array.from(test, (row) => (leftOut[labels[row] as number] === 1 ? -1 : (labels[row] as number))),
    rows: testRows,
  };
}

/** The chance of being out of scope, from the signals of held rows; both kinds count the same in sum. */
export function fitScope(held: HeldRows, temperature: number): Logistic {
  const signals = new Float32Array(held.labels.length * SCOPE_SIGNALS);
  const answers = new Uint8Array(held.labels.length);
  let outside = 0;
  for (let row = 0; row < answers.length; row++) {
    const start = held.rows.starts[row] as number;
    const count = (held.rows.starts[row + 1] as number) - start;
    writeSignals(held.scores.subarray(row * held.classes, (row + 1) * held.classes), temperature, count, signals, row * SCOPE_SIGNALS);
    answers[row] = held.labels[row] === -1 ? 1 : 0;
    outside += answers[row] as number;
  }
  const inside = answers.length - outside;
  const rowWeights = Float32Array.from(answers, (answer) => (answer === 1 ? inside / Math.max(1, outside) : 1));
  return fitLogistic(signals, SCOPE_SIGNALS, answers, { rowWeights });
}
