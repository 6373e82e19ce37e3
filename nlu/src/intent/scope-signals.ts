import type { Mix } from './scorer.ts';

/** How many signals tell what is out of scope. */
export const SCOPE_SIGNALS = 7;

/** One text as the scorer saw it: raw scores of both, mixed probabilities ("none" last, if there is such a class). */
export type Seen = { linear: Float32Array; net: Float32Array; probabilities: Float32Array };

/** Shares of a text's features that the examples have, words and letters apart, and how many those are. */
export type Known = { words: number; letters: number; count: number };

/**
 * Writes: the logit of the best intent's probability; the separator's best score and its lead; the net's energy; the odds of "none"
 * against the best intent; the shares of known words and letters. Reads raw scores: call it before they are made probabilities.
 */
export function writeSignals(seen: Seen, intents: number, mix: Mix, known: Known, signals: Float32Array | number[], at = 0): void {
  const { linear, net, probabilities } = seen;
  let best = 0;
  let inside = 0;
  let first = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < intents; k++) {
    const probability = probabilities[k] as number;
    inside += probability;
    if (probability > best) best = probability;
    const score = linear[k] as number;
    if (score > first) {
      second = first;
      first = score;
    } else if (score > second) second = score;
    if ((net[k] as number) > top) top = net[k] as number;
  }
  let energy = 0;
  for (let k = 0; k < intents; k++) energy += Math.exp(((net[k] as number) - top) / mix.netHeat);
  const share = best / Math.max(inside, 1e-9);
  const none = intents < probabilities.length ? (probabilities[intents] as number) : 0;
  signals[at] = Math.log((share + 1e-3) / (1 - share + 1e-3));
  signals[at + 1] = first;
  signals[at + 2] = first - second;
  signals[at + 3] = top / mix.netHeat + Math.log(energy);
  signals[at + 4] = Math.log((none + 1e-3) / (best + 1e-3));
  signals[at + 5] = known.words;
  signals[at + 6] = known.letters;
}
