import { lazy } from './lazy.ts';
import { normaliseText } from './normalise-text.ts';
import { findConcepts } from './service-concepts.ts';
import { stemEnglish } from './stem-english.ts';
import { STOP_WORDS } from './stop-words.ts';
import { type Token, tokenize } from './tokenize.ts';

const stopTerms = lazy(() => new Set([...STOP_WORDS].flatMap((word) => [word, stemEnglish(word), 'not'])));

/** Single Han letters catch what the segmenter cut differently, but each says little. Tuned on the tune part of eval/questions. */
const WEIGHT: Readonly<Record<Token['kind'], number>> = { word: 1, letter: 0.25, number: 0.6 };
const STOP_WEIGHT = 0.08;
const CONCEPT_WEIGHT = 1.1;

/** Terms of a text with what one occurrence is worth; concepts count once. */
export function weighTerms(text: string): Map<string, number> {
  const terms = new Map<string, number>();
  const stops = stopTerms();
  for (const token of tokenize(text)) {
    const weight = stops.has(token.term) ? (token.kind === 'letter' ? 0 : STOP_WEIGHT) : WEIGHT[token.kind];
    if (weight > 0) terms.set(token.term, (terms.get(token.term) ?? 0) + weight);
  }
  for (const concept of findConcepts(normaliseText(text))) terms.set(concept, CONCEPT_WEIGHT);
  return terms;
}
