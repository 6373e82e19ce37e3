/**
 * Multinomial logistic regression by AdaGrad over single rows. Optional: features dropped at random (which keeps rare features from
 * being outshouted), soft targets, row weights. Classes that a row hardly concerns are skipped, so a round costs little.
 */
import { findTop, type LinearModel, softmaxInPlace } from './linear-model.ts';
import { countUp, createRandom, shuffle } from './seeded-random.ts';
import type { SparseRows } from './sparse-rows.ts';

export type SoftmaxOptions = {
  rounds?: number;
  rate?: number;
  /** Pull of every weight towards zero at each touch. */
  decay?: number;
  /** Share of features dropped from a row while training. */
  dropout?: number;
  /** Share of the target spread evenly over all classes. */
  smoothing?: number;
  seed?: number;
  rowWeights?: Float32Array;
  /** Probabilities a row is trained towards, in place of its label; classes wide. */
  targets?: Float32Array;
  /** A model to go on from. */
  start?: LinearModel;
  onRound?: (done: number, rounds: number, right: number) => void;
};

/** Gradients below this move nothing worth its time. */
const LEAST_GRADIENT = 1e-4;

type Step = {
  model: LinearModel;
  history: Float32Array;
  biasHistory: Float32Array;
  columns: Int32Array;
  values: Float32Array;
  count: number;
};

function scoreStep(step: Step, scores: Float32Array): void {
  const { classes, weights, bias } = step.model;
  scores.set(bias);
  for (let i = 0; i < step.count; i++) {
    const value = step.values[i] as number;
    const at = (step.columns[i] as number) * classes;
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] as number) + value * (weights[at + k] as number);
  }
}

/** Moves the weights against the gradient of the listed classes. */
function applyStep(step: Step, touched: Int32Array, touchedCount: number, gradients: Float32Array, rate: number, decay: number): void {
  const { classes, weights, bias } = step.model;
  for (let t = 0; t < touchedCount; t++) {
    const k = touched[t] as number;
    const gradient = gradients[k] as number;
    step.biasHistory[k] = (step.biasHistory[k] as number) + gradient * gradient;
    bias[k] = (bias[k] as number) - (rate * 0.1 * gradient) / Math.sqrt((step.biasHistory[k] as number) + 1e-6);
  }
  for (let i = 0; i < step.count; i++) {
    const value = step.values[i] as number;
    const at = (step.columns[i] as number) * classes;
    for (let t = 0; t < touchedCount; t++) {
      const place = at + (touched[t] as number);
      const gradient = (gradients[touched[t] as number] as number) * value + decay * (weights[place] as number);
      const history = (step.history[place] as number) + gradient * gradient;
      step.history[place] = history;
      weights[place] = (weights[place] as number) - (rate * gradient) / Math.sqrt(history + 1e-8);
    }
  }
}

function dropFeatures(step: Step, rows: SparseRows, row: number, keep: number, next: () => number): void {
  let count = 0;
  const scale = 1 / keep;
  for (let i = rows.starts[row] as number; i < (rows.starts[row + 1] as number); i++) {
    if (keep < 1 && next() >= keep) continue;
    step.columns[count] = rows.columns[i] as number;
    step.values[count++] = (rows.values[i] as number) * scale;
  }
  step.count = count;
}

function findLongest(rows: SparseRows): number {
  let longest = 0;
  for (let row = 0; row < rows.size; row++) longest = Math.max(longest, (rows.starts[row + 1] as number) - (rows.starts[row] as number));
  return longest;
}

export function trainSoftmax(rows: SparseRows, labels: ArrayLike<number>, classes: number, options: SoftmaxOptions = {}): LinearModel {
  const { rounds = 8, rate = 0.5, decay = 0, dropout = 0, smoothing = 0 } = options;
  const random = createRandom(options.seed ?? 1);
  const weights = options.start?.weights.slice() ?? new Float32Array(rows.width * classes);
  const model: LinearModel = { classes, width: rows.width, weights, bias: options.start?.bias.slice() ?? new Float32Array(classes) };
  const longest = findLongest(rows);
  const step: Step = {
    model,
    history: new Float32Array(weights.length),
    biasHistory: new Float32Array(classes),
    columns: new Int32Array(longest),
    values: new Float32Array(longest),
    count: 0,
  };
  const scores = new Float32Array(classes);
  const touched = new Int32Array(classes);
  const order = countUp(rows.size);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    const now = rate * (1 - round / rounds);
    let right = 0;
    for (const row of order) {
      dropFeatures(step, rows, row, 1 - dropout, random.next);
      scoreStep(step, scores);
      if (findTop(scores) === labels[row]) right++;
      softmaxInPlace(scores);
      const weight = options.rowWeights?.[row] ?? 1;
      let count = 0;
      for (let k = 0; k < classes; k++) {
        const aim = options.targets ? (options.targets[row * classes + k] as number) : labels[row] === k ? 1 : 0;
        const gradient = ((scores[k] as number) - aim * (1 - smoothing) - smoothing / classes) * weight;
        if (Math.abs(gradient) < LEAST_GRADIENT) continue;
        scores[k] = gradient;
        touched[count++] = k;
      }
      applyStep(step, touched, count, scores, now, decay);
    }
    options.onRound?.(round + 1, rounds, right / rows.size);
  }
  return model;
}
