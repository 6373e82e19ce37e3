/** From held-out scores: how the two scorers are mixed, how sure the mix may be, and where "out of scope" begins. */
import { fitLogistic, fitTemperature, type Logistic } from '../learn/calibrate.ts';
import type { Held, Lesson } from './hold-out.ts';
import { SCOPE_SIGNALS, writeSignals } from './scope-signals.ts';
import { type Mix, mixInto } from './scorer.ts';

export type Confidence = { mix: Mix; scope: Logistic };

/**
 * The share of coming messages taken to be out of scope; held rows are weighed to it. With real examples of such messages their own
 * share, within bounds: they are often far rarer in the examples than in life. Without any, as many as not: what plays their part is
 * harder to tell than the real ones, and a live channel brings much that no intent covers.
 */
const LEAST_OUTSIDE = 0.06;
const MOST_OUTSIDE = 0.5;
const UNSEEN_OUTSIDE = 0.5;

function expectOutside(share: number, real: boolean): number {
  return real ? Math.min(MOST_OUTSIDE, Math.max(LEAST_OUTSIDE, share)) : UNSEEN_OUTSIDE;
}

/** Which way each signal points, and how far it is believed to before any example speaks. */
const SIGNS = [-1, -1, -1, -1, 1, -1, -1];
const PRIOR = [-1, -0.5, 0, 0, 0, -0.5, -0.5];

/** Mean -ln of the right intent's mixed probability, over the rows that have one. */
function findLoss(linear: Float32Array, net: Float32Array, labels: Int32Array, classes: number, share: number): number {
  let loss = 0;
  for (let row = 0; row < labels.length; row++) {
    if ((labels[row] as number) < 0) continue;
    const at = row * classes + (labels[row] as number);
    loss -= Math.log(share * (net[at] as number) + (1 - share) * (linear[at] as number) + 1e-9);
  }
  return loss;
}

function fitMix(lesson: Lesson, held: Held): Mix {
  const { classes } = lesson;
  const linearHeat = fitTemperature(held.scores.linear, held.labels, classes);
  const netHeat = fitTemperature(held.scores.net, held.labels, classes);
  const linear = held.scores.linear.slice();
  const net = held.scores.net.slice();
  const unused = new Float32Array(classes);
  for (let row = 0; row < held.labels.length; row++) {
    const at = row * classes;
    mixInto(linear.subarray(at, at + classes), net.subarray(at, at + classes), { linearHeat, netHeat, netShare: 1 }, unused);
  }
  let netShare = 0.5;
  let least = Number.POSITIVE_INFINITY;
  for (let share = 0.1; share < 0.95; share += 0.1) {
    const loss = findLoss(linear, net, held.labels, classes, share);
    if (loss >= least) continue;
    least = loss;
    netShare = share;
  }
  // The mix of two calibrated guesses is a little too modest; both are cooled alike.
  const mixed = net.map((probability, i) => Math.log(netShare * probability + (1 - netShare) * (linear[i] as number) + 1e-9));
  const heat = fitTemperature(mixed, held.labels, classes);
  return { linearHeat: linearHeat * heat, netHeat: netHeat * heat, netShare };
}

export function fitConfidence(lesson: Lesson, held: Held, scopeHeld: Held): Confidence {
  const { classes, intents } = lesson;
  const mix = fitMix(lesson, held);
  const rows = scopeHeld.labels.length;
  const signals = new Float32Array(rows * SCOPE_SIGNALS);
  const probabilities = new Float32Array(classes);
  let outside = 0;
  for (let row = 0; row < rows; row++) {
    const linear = scopeHeld.scores.linear.slice(row * classes, (row + 1) * classes);
    const net = scopeHeld.scores.net.slice(row * classes, (row + 1) * classes);
    mixInto(linear.slice(), net.slice(), mix, probabilities);
    const known = scopeHeld.known[row] as Held['known'][number];
    writeSignals({ linear, net, probabilities }, intents, mix, known, signals, row * SCOPE_SIGNALS);
    if (scopeHeld.labels[row] === -1) outside++;
  }
  const answers = Uint8Array.from(scopeHeld.labels, (label) => (label === -1 ? 1 : 0));
  const expected = expectOutside(outside / Math.max(1, rows), scopeHeld.real);
  const wanted = (expected / (1 - expected)) * (rows - outside);
  const rowWeights = Float32Array.from(answers, (answer) => (answer === 1 ? wanted / Math.max(1, outside) : 1));
  return {
    mix,
    scope: fitLogistic(signals, SCOPE_SIGNALS, answers, { rowWeights, signs: SIGNS, prior: PRIOR, decay: Math.max(1e-3, 3 / rows) }),
  };
}
