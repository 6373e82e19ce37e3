import { applyLogistic } from '../learn/calibrate.ts';
import { createRowMaker, type Row } from '../learn/feature-space.ts';
import { lazy } from '../lazy.ts';
import { explainWords } from './explain-words.ts';
import { findClauses } from './find-clauses.ts';
import { measureKnown } from './hold-out.ts';
import { SCOPE_SIGNALS, writeSignals } from './scope-signals.ts';
import { createScorerRun } from './run-scorer.ts';
import { mixInto } from './scorer.ts';
import type { IntentFinding, IntentGuess, IntentModel, IntentParts } from './types.ts';

const MAX_GUESSES = 5;
/** A part of a message must be at least this sure to count as an intent of its own. */
const SURE = 0.5;

type Reading = { row: Row; probabilities: Float32Array; outOfScope: number };

/** A model ready to classify; the scratch arrays are its own, so one text is read at a time. */
export function createIntentModel(parts: IntentParts): IntentModel {
  const makeRow = createRowMaker(parts.space);
  const { classes } = parts.scorer;
  const runScorer = createScorerRun(parts.scorer);
  const intents = parts.names.length;
  const shares = { linear: new Float32Array(classes), net: new Float32Array(classes) };
  const probabilities = new Float32Array(classes);
  const signals = new Array<number>(SCOPE_SIGNALS).fill(0);
  const read = (text: string): Reading => {
    const row = makeRow(text);
    const { linear, net } = runScorer(row);
    shares.linear.set(linear);
    shares.net.set(net);
    mixInto(shares.linear, shares.net, parts.mix, probabilities);
    const known = measureKnown(parts.space, row.columns, row.count, row.wordTotal, row.features.size - row.wordTotal);
    writeSignals({ linear, net, probabilities }, intents, parts.mix, known, signals);
    const outOfScope = row.count === 0 ? 1 : applyLogistic(parts.scope, signals);
    return { row, probabilities: shareOut(probabilities, intents), outOfScope };
  };
  const classify = (text: string): IntentFinding => {
    const { row, probabilities, outOfScope } = read(text);
    const guesses = pickGuesses(probabilities, parts.names);
    const explain = lazy(() =>
      row.count === 0 ? [] : explainWords(parts, makeRow(text), parts.names.indexOf(guesses[0]?.intent as string)),
    );
    const several = lazy(() => findSeveral(text, read, parts.names));
    return {
      guesses,
      outOfScope,
      // Worked out when asked for: most callers want the intent only.
      get several() {
        return several();
      },
      get words() {
        return explain();
      },
    };
  };
  return { names: parts.names, version: parts.version, parts, classify };
}

/** The probabilities of the intents alone, "none" taken out. */
function shareOut(probabilities: Float32Array, intents: number): Float32Array {
  const inside = probabilities.subarray(0, intents);
  let sum = 0;
  for (let k = 0; k < intents; k++) sum += inside[k] as number;
  for (let k = 0; k < intents; k++) inside[k] = (inside[k] as number) / sum;
  return inside;
}

function pickGuesses(probabilities: Float32Array, names: readonly string[]): IntentGuess[] {
  const best: number[] = [];
  for (let k = 0; k < probabilities.length; k++) {
    let at = best.length;
    while (at > 0 && (probabilities[k] as number) > (probabilities[best[at - 1] as number] as number)) at--;
    if (at >= MAX_GUESSES) continue;
    best.splice(at, 0, k);
    if (best.length > MAX_GUESSES) best.pop();
  }
  return best.map((k) => ({ intent: names[k] as string, probability: probabilities[k] as number }));
}

/** The intents of a message's parts, when two or more parts surely mean different ones. */
function findSeveral(text: string, read: (text: string) => Reading, names: readonly string[]): string[] {
  const clauses = findClauses(text);
  if (clauses.length < 2) return [];
  const found: string[] = [];
  for (const clause of clauses) {
    const { probabilities, outOfScope } = read(clause);
    const guess = pickGuesses(probabilities, names)[0] as IntentGuess;
    if (outOfScope < SURE && guess.probability >= SURE && !found.includes(guess.intent)) found.push(guess.intent);
  }
  return found.length > 1 ? found : [];
}
