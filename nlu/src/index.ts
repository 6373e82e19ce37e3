/** Language understanding without a model or a key: pure functions, deterministic, in linear time on any input. */
export { type DetectedLanguage, detectLanguage } from './detect-language.ts';
export { findSignals, type Signals } from './find-signals.ts';
export { makeSearchQuery, makeSearchTokens } from './make-search.ts';
export { type Token, tokenize } from './tokenize.ts';
