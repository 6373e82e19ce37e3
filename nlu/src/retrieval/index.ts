/** Finding passages: what a question asks, which passages speak of it, and how sure one may be that the first of them answers. */
export { ANSWER_THRESHOLD, answerConfidence, CLARIFY_THRESHOLD } from './answer-confidence.ts';
export { createRetriever, type Hit, type Retriever, type SearchOptions } from './create-retriever.ts';
export { makeSearchQuery, makeSearchTokens } from './make-search.ts';
export type { Passage } from './passage-index.ts';
export type { HitFeatures } from './rank-passages.ts';
export { listTerms } from './list-terms.ts';
export {
  createRowRanker,
  type EarlierTurn,
  type RankedRow,
  type RankedText,
  type RankOptions,
  type RankSettings,
  RANK_SETTINGS,
  type RowRanker,
} from './rank-rows.ts';
