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
  const arena = createArena((width * (wide + hidden)) / 4 + classes * (hidden + 4) + longest * 2 + wide + hidden * 2, 12);
  const { kernels } = arena;
  const linearLevels = arena.bytes(width * wide);
  copyPadded(scorer.linear.levels, classes, linearLevels);
  const vectorLevels = arena.bytes(width * hidden);
  vectorLevels.set(scorer.vectors.levels);
  const outer = arena.floats(classes * hidden);
  outer.set(scorer.outer);
  const columns = arena.ints(longest);
  const factors = arena.floats(longest);
  const linear = arena.floats(wide);
  const layer = arena.floats(hidden);
  const all = arena.ints(classes);
  for (let k = 0; k < classes; k++) all[k] = k;
  const net = arena.floats(classes);
  const scores = { linear: linear.subarray(0, classes), net };
  const load = (row: Row, scales: Float32Array): void => {
    for (let i = 0; i < row.count; i++) factors[i] = (row.values[i] as number) * (scales[row.columns[i] as number] as number);
  };
  return (row) => {
    columns.set(row.columns.subarray(0, row.count));
    linear.set(scorer.linearBias);
    load(row, scorer.linear.scales);
    kernels.gatherBytes(columns.byteOffset, factors.byteOffset, row.count, linearLevels.byteOffset, wide, linear.byteOffset);
    layer.set(scorer.bias);
    load(row, scorer.vectors.scales);
    kernels.gatherBytes(columns.byteOffset, factors.byteOffset, row.count, vectorLevels.byteOffset, hidden, layer.byteOffset);
    for (let j = 0; j < hidden; j++) if ((layer[j] as number) < 0) layer[j] = 0;
    kernels.dot(all.byteOffset, net.byteOffset, classes, outer.byteOffset, hidden * 4, layer.byteOffset);
    for (let k = 0; k < classes; k++) net[k] = (net[k] as number) + (scorer.outerBias[k] as number);
    return scores;
  };
}
