/**
 * Examples → checked and sorted by intent → rows → planTraining → calibration on held-out rows (given, or by folds) → final weights on
 * all rows, in 4 bits. A pure function of examples and options: call it in a worker thread, it takes seconds.
 */
import { createRowMaker, fitSpace } from '../learn/feature-space.ts';
import { createRowBuilder } from '../learn/sparse-rows.ts';
import { createIntentModel } from './classify-intents.ts';
import { fitConfidence } from './fit-confidence.ts';
import { type Held, holdOut, type Lesson, measureKnown } from './hold-out.ts';
import { planTraining } from './plan-training.ts';
import { packScorer, type Scorer, scoreAll, trainScorer } from './scorer.ts';
import { type IntentExample, type IntentModel, TrainingError, type TrainOptions } from './types.ts';

const MAX_INTENTS = 5_000;
/** Where there are this many texts, features of one text only are left out: most of the file, and they teach little. */
const PLENTY = 2_000;
/** Below so many examples per intent, the intent's own name is read as one more. */
const FEW = 40;

type Sorted = { names: string[]; texts: string[]; labels: number[]; weights: number[] };

function sortExamples(examples: readonly IntentExample[]): Sorted {
  const used = examples.filter((example) => example.text.trim() !== '' && example.intent !== '' && (example.weight ?? 1) > 0);
  const names = [...new Set(used.map((example) => example.intent))].sort();
  if (names.length === 0) throw new TrainingError('There are no examples to learn from: give at least two intents with an example each.');
  if (names.length === 1) throw new TrainingError(`All examples mean "${names[0]}": give examples of at least one other intent.`);
  if (names.length > MAX_INTENTS) throw new TrainingError(`There are ${names.length} intents; at most ${MAX_INTENTS} can be told apart.`);
  const place = new Map(names.map((name, i) => [name, i]));
  return {
    names,
    texts: used.map((example) => example.text),
    labels: used.map((example) => place.get(example.intent) as number),
    weights: used.map((example) => example.weight ?? 1),
  };
}

/** "Refund_not_showing_up", "order/cancelOrder" → words. */
function readName(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_/.:-]+/g, ' ');
}

function addNames(sorted: Sorted): void {
  if (sorted.texts.length >= sorted.names.length * FEW) return;
  sorted.names.forEach((name, label) => {
    sorted.texts.push(readName(name));
    sorted.labels.push(label);
    sorted.weights.push(1);
  });
}

function addOutside(sorted: Sorted, texts: readonly string[]): void {
  for (const text of texts) {
    sorted.texts.push(text);
    sorted.labels.push(sorted.names.length);
    sorted.weights.push(1);
  }
}

function makeLesson(sorted: Sorted, withNone: boolean): Lesson {
  const plenty = sorted.texts.length >= PLENTY;
  const space = fitSpace(sorted.texts, { minWordTexts: plenty ? 2 : 1, minLetterTexts: plenty ? 2 : 1, joinTwins: true });
  const builder = createRowBuilder(sorted.texts.length * 128);
  const makeRow = createRowMaker(space);
  const totals = new Int32Array(sorted.texts.length * 2);
  sorted.texts.forEach((text, i) => {
    const row = makeRow(text);
    builder.add(row.columns, row.values, row.count);
    totals[i * 2] = row.wordTotal;
    totals[i * 2 + 1] = row.features.size - row.wordTotal;
  });
  const intents = sorted.names.length;
  return {
    space,
    rows: builder.build(space.idf.length),
    labels: Int32Array.from(sorted.labels),
    weights: Float32Array.from(sorted.weights),
    totals,
    intents,
    classes: withNone ? intents + 1 : intents,
  };
}

/** Kept-apart examples as the final weights score them; intents the model does not have count as out of scope. */
function scoreHeld(lesson: Lesson, names: string[], scorer: Scorer, held: NonNullable<TrainOptions['held']>): Held {
  const place = new Map(names.map((name, i) => [name, i]));
  const makeRow = createRowMaker(lesson.space);
  const builder = createRowBuilder(held.length * 128);
  const known = held.map(({ text }) => {
    const row = makeRow(text);
    builder.add(row.columns, row.values, row.count);
    return measureKnown(lesson.space, row.columns, row.count, row.wordTotal, row.features.size - row.wordTotal);
  });
  return {
    scores: scoreAll(scorer, builder.build(lesson.space.idf.length)),
    labels: Int32Array.from(held, ({ intent }) => (intent === null ? -1 : (place.get(intent) ?? -1))),
    known,
    real: true,
  };
}

/** Out-of-scope rows among the held ones that are enough to learn from. */
const ENOUGH_OUTSIDE = 20;

export function trainIntents(examples: readonly IntentExample[], options: TrainOptions = {}): IntentModel {
  const sorted = sortExamples(examples);
  const outside = (options.outOfScope ?? []).filter((text) => text.trim() !== '');
  addNames(sorted);
  addOutside(sorted, outside);
  const lesson = makeLesson(sorted, outside.length > 0);
  const seed = options.seed ?? 1;
  options.onProgress?.({ step: 'read', done: 1 });
  const plan = planTraining(lesson, seed);
  const learn = { seed, plan, rowWeights: lesson.weights };
  const scorer = trainScorer(lesson.rows, lesson.labels, lesson.classes, {
    ...learn,
    onProgress: (done) => options.onProgress?.({ step: 'train', done }),
  });
  const given = options.held?.length ? scoreHeld(lesson, sorted.names, scorer, options.held) : undefined;
  const mayJudgeScope = (given?.labels.filter((label) => label === -1).length ?? 0) >= ENOUGH_OUTSIDE;
  const folds =
    given && mayJudgeScope
      ? given
      : holdOut(lesson, { ...learn, plan: { ...plan, nets: 1 }, onProgress: (done) => options.onProgress?.({ step: 'calibrate', done }) });
  const { mix, scope } = fitConfidence(lesson, given ?? folds, folds);
  return createIntentModel({
    names: sorted.names,
    version: (options.from?.version ?? 0) + 1,
    space: lesson.space,
    scorer: packScorer(scorer),
    mix,
    scope,
  });
}
