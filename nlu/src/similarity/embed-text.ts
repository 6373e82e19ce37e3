/**
 * A text as 256 numbers of length one. Letters, stems, pairs, word groups and service concepts are hashed with a sign; concepts are the
 * same in Chinese and English, which is how texts meet across the two. No model is needed; a provider (embedding-provider.ts) may do better.
 */
import { normaliseText } from '../normalise/index.ts';
import { listTerms } from '../retrieval/list-terms.ts';
import { findConcepts, takeProducts } from '../retrieval/service-concepts.ts';
import { readMatter } from './read-matter.ts';
import { weighPlainTerm } from './weigh-plain-term.ts';

export const EMBEDDING_SIZE = 256;

const CONCEPT_WEIGHT = 2;
const PRODUCT_WEIGHT = 1.2;
const MATTER_SHARE = 0.4;
const LEAST_CHANCE = 0.02;
/** Places a term is hashed to; more places, fewer collisions that matter. */
const PLACES = 2;

function hashTerm(term: string, seed: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b9);
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function addTerm(vector: Float32Array, term: string, weight: number): void {
  for (let place = 0; place < PLACES; place++) {
    const hash = hashTerm(term, place);
    const at = hash % EMBEDDING_SIZE;
    vector[at] = (vector[at] as number) + (hash & 0x40000000 ? weight : -weight);
  }
}

/** Terms with their weights: what `embed` hashes, and what `similarity` compares whole. */
export function weighMeaning(text: string): Map<string, number> {
  const normalised = normaliseText(text);
  const { products, rest } = takeProducts(normalised);
  const terms = new Map<string, number>();
  for (const term of listTerms(rest)) terms.set(term, (terms.get(term) ?? 0) + 1);
  for (const [term, count] of terms) {
    const weight = weighPlainTerm(term) * (1 + Math.log(count));
    if (weight > 0) terms.set(term, weight);
    else terms.delete(term);
  }
  for (const concept of findConcepts(normalised)) terms.set(concept, CONCEPT_WEIGHT);
  for (const product of products) terms.set(product, PRODUCT_WEIGHT);
  return terms;
}

/** The service matters the text speaks of, as long as the words or so; matters are the same in both languages. */
function addMatter(vector: Float32Array, text: string): void {
  let size = 0;
  for (const value of vector) size += value * value;
  const weight = MATTER_SHARE * Math.sqrt(size);
  if (size > 0)
    readMatter(text).forEach((chance, matter) => {
      if (chance > LEAST_CHANCE) addTerm(vector, `matter ${matter}`, weight * Math.sqrt(chance / PLACES));
    });
}

/** All zero for a text without a word. */
export function embed(text: string): Float32Array {
  const vector = new Float32Array(EMBEDDING_SIZE);
  for (const [term, weight] of weighMeaning(text)) addTerm(vector, term, weight);
  addMatter(vector, text);
  let size = 0;
  for (const value of vector) size += value * value;
  if (size > 0) for (let i = 0; i < EMBEDDING_SIZE; i++) vector[i] = (vector[i] as number) / Math.sqrt(size);
  return vector;
}

/** Of vectors of length one. */
export function dotProduct(a: Float32Array, b: Float32Array): number {
  let dot = 0;
  for (let i = 0; i < a.length; i++) dot += (a[i] as number) * (b[i] as number);
  return dot;
}
