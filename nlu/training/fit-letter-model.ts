/** Softmax regression over hashed letter n-grams: one row of weights per bucket, learned by AdaGrad on made-up short messages. */
import { hashRun, hashWord, MOST_GRAMS } from '../src/language/letter-grams.ts';

export type Sampler = () => string[];
export type FitOptions = { bits: number; rounds: number; rate: number; decay: number; runs: boolean; random: () => number };

const MOST_WORDS = 8;

/** Buckets of a message, given as its words. */
export function hashMessage(words: readonly string[], runs: boolean, into: Uint32Array): number {
  let size = 0;
  for (const word of words) size = (runs ? hashRun : hashWord)(word, 0, word.length, into, size);
  return size;
}

const SNAPSHOTS = 40;

/**
 * Weights, bucket-major: the mean of snapshots over the later half, which is steadier than where the last messages left them.
 * One round is one message of every class, in turn.
 */
export function fitLetterModel(samplers: readonly Sampler[], options: FitOptions): Float32Array {
  const classes = samplers.length;
  const { bits, rounds, rate, decay, runs } = options;
  const weights = new Float32Array(classes << bits);
  const squares = new Float32Array(classes << bits).fill(0.01);
  const buffer = new Uint32Array(MOST_GRAMS * MOST_WORDS);
  const scores = new Float32Array(classes);
  const shift = 32 - bits;
  const sums = new Float32Array(classes << bits);
  let snapshots = 0;
  for (let round = 0; round < rounds; round++) {
    if (round * 2 >= rounds && round % Math.ceil(rounds / 2 / SNAPSHOTS) === 0) {
      snapshots++;
      for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + (weights[at] as number);
    }
    for (let truth = 0; truth < classes; truth++) {
      const size = hashMessage((samplers[truth] as Sampler)(), runs, buffer);
      if (size === 0) continue;
      scores.fill(0);
      for (let at = 0; at < size; at++) {
        const row = ((buffer[at] as number) >>> shift) * classes;
        for (let k = 0; k < classes; k++) scores[k] = (scores[k] as number) + (weights[row + k] as number);
      }
      toErrors(scores, truth);
      for (let at = 0; at < size; at++) {
        const row = ((buffer[at] as number) >>> shift) * classes;
        for (let k = 0; k < classes; k++) {
          const slope = (scores[k] as number) + decay * (weights[row + k] as number);
          squares[row + k] = (squares[row + k] as number) + slope * slope;
          weights[row + k] = (weights[row + k] as number) - (rate * slope) / Math.sqrt(squares[row + k] as number);
        }
      }
    }
  }
  return sums.map((sum) => sum / snapshots);
}

/** Turns scores into probabilities less the truth, in place. */
function toErrors(scores: Float32Array, truth: number): void {
  let best = -Infinity;
  for (const score of scores) if (score > best) best = score;
  let total = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp((scores[k] as number) - best);
    total += scores[k] as number;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] as number) / total - (k === truth ? 1 : 0);
}
