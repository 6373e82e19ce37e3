/** Marked messages → a judge of feelings: rows weighed by rarity, one separator per feeling, curves fitted on scores held out inside. */
import { fitLogistic, makeFolds, pickRows, type SparseRows, scaleColumns, scoreRows, trainSvm } from '../learn/index.ts';
import { type EmotionParts, FEELINGS, type Feeling, saveEmotionParts } from './emotion-model.ts';
import { normaliseRows, readRows } from './feeling-columns.ts';
import { createFeatureMaker } from './feeling-features.ts';

/**
 * `feelings`: none for a calm message; `level` 1 felt, 2 strong; `weight` counts the example more or less; of what is `unsaid` nothing
 * is learned from it, neither that it is there nor that it is not.
 */
export type EmotionExample = { text: string; feelings: readonly Feeling[]; level: number; weight?: number; unsaid?: readonly Feeling[] };
export type EmotionOptions = { seed?: number; cost?: number; minTexts?: number };

/** As good as nothing; the trainer divides by it. */
const UNSAID_WEIGHT = 1e-6;
const ILL: readonly string[] = ['anger', 'anxiety', 'disappointment', 'sarcasm'];

/** Whether a feeling is in an example. */
export function holdsFeeling({ feelings, level }: EmotionExample, feeling: Feeling): boolean {
  if (feeling === 'troubled') return feelings.some((one) => ILL.includes(one));
  if (feeling === 'strong') return level >= 2;
  return feelings.includes(feeling);
}

function findRarity(rows: SparseRows): Float32Array {
  const texts = new Float32Array(rows.width);
  for (const column of rows.columns) texts[column] = (texts[column] as number) + 1;
  return texts.map((count) => Math.log(rows.size / (count + 1)) + 1);
}

function trainOne(rows: SparseRows, labels: Int32Array, options: EmotionOptions, rowWeights: Float32Array) {
  const { cost = 1, seed = 1 } = options;
  return trainSvm(rows, labels, 1, { cost, seed, rowWeights });
}

/** Scores held out inside, for the curve. Labels: 0 has the feeling, 1 has not (trainSvm's first class is 0). */
function scoreHeldOut(rows: SparseRows, labels: Int32Array, options: EmotionOptions, rowWeights: Float32Array): Float32Array {
  const folds = 5;
  const foldOf = makeFolds(labels, folds, options.seed ?? 1);
  const scores = new Float32Array(rows.size);
  for (let fold = 0; fold < folds; fold++) {
    const seen: number[] = [];
    const held: number[] = [];
    for (let row = 0; row < rows.size; row++) (foldOf[row] === fold ? held : seen).push(row);
    const own = Int32Array.from(seen, (row) => labels[row] as number);
    const weights = Float32Array.from(seen, (row) => rowWeights[row] as number);
    const found = scoreRows(trainOne(pickRows(rows, seen), own, options, weights), pickRows(rows, held));
    held.forEach((row, i) => {
      scores[row] = found[i] as number;
    });
  }
  return scores;
}

/** A feeling that few examples have counts more, by the root of how few: else none but the plainest would be heard. */
function balanceRows(labels: Int32Array, rowWeights: Float32Array): Float32Array {
  let inside = 0;
  let outside = 0;
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] === 0) inside += rowWeights[row] as number;
    else outside += rowWeights[row] as number;
  }
  const factor = inside > 0 ? Math.sqrt(outside / inside) : 1;
  return rowWeights.map((weight, row) => (labels[row] === 0 ? weight * factor : weight));
}

export function trainEmotionParts(examples: readonly EmotionExample[], options: EmotionOptions = {}): EmotionParts {
  const texts = examples.map(({ text }) => text);
  const { columns, rows: plain } = readRows(createFeatureMaker(), texts, options.minTexts ?? 2);
  const rarity = findRarity(plain);
  const rows = normaliseRows(scaleColumns(plain, rarity));
  const rowWeights = Float32Array.from(examples, ({ weight }) => weight ?? 1);
  const count = FEELINGS.length;
  const parts: EmotionParts = {
    columns,
    rarity,
    weights: new Float32Array(rows.width * count),
    bias: new Float32Array(count),
    slopes: new Float32Array(count),
    lifts: new Float32Array(count),
  };
  FEELINGS.forEach((feeling, k) => {
    const labels = Int32Array.from(examples, (example) => (holdsFeeling(example, feeling) ? 0 : 1));
    const answers = labels.map((label) => 1 - label);
    const said = rowWeights.map((weight, row) => (examples[row]?.unsaid?.includes(feeling) ? UNSAID_WEIGHT : weight));
    const balanced = balanceRows(labels, said);
    const curve = fitLogistic(scoreHeldOut(rows, labels, options, balanced), 1, answers, { rowWeights: balanced });
    const model = trainOne(rows, labels, options, balanced);
    const slope = (curve.weights[0] as number) / (curve.scales[0] as number);
    parts.slopes[k] = slope;
    parts.lifts[k] = curve.bias - slope * (curve.means[0] as number);
    parts.bias[k] = model.bias[0] as number;
    for (let column = 0; column < rows.width; column++) {
      parts.weights[column * count + k] = (model.weights[column] as number) * (rarity[column] as number);
    }
  });
  return parts;
}

/** The bytes of a model file for `loadEmotionModel`. The same examples and seed give the same bytes. */
export function trainEmotion(examples: readonly EmotionExample[], options: EmotionOptions = {}): Uint8Array {
  return saveEmotionParts(trainEmotionParts(examples, options));
}
