/**
 * A small net over sparse rows: row → sum of its features' vectors → rectified hidden layer → one score per class. Features and
 * hidden units are dropped at random while training. AdaGrad with one memory per vector, not per number, so that a step is two
 * plain sweeps over the vectors of the features that are there.
 */
import { softmaxInPlace } from './linear-model.ts';
import { countUp, createRandom, type Random, shuffle } from './seeded-random.ts';
import type { SparseRows } from './sparse-rows.ts';
import { createArena, type Kernels } from './vector-kernels.ts';

/** `vectors`: hidden numbers per column; `outer`: hidden numbers per class. */
export type Net = {
  classes: number;
  hidden: number;
  vectors: Float32Array;
  bias: Float32Array;
  outer: Float32Array;
  outerBias: Float32Array;
};

export type NetOptions = {
  /** Size of the hidden layer, rounded up to a multiple of 16. */
  hidden?: number;
  rounds?: number;
  rate?: number;
  /** Share of a row's features left out at each step. */
  dropout?: number;
  hiddenDropout?: number;
  /** Share of the target spread evenly over all classes. */
  smoothing?: number;
  spread?: number;
  seed?: number;
  rowWeights?: Float32Array;
  /** Probabilities a row is trained towards, in place of its label; classes wide. */
  targets?: Float32Array;
  onRound?: (done: number, rounds: number) => void;
};

/** Gradients below this move nothing worth its time. */
const LEAST_GRADIENT = 2e-4;

function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(random.next() + 1e-12)) * Math.cos(2 * Math.PI * random.next());
}

/** The net and all that training needs, in one arena; `columns` and `values` are the row at hand, `classList` and `factors` its classes. */
type Work = {
  kernels: Kernels;
  net: Net;
  columns: Int32Array;
  values: Float32Array;
  count: number;
  classList: Int32Array;
  factors: Float32Array;
  layer: Float32Array;
  back: Float32Array;
  mask: Float32Array;
  scores: Float32Array;
  vectorMemory: Float32Array;
  biasMemory: Float32Array;
  outerMemory: Float32Array;
};

function makeWork(width: number, classes: number, hidden: number, longest: number): Work {
  const numbers = width * (hidden + 1) + classes * (hidden + 6) + longest * 2 + hidden * 6;
  const { floats, ints, kernels } = createArena(numbers, 20);
  return {
    kernels,
    net: {
      classes,
      hidden,
      vectors: floats(width * hidden),
      bias: floats(hidden),
      outer: floats(classes * hidden),
      outerBias: floats(classes),
    },
    columns: ints(longest),
    values: floats(longest),
    count: 0,
    classList: ints(classes),
    factors: floats(classes),
    layer: floats(hidden),
    back: floats(hidden),
    mask: new Float32Array(hidden),
    scores: floats(classes),
    vectorMemory: floats(width).fill(1e-8),
    biasMemory: floats(hidden).fill(1e-4),
    outerMemory: floats(classes).fill(1e-6),
  };
}

function drawWeights(net: Net, spread: number, random: Random): void {
  for (let i = 0; i < net.vectors.length; i++) net.vectors[i] = (random.next() * 2 - 1) * spread * 1.73;
  for (let i = 0; i < net.outer.length; i++) net.outer[i] = drawNormal(random) / Math.sqrt(net.hidden);
}

function loadRow(work: Work, rows: SparseRows, row: number, dropout: number, random: Random): void {
  const end = rows.starts[row + 1] as number;
  const scale = 1 / (1 - dropout);
  let count = 0;
  for (let i = rows.starts[row] as number; i < end; i++) {
    if (dropout > 0 && random.next() < dropout) continue;
    work.columns[count] = rows.columns[i] as number;
    work.values[count++] = (rows.values[i] as number) * scale;
  }
  work.count = count;
}

function goForward(work: Work, hiddenDropout: number, random: Random): void {
  const { net, layer, mask, scores, classList, kernels } = work;
  const { hidden, classes, outer } = net;
  layer.set(net.bias);
  kernels.gather(work.columns.byteOffset, work.values.byteOffset, work.count, net.vectors.byteOffset, hidden * 4, layer.byteOffset);
  const scale = 1 / (1 - hiddenDropout);
  for (let j = 0; j < hidden; j++) {
    const kept = (layer[j] as number) > 0 && (hiddenDropout === 0 || random.next() >= hiddenDropout);
    mask[j] = kept ? scale : 0;
    layer[j] = kept ? (layer[j] as number) * scale : 0;
  }
  for (let k = 0; k < classes; k++) classList[k] = k;
  kernels.dot(classList.byteOffset, scores.byteOffset, classes, outer.byteOffset, hidden * 4, layer.byteOffset);
  for (let k = 0; k < classes; k++) scores[k] = (scores[k] as number) + (net.outerBias[k] as number);
  softmaxInPlace(scores);
}

/** Moves the outer weights of the classes whose gradient counts; what flows back to the hidden layer is left in `back`. */
function moveClasses(work: Work, row: number, label: number, weight: number, options: NetOptions, rate: number): void {
  const { net, layer, back, scores, classList, factors, outerMemory, kernels } = work;
  const { classes, hidden } = net;
  const smoothing = options.smoothing ?? 0;
  let length = 0;
  for (let j = 0; j < hidden; j++) length += (layer[j] as number) ** 2;
  const mean = length / hidden;
  let count = 0;
  for (let k = 0; k < classes; k++) {
    const aim = options.targets ? (options.targets[row * classes + k] as number) : label === k ? 1 : 0;
    const gradient = ((scores[k] as number) - aim * (1 - smoothing) - smoothing / classes) * weight;
    if (gradient < LEAST_GRADIENT && gradient > -LEAST_GRADIENT) continue;
    classList[count] = k;
    factors[count++] = gradient;
  }
  back.fill(0);
  kernels.gather(classList.byteOffset, factors.byteOffset, count, net.outer.byteOffset, hidden * 4, back.byteOffset);
  for (let i = 0; i < count; i++) {
    const k = classList[i] as number;
    const gradient = factors[i] as number;
    const memory = (outerMemory[k] as number) + gradient * gradient * mean;
    outerMemory[k] = memory;
    const step = (rate * gradient) / Math.sqrt(memory);
    net.outerBias[k] = (net.outerBias[k] as number) - step * 0.3 * Math.sqrt(mean);
    factors[i] = -step;
  }
  kernels.spread(classList.byteOffset, factors.byteOffset, count, net.outer.byteOffset, hidden * 4, layer.byteOffset);
}

function moveVectors(work: Work, rate: number): void {
  const { net, back, mask, vectorMemory, kernels } = work;
  const { hidden } = net;
  let length = 0;
  for (let j = 0; j < hidden; j++) {
    const gradient = (back[j] as number) * (mask[j] as number);
    back[j] = gradient;
    if (gradient === 0) continue;
    length += gradient * gradient;
    const memory = (work.biasMemory[j] as number) + gradient * gradient;
    work.biasMemory[j] = memory;
    net.bias[j] = (net.bias[j] as number) - (rate * 0.3 * gradient) / Math.sqrt(memory);
  }
  if (length === 0) return;
  const mean = length / hidden;
  for (let i = 0; i < work.count; i++) {
    const value = work.values[i] as number;
    const column = work.columns[i] as number;
    const memory = (vectorMemory[column] as number) + value * value * mean;
    vectorMemory[column] = memory;
    work.values[i] = (-rate * value) / Math.sqrt(memory);
  }
  kernels.spread(work.columns.byteOffset, work.values.byteOffset, work.count, net.vectors.byteOffset, hidden * 4, back.byteOffset);
}

/** Row → hidden layer, before rectifying. */
export function fillLayer(
  net: Net,
  columns: ArrayLike<number>,
  values: ArrayLike<number>,
  start: number,
  end: number,
  layer: Float32Array,
): void {
  const { hidden, vectors } = net;
  layer.set(net.bias);
  for (let i = start; i < end; i++) {
    const value = values[i] as number;
    const at = (columns[i] as number) * hidden;
    for (let j = 0; j < hidden; j++) layer[j] = (layer[j] as number) + value * (vectors[at + j] as number);
  }
}

function findLongest(rows: SparseRows): number {
  let longest = 0;
  for (let row = 0; row < rows.size; row++) longest = Math.max(longest, (rows.starts[row + 1] as number) - (rows.starts[row] as number));
  return longest;
}

export function trainNet(rows: SparseRows, labels: ArrayLike<number>, classes: number, options: NetOptions = {}): Net {
  const { rounds = 10, rate = 0.035, dropout = 0.5, hiddenDropout = 0.2, spread = 0.05 } = options;
  const hidden = Math.ceil((options.hidden ?? 64) / 16) * 16;
  const random = createRandom(options.seed ?? 1);
  const work = makeWork(rows.width, classes, hidden, findLongest(rows));
  drawWeights(work.net, spread, random);
  const order = countUp(rows.size);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (let i = 0; i < order.length; i++) {
      const row = order[i] as number;
      const now = rate * (1 - (round + i / order.length) / rounds) + 1e-4;
      loadRow(work, rows, row, dropout, random);
      goForward(work, hiddenDropout, random);
      moveClasses(work, row, labels[row] as number, options.rowWeights?.[row] ?? 1, options, now);
      moveVectors(work, now);
    }
    options.onRound?.(round + 1, rounds);
  }
  const { vectors, bias, outer, outerBias } = work.net;
  return { classes, hidden, vectors: vectors.slice(), bias: bias.slice(), outer: outer.slice(), outerBias: outerBias.slice() };
}

/** The scores of every row, row after row. */
export function scoreRowsByNet(net: Net, rows: SparseRows): Float32Array {
  const { hidden, classes, outer } = net;
  const all = new Float32Array(rows.size * classes);
  const layer = new Float32Array(hidden);
  for (let row = 0; row < rows.size; row++) {
    fillLayer(net, rows.columns, rows.values, rows.starts[row] as number, rows.starts[row + 1] as number, layer);
    for (let k = 0; k < classes; k++) {
      let sum = net.outerBias[k] as number;
      for (let j = 0; j < hidden; j++) if ((layer[j] as number) > 0) sum += (outer[k * hidden + j] as number) * (layer[j] as number);
      all[row * classes + k] = sum;
    }
  }
  return all;
}
