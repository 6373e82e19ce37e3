/**
 * BM25F in typed arrays. What a passage says is counted once, when it is added; postings with their finished impacts are laid out
 * from those counts, so that adding or removing one article of a thousand costs milliseconds.
 */
import { normaliseText } from '../normalise/index.ts';
import { describeWording, type Wording, type WordingVocabulary } from './match-wording.ts';
import { type Matter, readMatter } from '../similarity/read-matter.ts';
import { weighTerms } from './weigh-terms.ts';

/** `id` is unique in the retriever; passages of one article share `articleId`; `body` may be Markdown. */
export type Passage = { id: string; articleId: string; locale: string; title: string; questions: string[]; body: string; tags: string[] };

const FIELDS = ['title', 'questions', 'tags', 'body'] as const;
/** How much a word counts by where it stands, and how strongly long fields are discounted. */
const FIELD_WEIGHT = [2.2, 1.8, 1.2, 1] as const;
const FIELD_LENGTH_DISCOUNT = [0.3, 0.4, 0.2, 0.6] as const;
/** Saturation: the second occurrence of a word adds less than the first. */
export const K1 = 1.2;

/** One question a passage answers (its title counts as one): term numbers with weights; `marks` are those that are concepts or products. */
export type Phrasing = { terms: Int32Array; weights: Float32Array; marks: Int32Array; wording: Wording };
export type Entry = {
  passage: Passage;
  terms: Int32Array;
  counts: Float32Array;
  lengths: Float32Array;
  phrasings: Phrasing[];
  words: string[];
  products: Int32Array;
  matters: Matter[];
};

/** `docs[offsets[t] … offsets[t+1])` are the entries that hold term t, `impacts` beside them; `idf` by term. */
export type Postings = { offsets: Int32Array; docs: Int32Array; impacts: Float32Array; idf: Float32Array; unseenIdf: number };

/** Questions of a passage whose service matter is read; more cost time and repeat the first. */
const MATTERS_READ = 8;

export type Vocabulary = { numbers: Map<string, number>; terms: string[]; wordings: WordingVocabulary };

export function numberTerm(vocabulary: Vocabulary, term: string): number {
  const known = vocabulary.numbers.get(term);
  if (known !== undefined) return known;
  vocabulary.numbers.set(term, vocabulary.terms.length);
  return vocabulary.terms.push(term) - 1;
}

function fieldText(passage: Passage, field: (typeof FIELDS)[number]): string {
  const value = passage[field];
  return typeof value === 'string' ? value : value.join('\n');
}

/** A concept (#refund) or a product (@steam), not a word. */
export const mayBeMark = (term: string): boolean => term.startsWith('#') || term.startsWith('@');

function describePhrasing(vocabulary: Vocabulary, text: string): Phrasing {
  const terms = [...weighTerms(text)].map(([term, weight]) => [numberTerm(vocabulary, term), weight] as const).sort((a, b) => a[0] - b[0]);
  const marks = terms.map(([number]) => number).filter((number) => mayBeMark(vocabulary.terms[number] as string));
  return {
    terms: Int32Array.from(terms, ([number]) => number),
    weights: Float32Array.from(terms, ([, weight]) => weight),
    marks: Int32Array.from(marks),
    wording: describeWording(vocabulary.wordings, text),
  };
}

/** What the passage is about, if its title names a product. */
function findTitleProducts({ terms }: Vocabulary, title: Phrasing): Int32Array {
  return title.marks.filter((mark) => (terms[mark] as string).startsWith('@'));
}

/** Counts of every term, FIELDS.length of them side by side per term. */
export function describePassage(vocabulary: Vocabulary, passage: Passage): Entry {
  const perTerm = new Map<number, Float32Array>();
  const lengths = new Float32Array(FIELDS.length);
  FIELDS.forEach((field, at) => {
    for (const [term, weight] of weighTerms(fieldText(passage, field), { concepts: field !== 'body' })) {
      const number = numberTerm(vocabulary, term);
      const row = perTerm.get(number) ?? new Float32Array(FIELDS.length);
      row[at] = (row[at] as number) + weight;
      lengths[at] = (lengths[at] as number) + weight;
      perTerm.set(number, row);
    }
  });
  const terms = Int32Array.from(perTerm.keys());
  const counts = new Float32Array(terms.length * FIELDS.length);
  terms.forEach((term, i) => {
    counts.set(perTerm.get(term) as Float32Array, i * FIELDS.length);
  });
  const phrasings = [passage.title, ...passage.questions].map((text) => describePhrasing(vocabulary, text));
  const words = new Set(
    normaliseText(FIELDS.map((field) => fieldText(passage, field)).join('\n')).match(/(?<![\p{L}\p{N}'])[a-z]{4,24}(?![\p{L}\p{N}'])/gu),
  );
  return {
    passage,
    terms,
    counts,
    lengths,
    phrasings,
    words: [...words],
    products: findTitleProducts(vocabulary, phrasings[0] as Phrasing),
    matters: [passage.title, ...passage.questions].slice(0, MATTERS_READ).map(readMatter),
  };
}

function averageLengths(entries: readonly Entry[]): Float32Array {
  const sums = new Float32Array(FIELDS.length);
  for (const { lengths } of entries) for (let f = 0; f < FIELDS.length; f++) sums[f] = (sums[f] as number) + (lengths[f] as number);
  return sums.map((sum) => Math.max(1, sum / Math.max(1, entries.length)));
}

/** BM25F's term frequency: field counts, each discounted by its field's length, weighted and saturated; below K1 + 1. */
function saturate(entry: Entry, at: number, average: Float32Array): number {
  let frequency = 0;
  for (let f = 0; f < FIELDS.length; f++) {
    const discount = FIELD_LENGTH_DISCOUNT[f] as number;
    const length = 1 - discount + (discount * (entry.lengths[f] as number)) / (average[f] as number);
    frequency += ((FIELD_WEIGHT[f] as number) * (entry.counts[at * FIELDS.length + f] as number)) / length;
  }
  return ((K1 + 1) * frequency) / (K1 + frequency);
}

export function layPostings(entries: readonly Entry[], termCount: number): Postings {
  const offsets = new Int32Array(termCount + 1);
  for (const { terms } of entries) for (const term of terms) offsets[term + 1] = (offsets[term + 1] as number) + 1;
  const idf = new Float32Array(termCount);
  const idfOf = (holders: number) => Math.log(1 + (entries.length - holders + 0.5) / (holders + 0.5));
  for (let t = 0; t < termCount; t++) {
    idf[t] = idfOf(offsets[t + 1] as number);
    offsets[t + 1] = (offsets[t + 1] as number) + (offsets[t] as number);
  }
  const next = offsets.slice();
  const docs = new Int32Array(offsets[termCount] as number);
  const impacts = new Float32Array(docs.length);
  const average = averageLengths(entries);
  entries.forEach((entry, doc) => {
    for (let i = 0; i < entry.terms.length; i++) {
      const term = entry.terms[i] as number;
      const slot = next[term] as number;
      next[term] = slot + 1;
      docs[slot] = doc;
      impacts[slot] = (idf[term] as number) * saturate(entry, i, average);
    }
  });
  return { offsets, docs, impacts, idf, unseenIdf: idfOf(0) };
}
