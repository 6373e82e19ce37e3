import type { Logistic } from '../learn/calibrate.ts';
import type { FeatureSpace } from '../learn/feature-space.ts';
import type { Mix, PackedScorer } from './scorer.ts';

/** One thing a customer may say and the intent it means; `weight` (1) says how far to trust it. Names nest by `/`: "order/status". */
export type IntentExample = { text: string; intent: string; weight?: number };

export type TrainOptions = {
  /** The same examples and seed give the same model, byte for byte. */
  seed?: number;
  /** Texts that mean none of the intents, if some are known. */
  outOfScope?: readonly string[];
  /** Kept-apart examples for calibration and thresholds; without them the examples calibrate by folds. `intent` is null where none is meant. */
  held?: readonly { text: string; intent: string | null }[];
  /** The older model that this one replaces: the version counts up from it. Weights are learnt anew, which takes seconds and forgets nothing. */
  from?: IntentModel;
  onProgress?: (progress: { step: 'read' | 'calibrate' | 'train'; done: number }) => void;
};

export type IntentGuess = { intent: string; probability: number };

/** A word of the message and how much it spoke for the first guess (below zero: against it). */
export type SpokenWord = { word: string; weight: number };

export type IntentFinding = {
  /** The likeliest intents, best first, at most five; probabilities given that the message means one of the known intents. */
  guesses: IntentGuess[];
  /** Chance that the message means none of the known intents; 0.5 and more is best read as "none". */
  outOfScope: number;
  words: SpokenWord[];
  /** Intents of the parts of the message, in order, when it holds several; else empty. */
  several: string[];
};

export type IntentModel = {
  readonly names: readonly string[];
  /** Counts up with each training that names the model before it. */
  readonly version: number;
  readonly parts: IntentParts;
  classify(text: string): IntentFinding;
};

/** What a model file holds. */
export type IntentParts = {
  names: string[];
  version: number;
  space: FeatureSpace;
  scorer: PackedScorer;
  mix: Mix;
  scope: Logistic;
};

/** Examples that no model can be trained on; the message says why. */
export class TrainingError extends Error {
  override name = 'TrainingError';
}
