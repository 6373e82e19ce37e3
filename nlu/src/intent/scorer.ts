/** A straight separator and a small net over the same rows, their probabilities mixed: the two err on different messages. */
import { findTop, type LinearModel, scoreRows, softmaxInPlace } from '../learn/linear-model.ts';
import { type Quantised, quantise } from '../learn/quantise.ts';
import type { SparseRows } from '../learn/sparse-rows.ts';
import { joinNets } from '../learn/join-nets.ts';
import { type Net, scoreRowsByNet, trainNet } from '../learn/train-net.ts';
import { trainSvm } from '../learn/train-svm.ts';

export type Scorer = { linear: LinearModel; net: Net };

/** The same in 4 bits: what a model keeps. */
export type PackedScorer = {
  classes: number;
  hidden: number;
  linear: Quantised;
  linearBias: Float32Array;
  vectors: Quantised;
  bias: Float32Array;
  outer: Float32Array;
  outerBias: Float32Array;
};

/** How the examples want to be learnt: wrong labels ask for a looser fit, few examples for more rounds. */
export type Plan = { noisy: boolean; cost: number; linearRounds: number; rounds: number; hidden: number; dropout: number; nets: number };

export type ScorerOptions = { seed: number; plan: Plan; rowWeights: Float32Array; onProgress?: (done: number) => void };

/** Trust in a row whose label a loose fit does not find: for the separator, and for the net, which would learn it by heart. */
const DOUBTED_LINEAR = 0.3;
const DOUBTED_NET = 0.1;
const LOOSE_COST = 0.1;

/** Weights of the rows with the doubted ones lowered, by a first loose fit on the same rows. */
function doubtRows(rows: SparseRows, labels: ArrayLike<number>, classes: number, options: ScorerOptions): Uint8Array {
  const doubted = new Uint8Array(rows.size);
  if (!options.plan.noisy) return doubted;
  const scores = scoreRows(
    trainSvm(rows, labels, classes, { cost: LOOSE_COST, rounds: 6, seed: options.seed, rowWeights: options.rowWeights }),
    rows,
  );
  for (let row = 0; row < rows.size; row++) {
    doubted[row] = findTop(scores.subarray(row * classes, (row + 1) * classes)) === labels[row] ? 0 : 1;
  }
  return doubted;
}

export function trainScorer(rows: SparseRows, labels: ArrayLike<number>, classes: number, options: ScorerOptions): Scorer {
  const { plan, seed, rowWeights } = options;
  const doubted = doubtRows(rows, labels, classes, options);
  const linear = trainSvm(rows, labels, classes, {
    cost: plan.cost,
    rounds: plan.linearRounds,
    seed,
    rowWeights: rowWeights.map((weight, row) => (doubted[row] === 1 ? weight * DOUBTED_LINEAR : weight)),
    onClass: (done) => options.onProgress?.((0.4 * done) / classes),
  });
  const trainOne = (turn: number): Net =>
    trainNet(rows, labels, classes, {
      hidden: plan.hidden,
      rounds: plan.rounds,
      dropout: plan.dropout,
      rate: 0.035,
      seed: seed + turn,
      rowWeights: rowWeights.map((weight, row) => (doubted[row] === 1 ? weight * DOUBTED_NET : weight)),
      onRound: (done, rounds) => options.onProgress?.(0.4 + (0.6 * (turn + done / rounds)) / plan.nets),
    });
  return { linear, net: joinNets(Array.from({ length: plan.nets }, (_, turn) => trainOne(turn))) };
}

/** Scores of both for every row, row after row. */
export type Scores = { linear: Float32Array; net: Float32Array };

export function scoreAll(scorer: Scorer, rows: SparseRows): Scores {
  return { linear: scoreRows(scorer.linear, rows), net: scoreRowsByNet(scorer.net, rows) };
}

/** How the two are mixed: each with its temperature, the net with its share. */
export type Mix = { linearHeat: number; netHeat: number; netShare: number };

/** Probabilities of one row from both scores; overwrites `linear` and `net` with their own probabilities. */
export function mixInto(linear: Float32Array, net: Float32Array, mix: Mix, probabilities: Float32Array): void {
  softmaxInPlace(linear, mix.linearHeat);
  softmaxInPlace(net, mix.netHeat);
  for (let k = 0; k < probabilities.length; k++) {
    probabilities[k] = mix.netShare * (net[k] as number) + (1 - mix.netShare) * (linear[k] as number);
  }
}

/** Largest level that fits half a byte. */
const HALF_BYTE = 7;

export function packScorer(scorer: Scorer): PackedScorer {
  const { linear, net } = scorer;
  return {
    classes: linear.classes,
    hidden: net.hidden,
    linear: quantise(linear.weights, linear.classes, HALF_BYTE),
    linearBias: linear.bias,
    vectors: quantise(net.vectors, net.hidden, HALF_BYTE),
    bias: net.bias,
    outer: net.outer,
    outerBias: net.outerBias,
  };
}
