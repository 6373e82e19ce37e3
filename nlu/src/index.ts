/** Language understanding without a model or a key: pure functions, deterministic, in linear time on any input. */
export { type DetectedLanguage, detectLanguage } from './detect-language.ts';
export { type Entity, type EntityKind, type EntityOptions, findEntities } from './find-entities.ts';
export { findSignals, type Signals } from './find-signals.ts';
export { type Token, tokenize } from './tokenize.ts';
export * from './retrieval/index.ts';
export * from './similarity/index.ts';
export * from './intent/index.ts';
export { ModelFileError } from './learn/index.ts';
export * from './packs/index.ts';
export * from './emotion/index.ts';
