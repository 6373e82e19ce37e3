/**
 * Learns from labelled pairs whether two questions ask the same: pairs → what they share and what parts them (compare-texts.ts) and two
 * learners that read words, each judged on pairs it did not see (train-pair-parts.ts) → boosted trees over all of it.
 */
import { makeFolds } from '../learn/index.ts';
import { boostTrees, type DenseRows, scoreTrees, type Trees } from './boost-trees.ts';
import { COMPARE_WIDTH, compareTexts, learnSpread, type ReadText, readText, type TermSpread } from './compare-texts.ts';
import { type Columns, listPairColumns, listTextColumns } from './pair-columns.ts';
import {
  type ColumnWeights,
  makeScratch,
  type PairVectors,
  scoreColumns,
  scoreVectors,
  trainColumns,
  trainVectors,
} from './train-pair-parts.ts';

export type PairExample = { a: string; b: string; same: boolean };
export type PairOptions = { seed?: number; onProgress?: (done: number, of: number) => void };
/** `judge`: probability 0..1 that both ask the same. */
export type PairModel = { judge(a: string, b: string): number };

const FOLDS = 5;
const FORESTS = 3;
/** Columns the word readers add: weights' score, vectors' score, vectors' cosine. */
const LEARNT = 3;
const WIDTH = COMPARE_WIDTH + LEARNT;

type Part = { weights: ColumnWeights; vectors: PairVectors };
type Prepared = { read: ReadText; columns: Columns };
type Prepare = (text: string) => Prepared;

function prepareWith(spread: TermSpread): Prepare {
  return (text) => {
    const read = readText(text, spread);
    return { read, columns: listTextColumns(read) };
  };
}

/** Each part's say on the pair, averaged, into the learnt columns that begin at `from`. */
function addLearnt(parts: readonly Part[], a: Prepared, b: Prepared, pair: Columns, out: Float32Array, from: number): void {
  const scratch = makeScratch();
  for (const { weights, vectors } of parts) {
    const { score, cosine } = scoreVectors(vectors, a.columns, b.columns, scratch);
    const said = [scoreColumns(weights, pair), score, cosine];
    said.forEach((value, i) => {
      out[from + i] = (out[from + i] as number) + value / parts.length;
    });
  }
}

type Task = { texts: Prepared[]; pairs: Int32Array; columns: Columns[]; labels: Uint8Array };

function readTask(examples: readonly PairExample[], places: ReadonlyMap<string, number>, texts: Prepared[]): Task {
  const pairs = Int32Array.from(examples.flatMap(({ a, b }) => [places.get(a) as number, places.get(b) as number]));
  const columns = examples.map((_, row) => {
    const a = texts[pairs[2 * row] as number] as Prepared;
    const b = texts[pairs[2 * row + 1] as number] as Prepared;
    return listPairColumns(a.read, b.read);
  });
  return { texts, pairs, columns, labels: Uint8Array.from(examples, ({ same }) => (same ? 1 : 0)) };
}

function trainPart({ texts, pairs, columns, labels }: Task, rows: readonly number[], seed: number): Part {
  const kept = Uint8Array.from(rows, (row) => labels[row] as number);
  return {
    weights: trainColumns(
      rows.map((row) => columns[row] as Columns),
      kept,
      seed,
    ),
    vectors: trainVectors(
      texts.map((text) => text.columns),
      Int32Array.from(rows.flatMap((row) => [pairs[2 * row] as number, pairs[2 * row + 1] as number])),
      kept,
      seed + 1,
    ),
  };
}

/** Parts by fold, and every pair as a row whose learnt columns come from the part that did not see it. */
function trainParts(task: Task, { seed = 1, onProgress }: PairOptions): { parts: Part[]; rows: DenseRows } {
  const count = task.labels.length;
  const folds = makeFolds(task.labels, FOLDS, seed);
  const all = Array.from({ length: count }, (_, row) => row);
  const rows: DenseRows = { values: new Float32Array(count * WIDTH), width: WIDTH, count };
  const parts: Part[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const seen = all.filter((row) => folds[row] !== fold);
    const part = trainPart(task, seen, seed + 10 * fold);
    parts.push(part);
    for (const row of all) {
      if (folds[row] !== fold) continue;
      const a = task.texts[task.pairs[2 * row] as number] as Prepared;
      const b = task.texts[task.pairs[2 * row + 1] as number] as Prepared;
      compareTexts(a.read, b.read, rows.values, row * WIDTH);
      addLearnt([part], a, b, task.columns[row] as Columns, rows.values, row * WIDTH + COMPARE_WIDTH);
    }
    onProgress?.(fold + 1, FOLDS + FORESTS);
  }
  return { parts, rows };
}

export function trainPairs(examples: readonly PairExample[], options: PairOptions = {}): PairModel {
  const places = new Map<string, number>();
  for (const { a, b } of examples) for (const text of [a, b]) if (!places.has(text)) places.set(text, places.size);
  const prepare = prepareWith(learnSpread([...places.keys()]));
  const task = readTask(examples, places, [...places.keys()].map(prepare));
  const { parts, rows } = trainParts(task, options);
  const forests: Trees[] = [];
  for (let i = 0; i < FORESTS; i++) {
    forests.push(boostTrees(rows, task.labels, { seed: (options.seed ?? 1) + i }));
    options.onProgress?.(FOLDS + i + 1, FOLDS + FORESTS);
  }
  return {
    judge(a, b) {
      const [left, right] = [prepare(a), prepare(b)];
      const values = new Float32Array(WIDTH);
      compareTexts(left.read, right.read, values, 0);
      addLearnt(parts, left, right, listPairColumns(left.read, right.read), values, COMPARE_WIDTH);
      const score = forests.reduce((sum, forest) => sum + scoreTrees(forest, values), 0) / forests.length;
      return 1 / (1 + Math.exp(-score));
    },
  };
}
