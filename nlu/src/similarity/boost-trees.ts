/**
 * Gradient-boosted trees for yes or no over a few dozen dense columns: columns are cut into bins once, each level of a tree is grown over
 * histograms, leaves take Newton steps. Rows and columns are drawn anew for every tree.
 */
import { createRandom, type Random } from '../learn/index.ts';

/** `width` columns per row, row after row. */
export type DenseRows = { values: Float32Array; width: number; count: number };
/** Complete binary trees of `depth` levels, one after the other: split column and threshold per inner node, value per leaf. */
export type Trees = { depth: number; count: number; columns: Uint16Array; thresholds: Float32Array; leaves: Float32Array; start: number };
export type BoostOptions = {
  trees?: number;
  depth?: number;
  rate?: number;
  ridge?: number;
  leastRows?: number;
  share?: number;
  seed?: number;
};

const BINS = 32;

/** Thresholds between bins, column after column, from a spread of the values. */
function cutColumns(rows: DenseRows): Float32Array {
  const cuts = new Float32Array(rows.width * (BINS - 1));
  const column = new Float32Array(rows.count);
  for (let c = 0; c < rows.width; c++) {
    for (let r = 0; r < rows.count; r++) column[r] = rows.values[r * rows.width + c] as number;
    column.sort();
    for (let b = 1; b < BINS; b++) cuts[c * (BINS - 1) + b - 1] = column[Math.floor((b * (rows.count - 1)) / BINS)] as number;
  }
  return cuts;
}

/** Bin of every value: the number of cuts below it. */
function binRows(rows: DenseRows, cuts: Float32Array): Uint8Array {
  const bins = new Uint8Array(rows.values.length);
  for (let i = 0; i < bins.length; i++) {
    const value = rows.values[i] as number;
    const from = (i % rows.width) * (BINS - 1);
    let low = 0;
    let high = BINS - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cuts[from + middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    bins[i] = low;
  }
  return bins;
}

type Growth = {
  rows: DenseRows;
  bins: Uint8Array;
  cuts: Float32Array;
  gradients: Float32Array;
  hessians: Float32Array;
  /** Node of the level a row has come to; -1 for rows this tree does not see. */
  places: Int32Array;
  ridge: number;
  leastRows: number;
};

type Split = { column: number; bin: number };

function fillHistograms(growth: Growth, nodes: number, column: number, sums: Float64Array): void {
  sums.fill(0);
  const { bins, places, gradients, hessians, rows } = growth;
  const span = nodes * BINS;
  for (let r = 0; r < rows.count; r++) {
    const place = places[r] as number;
    if (place < 0) continue;
    const at = place * BINS + (bins[r * rows.width + column] as number);
    sums[at] = (sums[at] as number) + (gradients[r] as number);
    sums[span + at] = (sums[span + at] as number) + (hessians[r] as number);
  }
}

/** Better splits of the level's nodes by this column, put where they beat what is there. */
function findSplits(growth: Growth, nodes: number, column: number, sums: Float64Array, best: Split[], gains: Float64Array): void {
  const span = nodes * BINS;
  for (let node = 0; node < nodes; node++) {
    let gradient = 0;
    let hessian = 0;
    for (let b = 0; b < BINS; b++) {
      gradient += sums[node * BINS + b] as number;
      hessian += sums[span + node * BINS + b] as number;
    }
    const whole = (gradient * gradient) / (hessian + growth.ridge);
    let left = 0;
    let leftWeight = 0;
    for (let b = 0; b < BINS - 1; b++) {
      left += sums[node * BINS + b] as number;
      leftWeight += sums[span + node * BINS + b] as number;
      const rightWeight = hessian - leftWeight;
      // A hessian is at most a quarter, so this holds about leastRows rows back on either side.
      if (leftWeight < growth.leastRows / 4 || rightWeight < growth.leastRows / 4) continue;
      const right = gradient - left;
      const gain = (left * left) / (leftWeight + growth.ridge) + (right * right) / (rightWeight + growth.ridge) - whole;
      if (gain > (gains[node] as number)) {
        gains[node] = gain;
        best[node] = { column, bin: b };
      }
    }
  }
}

function growTree(growth: Growth, trees: Trees, at: number, share: number, random: Random): void {
  const inner = 2 ** trees.depth - 1;
  const sums = new Float64Array(2 * 2 ** (trees.depth - 1) * BINS);
  for (let level = 0; level < trees.depth; level++) {
    const nodes = 2 ** level;
    const best: Split[] = Array.from({ length: nodes }, () => ({ column: 0, bin: BINS - 1 }));
    const gains = new Float64Array(nodes).fill(1e-6);
    for (let column = 0; column < growth.rows.width; column++) {
      if (random.next() > share) continue;
      fillHistograms(growth, nodes, column, sums);
      findSplits(growth, nodes, column, sums, best, gains);
    }
    best.forEach(({ column, bin }, node) => {
      const slot = at * inner + nodes - 1 + node;
      trees.columns[slot] = column;
      trees.thresholds[slot] = bin >= BINS - 1 ? Number.POSITIVE_INFINITY : (growth.cuts[column * (BINS - 1) + bin] as number);
    });
    for (let r = 0; r < growth.rows.count; r++) {
      const place = growth.places[r] as number;
      if (place < 0) continue;
      const { column, bin } = best[place] as Split;
      growth.places[r] = 2 * place + ((growth.bins[r * growth.rows.width + column] as number) > bin ? 1 : 0);
    }
  }
}

function setLeaves(growth: Growth, trees: Trees, at: number, rate: number): void {
  const leafCount = 2 ** trees.depth;
  const gradients = new Float64Array(leafCount);
  const hessians = new Float64Array(leafCount);
  for (let r = 0; r < growth.rows.count; r++) {
    const place = growth.places[r] as number;
    if (place < 0) continue;
    gradients[place] = (gradients[place] as number) + (growth.gradients[r] as number);
    hessians[place] = (hessians[place] as number) + (growth.hessians[r] as number);
  }
  for (let leaf = 0; leaf < leafCount; leaf++) {
    trees.leaves[at * leafCount + leaf] = (-rate * (gradients[leaf] as number)) / ((hessians[leaf] as number) + growth.ridge);
  }
}

function walkTree(trees: Trees, at: number, values: Float32Array, from: number): number {
  const inner = 2 ** trees.depth - 1;
  let node = 0;
  while (node < inner) {
    const slot = at * inner + node;
    node = 2 * node + 1 + ((values[from + (trees.columns[slot] as number)] as number) > (trees.thresholds[slot] as number) ? 1 : 0);
  }
  return trees.leaves[at * (inner + 1) + node - inner] as number;
}

/** Log-odds of yes for the row that begins at `from`. */
export function scoreTrees(trees: Trees, values: Float32Array, from = 0): number {
  let sum = trees.start;
  for (let at = 0; at < trees.count; at++) sum += walkTree(trees, at, values, from);
  return sum;
}

function makeTrees(count: number, depth: number, start: number): Trees {
  const inner = 2 ** depth - 1;
  return {
    depth,
    count,
    start,
    columns: new Uint16Array(count * inner),
    thresholds: new Float32Array(count * inner),
    leaves: new Float32Array(count * (inner + 1)),
  };
}

/** `labels`: 1 for yes, 0 for no. */
export function boostTrees(rows: DenseRows, labels: Uint8Array, options: BoostOptions = {}): Trees {
  const { trees: count = 250, depth = 4, rate = 0.06, ridge = 3, leastRows = 20, share = 0.5, seed = 1 } = options;
  const random = createRandom(seed);
  const yes = labels.reduce((sum, label) => sum + label, 0);
  const trees = makeTrees(count, depth, Math.log((yes + 1) / (rows.count - yes + 1)));
  const cuts = cutColumns(rows);
  const growth: Growth = {
    rows,
    cuts,
    bins: binRows(rows, cuts),
    gradients: new Float32Array(rows.count),
    hessians: new Float32Array(rows.count),
    places: new Int32Array(rows.count),
    ridge,
    leastRows,
  };
  const scores = new Float32Array(rows.count).fill(trees.start);
  for (let at = 0; at < count; at++) {
    for (let r = 0; r < rows.count; r++) {
      const chance = 1 / (1 + Math.exp(-(scores[r] as number)));
      growth.gradients[r] = chance - (labels[r] as number);
      growth.hessians[r] = chance * (1 - chance);
      growth.places[r] = random.next() < 0.8 ? 0 : -1;
    }
    growTree(growth, trees, at, share, random);
    setLeaves(growth, trees, at, rate);
    for (let r = 0; r < rows.count; r++) scores[r] = (scores[r] as number) + walkTree(trees, at, rows.values, r * rows.width);
  }
  return trees;
}
