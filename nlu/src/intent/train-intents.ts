/**
 * Examples → checked and sorted by intent → feature space → calibration on held-out rows (given, or by folds in which some intents
 * are left out and play "out of scope") → the final weights on all rows, in 8 bits.
 */
import { fitTemperature } from '../learn/calibrate.ts';
import { type FeatureSpace, fitSpace, makeRows } from '../learn/feature-space.ts';
import type { SparseRows } from '../learn/sparse-rows.ts';
import { createIntentModel } from './classify-intents.ts';
import { fitScope, type HeldRows, holdOut, joinHeld } from './hold-out.ts';
import { packScorer, scoreAll, trainScorer } from './scorer.ts';
import { type IntentExample, type IntentModel, TrainingError, type TrainOptions } from './types.ts';

const MAX_INTENTS = 5_000;
/** Letter n-grams of one text only are left out where there are enough texts; they would be most of the file and teach little. */
const PLENTY = 2_000;

type Sorted = { names: string[]; texts: string[]; labels: Int32Array; weights: Float32Array };

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
    labels: Int32Array.from(used, (example) => place.get(example.intent) as number),
    weights: Float32Array.from(used, (example) => example.weight ?? 1),
  };
}

/** Kept-apart examples, scored by weights that never saw them; intents the examples do not have count as out of scope. */
function scoreHeld(space: FeatureSpace, rows: SparseRows, sorted: Sorted, options: TrainOptions): HeldRows {
  const held = options.held ?? [];
  const place = new Map(sorted.names.map((name, i) => [name, i]));
  const classes = sorted.names.length;
  const heldRows = makeRows(
    space,
    held.map((example) => example.text),
  );
  const scorer = trainScorer(rows, sorted.labels, classes, { seed: options.seed ?? 1, rowWeights: sorted.weights });
  const labels = Int32Array.from(held, (example) => (example.intent === null ? -1 : (place.get(example.intent) ?? -1)));
  return { classes, scores: scoreAll(scorer, heldRows), labels, rows: heldRows };
}

export function trainIntents(examples: readonly IntentExample[], options: TrainOptions = {}): IntentModel {
  const sorted = sortExamples(examples);
  const classes = sorted.names.length;
  const seed = options.seed ?? 1;
  const outside = options.outOfScope ?? [];
  const least = sorted.texts.length >= PLENTY ? 2 : 1;
  const space = fitSpace([...sorted.texts, ...outside], { minWordTexts: least, minLetterTexts: least });
  options.onProgress?.({ step: 'read', done: 1 });
  const rows = makeRows(space, sorted.texts);
  const held = options.held?.length
    ? scoreHeld(space, rows, sorted, options)
    : holdOut(rows, sorted.labels, classes, {
        seed,
        rowWeights: sorted.weights,
        onProgress: (done) => options.onProgress?.({ step: 'calibrate', done }),
      });
  const temperature = fitTemperature(held.scores, held.labels, classes);
  const outsideRows = makeRows(space, outside);
  const scorer = trainScorer(rows, sorted.labels, classes, {
    seed,
    rowWeights: sorted.weights,
    onProgress: (done) => options.onProgress?.({ step: 'train', done }),
  });
  const known =
    outside.length > 0
      ? joinHeld(held, {
          classes,
          scores: scoreAll(scorer, outsideRows),
          labels: new Int32Array(outside.length).fill(-1),
          rows: outsideRows,
        })
      : held;
  const scope = fitScope(known, temperature);
  return createIntentModel({
    names: sorted.names,
    version: (options.from?.version ?? 0) + 1,
    space,
    scorer: packScorer(scorer),
    temperature,
    scope,
  });
}
