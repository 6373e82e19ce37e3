/**
 * Question in, passages out: BM25F picks candidates → the best are judged against each whole question they claim to answer → one hit
 * per article, in the reader's language where the article has it → features that say how sure one may be (answer-confidence.ts).
 */
import { type SpellingShelves, shelveWords } from './correct-spelling.ts';
import { detectLanguage } from '../language/index.ts';
import { findHighlights } from './find-highlights.ts';
import { LANGUAGE_WORDS } from '../language-words.ts';
import { lazy } from '../lazy.ts';
import { type WordingWeights, weighWordings } from './match-wording.ts';
import { clip } from '../normalise/index.ts';
import { describePassage, type Entry, layPostings, type Passage, type Postings, type Vocabulary } from './passage-index.ts';
import { type HitFeatures, judgeCandidates, pickCandidates, readQuery } from './rank-passages.ts';
import { COMMON_ENGLISH, STOP_WORDS } from '../stop-words.ts';

/** `score` orders hits of one search only. `highlights`: up to two sentences of the body that speak of the question. */
export type Hit = { passage: Passage; score: number; features: HitFeatures; highlights: string[] };
export type SearchOptions = { limit?: number; locale?: string };
export type Retriever = {
  search(query: string, options?: SearchOptions): Hit[];
  /** Replaces passages with the same id. */
  add(passages: readonly Passage[]): void;
  remove(ids: readonly string[]): void;
  readonly size: number;
};

/** Not to be "corrected" into words of the passages. */
const commonWords = lazy(() => [...`${LANGUAGE_WORDS.en} ${COMMON_ENGLISH}`.split(/\s+/), ...STOP_WORDS]);

const MAX_QUERY = 600;
const CANDIDATES = 24;

type Shelf = {
  entries: Entry[];
  postings: Postings;
  spelling: SpellingShelves;
  siblings: Map<string, number[]>;
  wordings: WordingWeights;
};

function layShelf(entries: Entry[], vocabulary: Vocabulary): Shelf {
  const siblings = new Map<string, number[]>();
  entries.forEach(({ passage }, doc) => {
    siblings.set(passage.articleId, [...(siblings.get(passage.articleId) ?? []), doc]);
  });
  const postings = layPostings(entries, vocabulary.terms.length);
  const words = new Set(commonWords());
  for (const entry of entries) for (const word of entry.words) words.add(word);
  const wordings = weighWordings(
    vocabulary.wordings,
    entries.flatMap(({ phrasings }) => phrasings.map(({ wording }) => wording)),
  );
  return { entries, postings, spelling: shelveWords(words), siblings, wordings };
}

export function createRetriever(passages: readonly Passage[]): Retriever {
  const vocabulary: Vocabulary = { numbers: new Map(), terms: [], wordings: { numbers: new Map(), terms: [] } };
  const entries = new Map<string, Entry>();
  const laid: { shelf?: Shelf } = {};
  const add = (added: readonly Passage[]) => {
    for (const passage of added) entries.set(passage.id, describePassage(vocabulary, passage));
    delete laid.shelf;
  };
  add(passages);
  return {
    add,
    remove(ids) {
      for (const id of ids) entries.delete(id);
      delete laid.shelf;
    },
    get size() {
      return entries.size;
    },
    search(query, options = {}) {
      laid.shelf ??= layShelf([...entries.values()], vocabulary);
      return searchShelf(laid.shelf, vocabulary, clip(query, MAX_QUERY), options);
    },
  };
}

function searchShelf(shelf: Shelf, vocabulary: Vocabulary, text: string, options: SearchOptions): Hit[] {
  const query = readQuery(text, vocabulary, shelf);
  const detected = detectLanguage(text);
  const candidates = pickCandidates(query, shelf.postings, shelf.entries.length, CANDIDATES);
  const locale = options.locale ?? (detected.confidence >= 0.5 ? detected.language : undefined);
  const judged = judgeCandidates(query, shelf, candidates, { locale, language: detected.language });
  return judged.slice(0, options.limit ?? 5).map(({ entry, score, features }) => ({
    passage: entry.passage,
    score,
    features,
    // Worked out when asked for: most searches only need the first hit's, and many none.
    get highlights() {
      return findHighlights(entry.passage.body, query.weights);
    },
  }));
}
