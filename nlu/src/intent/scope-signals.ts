import { findTop, softmaxInPlace } from '../learn/linear-model.ts';

/** How many signals tell what is out of scope. */
export const SCOPE_SIGNALS = 4;

/** Writes the signals: logit of the best probability, lead over the second, energy, log of the known features. */
export function writeSignals(scores: Float32Array, temperature: number, known: number, signals: Float32Array | number[], at = 0): void {
  const probabilities = scores.slice();
  softmaxInPlace(probabilities, temperature);
  const top = findTop(probabilities);
  const best = probabilities[top] as number;
  let second = 0;
  let energy = 0;
  for (let k = 0; k < scores.length; k++) {
    if (k !== top && (probabilities[k] as number) > second) second = probabilities[k] as number;
    energy += Math.exp((scores[k] as number) - (scores[top] as number));
  }
  signals[at] = Math.log((best + 1e-4) / (1 - best + 1e-4));
  signals[at + 1] = best - second;
  signals[at + 2] = (scores[top] as number) + Math.log(energy);
  signals[at + 3] = Math.log(1 + known);
}
