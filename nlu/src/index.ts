/** Language understanding without a model or a key: pure functions, deterministic, in linear time on any input. */
export { ANSWER_THRESHOLD, answerConfidence, CLARIFY_THRESHOLD } from './answer-confidence.ts';
export { createRetriever, type Hit, type Retriever, type SearchOptions } from './create-retriever.ts';
export { type DetectedLanguage, detectLanguage } from './detect-language.ts';
export { type Entity, type EntityKind, type EntityOptions, findEntities } from './find-entities.ts';
export { findSignals, type Signals } from './find-signals.ts';
export { makeSearchQuery, makeSearchTokens } from './make-search.ts';
export type { Passage } from './passage-index.ts';
export type { HitFeatures } from './rank-passages.ts';
export { similarity } from './similarity.ts';
export { type SpokenMessage, summarize } from './summarize.ts';
export { type Token, tokenize } from './tokenize.ts';
