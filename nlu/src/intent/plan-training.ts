import { findTop, scoreRows } from '../learn/linear-model.ts';
import { makeFolds } from '../learn/make-folds.ts';
import { countUp, createRandom, shuffle } from '../learn/seeded-random.ts';
import { pickRows } from '../learn/sparse-rows.ts';
import { trainSvm } from '../learn/train-svm.ts';
import type { Lesson } from './hold-out.ts';
import type { Plan } from './scorer.ts';

/** Rows looked at to find out whether labels are noisy. */
const SAMPLE = 4_000;
const TIGHT_COST = 2;
const LOOSE_COST = 0.1;
const SMALL = 2_000;
/** So many examples keep the net from learning them by heart on their own. */
const HUGE = 12_000;
/** Fewer examples cannot tell noise from scarcity. */
const LEAST_ROWS = 1_000;

/** A loose fit guesses held-out rows better than a tight one only where many labels are wrong. */
function mayBeNoisy(lesson: Lesson, seed: number): boolean {
  if (lesson.rows.size < LEAST_ROWS) return false;
  const sample = shuffle(countUp(lesson.rows.size), createRandom(seed)).subarray(0, SAMPLE);
  const rows = pickRows(lesson.rows, sample);
  const labels = Int32Array.from(sample, (row) => lesson.labels[row] as number);
  const foldOf = makeFolds(labels, 5, seed);
  const all = countUp(sample.length);
  const train = all.filter((row) => foldOf[row] !== 0);
  const test = all.filter((row) => foldOf[row] === 0);
  const trainRows = pickRows(rows, train);
  const testRows = pickRows(rows, test);
  const trainLabels = Int32Array.from(train, (row) => labels[row] as number);
  const countRight = (cost: number): number => {
    const scores = scoreRows(trainSvm(trainRows, trainLabels, lesson.classes, { cost, seed, rounds: 6 }), testRows);
    let right = 0;
    test.forEach((row, i) => {
      if (findTop(scores.subarray(i * lesson.classes, (i + 1) * lesson.classes)) === labels[row]) right++;
    });
    return right;
  };
  return countRight(LOOSE_COST) > countRight(TIGHT_COST) + test.length * 0.02;
}

/** Chosen from the examples alone. */
export function planTraining(lesson: Lesson, seed: number): Plan {
  if (mayBeNoisy(lesson, seed)) return { noisy: true, cost: 0.3, linearRounds: 10, rounds: 6, hidden: 96, dropout: 0.6, nets: 1 };
  const { size } = lesson.rows;
  const linearRounds = Math.min(30, Math.max(5, Math.round(40_000 / size)));
  // About the same number of steps whatever the size, more of them and under more dropout where examples are many; few are worth
  // several nets, which err apart.
  const rounds = Math.min(60, Math.max(10, Math.round((size < SMALL ? 60_000 : 140_000) / size)));
  const dropout = size < SMALL ? 0.3 : size < HUGE ? 0.6 : 0.5;
  const nets = size < 600 ? 3 : size < SMALL ? 2 : 1;
  return { noisy: false, cost: TIGHT_COST, linearRounds, rounds, hidden: 128, dropout, nets };
}
