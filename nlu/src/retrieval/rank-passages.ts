/** The arithmetic of one search: what the question weighs, which passages it touches, and how well each fits. */
import { findSpelling, type SpellingShelves } from './correct-spelling.ts';
import { type Entry, K1, mayBeMark, type Phrasing, type Postings, type Vocabulary } from './passage-index.ts';
import { normaliseText } from '../normalise/index.ts';
import { type AskedWording, askWording, matchWording, type WordingWeights } from './match-wording.ts';
import { compareMatters, findOutside, type Matter, readMatter } from '../similarity/read-matter.ts';
import { weighTerms } from './weigh-terms.ts';

/** `terms`: known term number → weight × idf. `mass`: the same over all terms, known or not. `weights`: by term as text. */
export type Query = {
  terms: Map<number, number>;
  counts: Map<number, number>;
  mass: number;
  wordMass: number;
  knownMass: number;
  size: number;
  weights: Map<string, number>;
  concepts: Set<number>;
  products: Set<number>;
  /** With those that no passage speaks of. */
  conceptCount: number;
  /** Mass of the concepts and products asked, known or not, by number (unknown ones below zero). */
  marks: Map<number, number>;
  wording: AskedWording;
  matter: Matter;
};

/**
 * All 0..1 unless said. `strength`: BM25F score over the highest possible. `coverage`: share of what the question weighs that the
 * passage holds. `likeness`: cosine with the closest question (or title) of the passage. `titleCoverage`: as coverage, title and tags only.
 * `margin`: how far the next article lies behind. `known`: share of the question's weight that any passage knows. `concepts`: share of
 * its concepts that the closest question shares. `size`: number of weighty terms, as log2(1 + n). `sameLanguage`: 1 or 0.
 * `wording`: nearness of the whole wording to the closest question of the passage (match-wording.ts). `matter`: how far question and
 * passage speak of the same service matter (read-matter.ts); `outside`: chance that the question concerns no shop.
 */
export type HitFeatures = {
  strength: number;
  coverage: number;
  likeness: number;
  titleCoverage: number;
  margin: number;
  known: number;
  concepts: number;
  size: number;
  sameLanguage: number;
  sense: number;
  evidence: number;
  otherProduct: number;
  wording: number;
  matter: number;
  outside: number;
};

/** Terms of at most this weight are single letters or form words; almost any of them is known, which proves nothing. */
const LETTER_WEIGHT = 0.3;
/** What a word weighs that no passage knows, against one known rarest word: names and numbers are often unknown and harmless. */
const UNSEEN = 0.8;
const MAX_CORRECTIONS = 8;

/** The text with unknown Latin words replaced by the nearest known one, so that words and concepts alike see through a slip. */
function correctText(text: string, spelling: SpellingShelves): string {
  let corrections = 0;
  const corrected = normaliseText(text).replace(/(?<![\p{L}\p{N}'])[a-z]{5,24}(?![\p{L}\p{N}'])/gu, (word) => {
    if (corrections >= MAX_CORRECTIONS) return word;
    const spelt = findSpelling(spelling, word);
    if (spelt === undefined || spelt === word) return word;
    corrections++;
    return spelt;
  });
  return corrected;
}

type Shelves = { postings: Postings; spelling: SpellingShelves; wordings: WordingWeights };

export function readQuery(text: string, vocabulary: Vocabulary, { postings, spelling, wordings }: Shelves): Query {
  const corrected = correctText(text, spelling);
  const query: Query = {
    terms: new Map(),
    counts: new Map(),
    mass: 0,
    wordMass: 0,
    knownMass: 0,
    size: 0,
    weights: new Map(),
    concepts: new Set(),
    conceptCount: 0,
    products: new Set(),
    marks: new Map(),
    wording: askWording(vocabulary.wordings, wordings, corrected),
    matter: readMatter(corrected),
  };
  for (const [term, count] of weighTerms(corrected)) {
    const weight = Math.min(count, 1.5);
    const number = mayOccur(vocabulary, postings, term) ? vocabulary.numbers.get(term) : undefined;
    const mass = weight * (number === undefined ? UNSEEN * postings.unseenIdf : (postings.idf[number] as number));
    if (weight >= 0.5) query.size++;
    query.mass += mass;
    if (weight > LETTER_WEIGHT) {
      query.wordMass += mass;
      if (number !== undefined) query.knownMass += mass;
    }
    query.weights.set(term, mass);
    if (term.startsWith('#')) query.conceptCount++;
    if (mayBeMark(term)) query.marks.set(number ?? -1 - query.marks.size, mass);
    if (number === undefined) continue;
    query.terms.set(number, mass);
    query.counts.set(number, weight);
    if (term.startsWith('#')) query.concepts.add(number);
    if (term.startsWith('@')) query.products.add(number);
  }
  return query;
}

function mayOccur(vocabulary: Vocabulary, { offsets }: Postings, term: string): boolean {
  const number = vocabulary.numbers.get(term);
  return number !== undefined && (offsets[number + 1] ?? 0) > (offsets[number] ?? 0);
}

export type Candidate = { doc: number; score: number };

export function pickCandidates(query: Query, postings: Postings, docCount: number, limit: number): Candidate[] {
  const scores = new Float32Array(docCount);
  for (const [term, weight] of query.counts) {
    const end = postings.offsets[term + 1] as number;
    for (let slot = postings.offsets[term] as number; slot < end; slot++) {
      const doc = postings.docs[slot] as number;
      scores[doc] = (scores[doc] as number) + weight * (postings.impacts[slot] as number);
    }
  }
  const touched: Candidate[] = [];
  for (let doc = 0; doc < docCount; doc++) if ((scores[doc] as number) > 0) touched.push({ doc, score: scores[doc] as number });
  return touched.sort((a, b) => b.score - a.score || a.doc - b.doc).slice(0, limit);
}

function weighPhrasing(phrasing: Phrasing, query: Query, idf: Float32Array): { shared: number; cosine: number; concepts: number } {
  let dot = 0;
  let own = 0;
  let shared = 0;
  let concepts = 0;
  for (let i = 0; i < phrasing.terms.length; i++) {
    const term = phrasing.terms[i] as number;
    const value = (phrasing.weights[i] as number) * (idf[term] as number);
    own += value * value;
    const asked = query.terms.get(term);
    if (asked === undefined) continue;
    dot += value * asked;
    shared += asked;
    if (query.concepts.has(term)) concepts++;
  }
  let norm = 0;
  for (const mass of query.weights.values()) norm += mass * mass;
  return { shared, cosine: own > 0 && norm > 0 ? dot / Math.sqrt(own * norm) : 0, concepts };
}

/** A guide for another product than the one named is hardly ever the answer. */
const OTHER_PRODUCT = 0.2;

/** Proportions from `eval fit-ranking`: a pairwise logistic fit on the tune part of eval/questions, rounded. */
function rankHit(features: HitFeatures): number {
  const { strength, coverage, likeness, titleCoverage, concepts, sense, wording, matter, otherProduct } = features;
  return (
    (1.8 * strength + 2.3 * coverage + 0.8 * (likeness + concepts) + 1.8 * titleCoverage + 2.5 * sense + 1.5 * wording + 3.6 * matter) /
      15.1 -
    OTHER_PRODUCT * otherProduct
  );
}

/** Shared over united mass of concepts and products: a question about refunds fits "refund" better than "refund for a child". */
function matchMarks(phrasing: Phrasing, query: Query, idf: Float32Array): number {
  let shared = 0;
  let extra = 0;
  for (const mark of phrasing.marks) {
    const asked = query.marks.get(mark);
    if (asked === undefined) extra += idf[mark] as number;
    else shared += asked;
  }
  let united = extra;
  for (const mass of query.marks.values()) united += mass;
  return united > 0 ? shared / united : 0;
}

type Judged = { entry: Entry; score: number; features: HitFeatures };

function judgeOne(query: Query, entry: Entry, strength: number, { idf }: Postings, wordings: WordingWeights, sameLanguage: number): Judged {
  let covered = 0;
  for (const term of entry.terms) covered += query.terms.get(term) ?? 0;
  let likeness = 0;
  let concepts = 0;
  let titleCoverage = 0;
  let sense = 0;
  let wording = 0;
  entry.phrasings.forEach((phrasing, at) => {
    const one = weighPhrasing(phrasing, query, idf);
    likeness = Math.max(likeness, one.cosine);
    concepts = Math.max(concepts, one.concepts);
    sense = Math.max(sense, matchMarks(phrasing, query, idf));
    wording = Math.max(wording, matchWording(query.wording, phrasing.wording, wordings));
    if (at === 0) titleCoverage = one.shared;
  });
  const mass = query.mass || 1;
  const named = entry.products.length > 0 && query.products.size > 0;
  const features: HitFeatures = {
    strength: Math.min(1, strength / (mass * (K1 + 1))),
    coverage: covered / mass,
    likeness,
    titleCoverage: titleCoverage / mass,
    margin: 0,
    known: query.wordMass > 0 ? query.knownMass / query.wordMass : 0,
    concepts: concepts / (query.conceptCount + 0.5),
    size: Math.log2(1 + query.size),
    sameLanguage,
    sense,
    evidence: Math.log2(1 + covered),
    otherProduct: named && !entry.products.some((product) => query.products.has(product)) ? 1 : 0,
    wording,
    matter: Math.max(...entry.matters.map((matter) => compareMatters(query.matter, matter))),
    outside: findOutside(query.matter),
  };
  return { entry, score: rankHit(features), features };
}

type Readers = { locale: string | undefined; language: string };

/** One hit per article, best first; of an article's passages the best in the wanted locale stands for it. */
export function judgeCandidates(
  query: Query,
  shelf: { entries: Entry[]; postings: Postings; siblings: Map<string, number[]>; wordings: WordingWeights },
  candidates: readonly Candidate[],
  { locale, language }: Readers,
): Judged[] {
  const strengths = new Map(candidates.map(({ doc, score }) => [doc, score]));
  const judge = (doc: number) => {
    const entry = shelf.entries[doc] as Entry;
    return judgeOne(query, entry, strengths.get(doc) ?? 0, shelf.postings, shelf.wordings, entry.passage.locale === language ? 1 : 0);
  };
  const articles = new Map<string, Judged[]>();
  for (const { doc } of candidates) {
    const articleId = (shelf.entries[doc] as Entry).passage.articleId;
    if (!articles.has(articleId)) articles.set(articleId, (shelf.siblings.get(articleId) ?? []).map(judge));
  }
  const hits = [...articles.values()].map((passages) => {
    const ranked = passages.sort((a, b) => b.score - a.score);
    const best = ranked[0] as Judged;
    const wanted = ranked.find(({ entry }) => entry.passage.locale === locale) ?? best;
    return { entry: wanted.entry, score: best.score, features: { ...best.features, sameLanguage: wanted.features.sameLanguage } };
  });
  hits.sort((a, b) => b.score - a.score);
  hits.forEach((hit, at) => {
    hit.features.margin = hit.score > 0 ? (hit.score - (hits[at + 1]?.score ?? 0)) / hit.score : 0;
  });
  return hits;
}
