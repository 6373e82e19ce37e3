/** Intents from a shop's own examples: train, classify, save, load. */
export { findClauses } from './find-clauses.ts';
export { loadIntentModel, saveIntentModel } from './intent-file.ts';
export { trainIntents } from './train-intents.ts';
export {
  type IntentExample,
  type IntentFinding,
  type IntentGuess,
  type IntentModel,
  type SpokenWord,
  TrainingError,
  type TrainOptions,
} from './types.ts';
