import { lazy } from '../lazy.ts';
import { normaliseText } from '../normalise/index.ts';
import { findConcepts, takeProducts } from './service-concepts.ts';
import { stemEnglish } from '../stem-english.ts';
import { STOP_WORDS } from '../stop-words.ts';
import { type Token, tokenize } from '../tokenize.ts';

const stopTerms = lazy(() => new Set([...STOP_WORDS].flatMap((word) => [word, stemEnglish(word), 'not'])));

/** Single Han letters catch what the segmenter cut differently, but each says little. Tuned on the tune part of eval/questions. */
const WEIGHT: Readonly<Record<Token['kind'], number>> = { word: 1, letter: 0.25, number: 0.5 };
const STOP_WEIGHT = 0.06;
const CONCEPT_WEIGHT = 1.2;
const PRODUCT_WEIGHT = 0.9;

/** `concepts` off: long prose touches on many in passing, where they say little and cost most of the time. */
export function weighTerms(text: string, { concepts = true } = {}): Map<string, number> {
  const terms = new Map<string, number>();
  const stops = stopTerms();
  const normalised = normaliseText(text);
  const { products, rest } = takeProducts(normalised);
  for (const token of tokenize(rest)) {
    const weight = stops.has(token.term) ? (token.kind === 'letter' ? 0 : STOP_WEIGHT) : WEIGHT[token.kind];
    if (weight > 0) terms.set(token.term, (terms.get(token.term) ?? 0) + weight);
  }
  if (concepts) for (const concept of findConcepts(normalised)) terms.set(concept, CONCEPT_WEIGHT);
  for (const product of products) terms.set(product, PRODUCT_WEIGHT);
  return terms;
}
