/** How alike texts are, and what of them tells most. */
export { similarity } from './similarity.ts';
export { type SpokenMessage, summarize } from './summarize.ts';
export { type PairExample, type PairModel, type PairOptions, trainPairs } from './train-pairs.ts';
