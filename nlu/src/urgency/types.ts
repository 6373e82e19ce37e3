/** Every reason there is; `means <intent>`: an intent of the service pack that can wait little. Readers translate them by name. */
export const TERM_NAMES = [
  'safety',
  'money at risk',
  'legal or public',
  'asked before',
  'says it is urgent',
  'time is short',
  'cannot go on',
  'deadline',
  'has waited',
  'large sum',
  'anger',
  'anxiety',
  'repeated contact',
  'threat',
  'spam',
  'gibberish',
  'says there is time',
  'several issues',
  'more than one matter',
  'several questions',
  'many things named',
  'conditions',
  'steps',
  'tried before',
  'answers that did not help',
  'long',
] as const;
export type TermName = (typeof TERM_NAMES)[number] | `means ${string}`;

/**
 * One reason and what it adds: reasons join as if independent, 1 - Π(1 - weight). A weight below 0 takes that share of the sum away.
 * `words` come from the text in lower case and plain width, or say where the reason comes from ("contacts: 3").
 */
export type Term = { name: TermName; weight: number; words: readonly string[] };
export type Score = { score: number; terms: readonly Term[] };

const round = (value: number): number => Math.round(value * 1000) / 1000;

export function joinTerms(terms: readonly Term[]): Score {
  let calm = 1;
  let kept = 1;
  for (const { weight } of terms) {
    if (weight >= 0) calm *= 1 - Math.min(weight, 1);
    else kept *= 1 + Math.max(weight, -1);
  }
  return { score: round((1 - calm) * kept), terms: terms.map((term) => ({ ...term, weight: round(term.weight) })) };
}

/** A name for a reason, and its rows: how much each adds, and how it is said. */
export type Cue = { name: TermName; most: number; rows: readonly (readonly [weight: number, pattern: RegExp])[]; not?: RegExp };

const MOST_WORDS = 5;

/** Rows of one cue join like terms, up to `most`; what `not` matches is taken out of the text first. */
export function findCue(text: string, { name, most, rows, not }: Cue): Term | undefined {
  const judged = not === undefined ? text : text.replace(not, (found) => '\u0000'.repeat(found.length));
  let calm = 1;
  const words: string[] = [];
  for (const [weight, pattern] of rows) {
    const found = pattern.exec(judged);
    if (!found) continue;
    calm *= 1 - weight;
    if (words.length < MOST_WORDS) words.push(text.slice(found.index, found.index + found[0].length));
  }
  return words.length === 0 ? undefined : { name, weight: Math.min(most, 1 - calm), words };
}
