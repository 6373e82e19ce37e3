import { polarLexicon } from './polar-lexicon.ts';
import type { Cue } from './read-cues.ts';

/** Hands over one feature: a number that names it, and the part of the text it speaks of. */
export type PutFeature = (name: number, start: number, end: number) => void;

const NEGATED = 64;
const STRONG = 128;
const LATE = 256;
const STEPS = [0.5, 2, 4, 6, 9, 13] as const;

/** What a cue says by itself: its first group's valence, turned by "not", raised by "very". */
export function weighCue(cue: Cue, valences: Int8Array): number {
  const plain = (valences[cue.groups[0] as number] as number) * (cue.strong ? 1.5 : 1);
  return cue.negated ? plain * (plain > 0 ? -0.8 : -0.4) : plain;
}

/** Steps a measure has passed, so that a linear model can bend: +0.5, +2, … and -0.5, -2, … */
function putSteps(put: PutFeature, seed: number, measure: number): void {
  STEPS.forEach((step, i) => {
    if (measure > step) put(seed + i, 0, 0);
    if (measure < -step) put(seed + 16 + i, 0, 0);
  });
}

/** Groups counted (negated, strong and late apart), neighbouring groups, and how the balance stands. */
export function putCueFeatures(cues: readonly Cue[], put: PutFeature): void {
  const { valences } = polarLexicon();
  const counts = new Map<number, number>();
  const count = (name: number, cue: Cue): void => {
    const seen = (counts.get(name) ?? 0) + 1;
    counts.set(name, seen);
    if (seen <= 4) put(name * 8 + seen, cue.start, cue.end);
  };
  let before = 63;
  let sum = 0;
  let lateSum = 0;
  let good = 0;
  let bad = 0;
  let first = 0;
  let last = 0;
  for (const cue of cues) {
    for (const group of cue.groups) {
      const name = group + (cue.negated ? NEGATED : 0);
      count(name, cue);
      if (cue.strong) count(name + STRONG, cue);
      if (cue.late) count(name + LATE, cue);
    }
    const name = (cue.groups[0] as number) + (cue.negated ? NEGATED : 0);
    put(1_000_000 + before * 128 + name, cue.start, cue.end);
    before = name;
    const weight = weighCue(cue, valences);
    sum += weight;
    if (cue.late) lateSum += weight;
    if (weight > 0) good += weight;
    else bad -= weight;
    if (weight !== 0) last = Math.sign(weight);
    if (first === 0) first = last;
  }
  put(2_000_000 + last, 0, 0);
  put(2_000_010 + first, 0, 0);
  putSteps(put, 2_001_000, sum);
  putSteps(put, 2_002_000, lateSum);
  putSteps(put, 2_003_000, (8 * (good - bad)) / (good + bad + 1));
  putSteps(put, 2_004_000, (8 * sum) / (cues.length + 1));
}
