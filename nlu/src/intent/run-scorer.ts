import type { Row } from '../learn/feature-space.ts';
import { createArena } from '../learn/vector-kernels.ts';
import type { Scores, PackedScorer } from './scorer.ts';

/** Scores one row; the arrays it answers with are overwritten by the next call. */
export type ScorerRun = (row: Row) => Scores;

const LONGEST = 1 << 16;

function padTo16(size: number): number {
  return Math.ceil(size / 16) * 16;
}

/** Rows of `levels` made as long as the kernels want them. */
function copyPadded(levels: Int8Array, stride: number, padded: Int8Array): void {
  const wide = padTo16(stride);
  for (let row = 0; row * stride < levels.length; row++) padded.set(levels.subarray(row * stride, (row + 1) * stride), row * wide);
}

/** The packed weights laid out for the kernels. */
export function createScorerRun(scorer: PackedScorer): ScorerRun {
  const { classes, hidden } = scorer;
  const width = scorer.linear.scales.length;
  const wide = padTo16(classes);
  const longest = Math.min(width, LONGEST);
  const arena = createArena((width * (wide + hidden)) / 4 + classes * (hidden + 4) + longest * 2 + wide + hidden * 3, 12);
  const { kernels } = arena;
  const linearLevels = arena.bytes(width * wide);
  copyPadded(scorer.linear.levels, classes, linearLevels);
  const vectorLevels = arena.bytes(width * hidden);
  vectorLevels.set(scorer.vectors.levels);
  const outer = arena.floats(classes * hidden);
  outer.set(scorer.outer);
  const columns = arena.ints(longest + 2);
  const pairs = arena.ints((longest >> 1) + 1);
  const factors = new Float32Array(longest + 2);
  const sums = arena.ints(Math.max(wide, hidden));
  const linear = new Float32Array(classes);
  const layer = arena.floats(hidden);
  const all = arena.ints(classes);
  for (let k = 0; k < classes; k++) all[k] = k;
  const net = arena.floats(classes);
  const scores = { linear, net };
  const gather = (row: Row, scales: Float32Array, matrix: Int8Array, stride: number, bias: Float32Array, into: Float32Array): void => {
    for (let i = 0; i < row.count; i++) factors[i] = (row.values[i] as number) * (scales[row.columns[i] as number] as number);
    factors[row.count] = 0;
    const unit = pairFactors(factors, row.count, pairs);
    kernels.gatherBytes(columns.byteOffset, pairs.byteOffset, (row.count + 1) >> 1, matrix.byteOffset, stride, sums.byteOffset);
    for (let k = 0; k < into.length; k++) into[k] = (bias[k] as number) + (sums[k] as number) * unit;
  };
  return (row) => {
    columns.set(row.columns.subarray(0, row.count));
    columns[row.count] = 0;
    gather(row, scorer.linear.scales, linearLevels, wide, scorer.linearBias, linear);
    gather(row, scorer.vectors.scales, vectorLevels, hidden, scorer.bias, layer);
    for (let j = 0; j < hidden; j++) if ((layer[j] as number) < 0) layer[j] = 0;
    kernels.dot(all.byteOffset, net.byteOffset, classes, outer.byteOffset, hidden * 4, layer.byteOffset);
    for (let k = 0; k < classes; k++) net[k] = (net[k] as number) + (scorer.outerBias[k] as number);
    return scores;
  };
}

/** Levels are at most this, so that sums stay below 2^31 however long the text. */
const TOP_LEVEL = 7;

/** Factors (one zero behind the last) as 16-bit whole numbers, two to a place of `pairs`; answers what one of them is worth. */
function pairFactors(factors: Float32Array, count: number, pairs: Int32Array): number {
  let top = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const size = Math.abs(factors[i] as number);
    if (size > top) top = size;
    sum += size;
  }
  if (top === 0) {
    pairs.fill(0, 0, (count + 1) >> 1);
    return 0;
  }
  const unit = Math.max(top / 0x7fff, (sum * TOP_LEVEL) / 0x7ff00000);
  for (let i = 0; i < count; i += 2) {
    const low = Math.round((factors[i] as number) / unit);
    const high = Math.round((factors[i + 1] as number) / unit);
    pairs[i >> 1] = (low & 0xffff) | (high << 16);
  }
  return unit;
}
