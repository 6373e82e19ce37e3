/** Language understanding without a model or a key: pure functions, deterministic, in linear time on any input. */
export * from './entities/index.ts';
export { findSignals, type Signals } from './find-signals.ts';
export { type Token, tokenize } from './tokenize.ts';
export * from './retrieval/index.ts';
export * from './similarity/index.ts';
export * from './intent/index.ts';
export { ModelFileError } from './learn/index.ts';
export * from './packs/index.ts';
export * from './emotion/index.ts';
export * from './language/index.ts';
export * from './normalise/index.ts';
export * from './flags/index.ts';
export * from './urgency/index.ts';
export { type Models, type Understood, type UnderstandOptions, understand } from './understand.ts';
