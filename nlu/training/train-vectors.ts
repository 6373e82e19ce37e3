/**
 * `node nlu/training/train-vectors.ts [--judge]`: trains the model of service matters (src/similarity/read-matter.ts) on the general
 * service packs of both languages and writes models/vectors.generated.json. `--judge` measures five folds first. Same packs, same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  createRowBuilder,
  findTop,
  type LinearModel,
  makeFolds,
  pickRows,
  scoreRows,
  type SparseRows,
  trainSoftmax,
} from '../src/learn/index.ts';
import { parsePack } from '../src/packs/index.ts';
import { listMatterColumns, MATTER_BITS, type StoredMatters } from '../src/similarity/read-matter.ts';

const PACKS = ['service-zh', 'service-en', 'service-out-of-scope'];
/** Written into the packs as an intent, kept as the last matter. */
const OUTSIDE = 'out-of-scope';
const FOLDS = 5;
const TRAINING = { rounds: 24, rate: 0.4, decay: 1e-4, dropout: 0.3, smoothing: 0.05, seed: 11 } as const;

type Lesson = { rows: SparseRows; labels: number[]; matters: string[] };

function readLesson(): Lesson {
  const spoken = PACKS.flatMap((name) =>
    parsePack(JSON.parse(readFileSync(new URL(`../packs/${name}.json`, import.meta.url), 'utf8'))).intents.flatMap(
      ({ name: intent, examples }) => [...examples.zh, ...examples.en].map((text) => ({ text, intent })),
    ),
  );
  const matters = [...new Set(spoken.map(({ intent }) => intent))].filter((intent) => intent !== OUTSIDE).sort();
  matters.push(OUTSIDE);
  const builder = createRowBuilder(spoken.length * 64);
  for (const { text } of spoken) {
    const { columns, values } = listMatterColumns(text);
    builder.add(columns, values, columns.length);
  }
  return { rows: builder.build(1 << MATTER_BITS), labels: spoken.map(({ intent }) => matters.indexOf(intent)), matters };
}

function judge({ rows, labels, matters }: Lesson): void {
  const folds = makeFolds(labels, FOLDS, 3);
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const inside = labels.map((_, row) => row).filter((row) => folds[row] !== fold);
    const held = labels.map((_, row) => row).filter((row) => folds[row] === fold);
    const model = trainSoftmax(
      pickRows(rows, inside),
      inside.map((row) => labels[row] as number),
      matters.length,
      TRAINING,
    );
    const scores = scoreRows(model, pickRows(rows, held));
    held.forEach((row, i) => {
      if (findTop(scores.subarray(i * matters.length, (i + 1) * matters.length)) === labels[row]) right++;
    });
  }
  console.log(`right in five folds of ${labels.length}: ${((100 * right) / labels.length).toFixed(1)} %`);
}

function storeModel({ bias, weights }: LinearModel, matters: string[]): StoredMatters {
  const top = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = top / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  const letters = Buffer.from(bytes.buffer).toString('base64');
  return { version: 1, bits: MATTER_BITS, matters, scale, bias: [...bias].map((value) => Math.round(value * 1e4) / 1e4), weights: letters };
}

const lesson = readLesson();
if (process.argv.includes('--judge')) judge(lesson);
const trained = trainSoftmax(lesson.rows, lesson.labels, lesson.matters.length, TRAINING);
writeFileSync(new URL('../models/vectors.generated.json', import.meta.url), `${JSON.stringify(storeModel(trained, lesson.matters))}\n`);
