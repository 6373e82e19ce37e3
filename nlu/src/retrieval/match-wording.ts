/**
 * How near the wording of a question comes to one that a passage is known to answer: cosine over stems, word groups, canonical Chinese
 * letters and pairs, rare ones weighing more.
 */
import { weighPlainTerm } from '../similarity/weigh-plain-term.ts';
import { listTerms } from './list-terms.ts';

/** Term numbers with how often they occur, as 1 + ln(count). */
export type Wording = { terms: Int32Array; counts: Float32Array };
export type WordingVocabulary = { numbers: Map<string, number>; terms: string[] };
/** `weights` by term number; `unseen` is the idf of a term no phrasing holds. */
export type WordingWeights = { weights: Float32Array; unseen: number };
/** What was asked, by term number; `size` is the length of the whole, unknown terms included. */
export type AskedWording = { values: Map<number, number>; size: number };

const IDF_POWER = 0.7;

function countTerms(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of listTerms(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

export function describeWording(vocabulary: WordingVocabulary, text: string): Wording {
  const counts = countTerms(text);
  const terms = [...counts.keys()].map((term) => {
    const known = vocabulary.numbers.get(term);
    if (known !== undefined) return known;
    vocabulary.numbers.set(term, vocabulary.terms.length);
    return vocabulary.terms.push(term) - 1;
  });
  return { terms: Int32Array.from(terms), counts: Float32Array.from(counts.values(), (count) => 1 + Math.log(count)) };
}

export function weighWordings(vocabulary: WordingVocabulary, wordings: readonly Wording[]): WordingWeights {
  const holders = new Float32Array(vocabulary.terms.length);
  for (const { terms } of wordings) for (const term of terms) holders[term] = (holders[term] as number) + 1;
  const idfOf = (count: number) => Math.log(1 + (wordings.length - count + 0.5) / (count + 0.5)) ** IDF_POWER;
  const weights = holders.map((count, number) => weighPlainTerm(vocabulary.terms[number] as string) * idfOf(count));
  return { weights, unseen: idfOf(0) };
}

export function askWording(vocabulary: WordingVocabulary, { weights, unseen }: WordingWeights, text: string): AskedWording {
  const values = new Map<number, number>();
  let square = 0;
  for (const [term, count] of countTerms(text)) {
    const number = vocabulary.numbers.get(term);
    const value = (1 + Math.log(count)) * (number === undefined ? weighPlainTerm(term) * unseen : (weights[number] as number));
    if (number !== undefined) values.set(number, value);
    square += value * value;
  }
  return { values, size: Math.sqrt(square) };
}

/** 0..1. */
export function matchWording(asked: AskedWording, { terms, counts }: Wording, { weights }: WordingWeights): number {
  let dot = 0;
  let square = 0;
  for (let i = 0; i < terms.length; i++) {
    const value = (counts[i] as number) * (weights[terms[i] as number] as number);
    square += value * value;
    const other = asked.values.get(terms[i] as number);
    if (other !== undefined) dot += value * other;
  }
  return square > 0 && asked.size > 0 ? dot / (Math.sqrt(square) * asked.size) : 0;
}
