/** `npm run eval -- pairs --train F --test F`: whether two questions ask the same, learnt from one file and asked of another. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { similarity, trainPairs } from '@throughline/nlu';
import { findSpearman } from './find-spearman.ts';

type PairLine = { text1: string; text2: string; label: number | string };
type Pair = { a: string; b: string; same: boolean };
type Figures = { accuracy: number; spearman: number };

const SEED = 7;

function readPairs(file: string): Pair[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as PairLine)
    .map(({ text1, text2, label }) => ({ a: text1, b: text2, same: Number(label) > 0 }));
}

function measure(pairs: readonly Pair[], scores: readonly number[], threshold: number): Figures {
  const right = pairs.filter(({ same }, i) => (scores[i] as number) >= threshold === same).length;
  const round = (value: number) => Math.round(value * 100) / 100;
  const labels = pairs.map(({ same }) => (same ? 1 : 0));
  return { accuracy: round((100 * right) / Math.max(1, pairs.length)), spearman: round(100 * findSpearman(scores, labels)) };
}

/** The threshold that parts the training pairs best; ties go to the lower one. */
function findThreshold(pairs: readonly Pair[], scores: readonly number[]): number {
  const steps = Array.from({ length: 41 }, (_, i) => i / 40);
  const accuracies = steps.map((step) => measure(pairs, scores, step).accuracy);
  return steps[accuracies.indexOf(Math.max(...accuracies))] as number;
}

export function runPairs(flags: readonly string[]): void {
  const { values } = parseArgs({ args: [...flags], options: { train: { type: 'string' }, test: { type: 'string' } } });
  if (!values.train || !values.test) throw new Error('Say --train and --test, each a file of {"text1","text2","label"} lines.');
  const train = readPairs(values.train);
  const test = readPairs(values.test);
  const cosines = (pairs: readonly Pair[]) => pairs.map(({ a, b }) => similarity(a, b));
  const plain = measure(test, cosines(test), findThreshold(train, cosines(train)));
  const started = performance.now();
  const model = trainPairs(train, { seed: SEED });
  const trainSeconds = Math.round(performance.now() - started) / 1000;
  const asked = performance.now();
  const scores = test.map(({ a, b }) => model.judge(a, b));
  const perSecond = Math.round((1000 * test.length) / (performance.now() - asked));
  const learnt = measure(test, scores, 0.5);
  console.log(`${train.length} pairs to learn from, ${test.length} asked\n`);
  console.log(`${''.padEnd(30)}${'accuracy'.padStart(10)}${'spearman'.padStart(10)}`);
  for (const [name, figures] of Object.entries({ 'learnt from the pairs': learnt, 'similarity, nothing learnt': plain })) {
    console.log(`${name.padEnd(30)}${figures.accuracy.toFixed(2).padStart(10)}${figures.spearman.toFixed(2).padStart(10)}`);
  }
  console.log(JSON.stringify({ eval: 'pairs', train: train.length, test: test.length, ...learnt, trainSeconds, perSecond, plain }));
}
