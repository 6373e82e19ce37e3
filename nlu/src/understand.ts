/*
 * One message understood: language → signs → feeling → intent → entities → flags → how urgent, how complex. Each part is a function
 * of its own and can be called alone; this is the order in which they feed each other. What it costs: `npm run bench -- nlu`.
 */
import { type Emotion, type EmotionModel, findEmotion } from './emotion/index.ts';
import { type Entity, type EntityOptions, findEntities } from './entities/index.ts';
import { type Signals, findSignals } from './find-signals.ts';
import { findFlags, type Flag } from './flags/index.ts';
import type { IntentFinding, IntentModel } from './intent/index.ts';
import { type DetectedLanguage, detectLanguage } from './language/index.ts';
import { type Score, scoreComplexity, scoreUrgency } from './urgency/index.ts';

/** What a shop has loaded. Without an intent model there are no intents; without an emotion model the lexicon judges alone. */
export type Models = { intents?: IntentModel | undefined; emotion?: EmotionModel | undefined };

export type UnderstandOptions = {
  now: Date;
  /** IANA name of the customer's zone; for "tomorrow at three". Default UTC. */
  timeZone?: string;
  entities?: EntityOptions;
  /** How often the customer came about this before. */
  contacts?: number;
  /** Answers that did not help so far. */
  failures?: number;
};

export type Understood = {
  language: DetectedLanguage;
  signals: Signals;
  emotion: Emotion;
  /** undefined without a model. */
  intent: IntentFinding | undefined;
  entities: Entity[];
  flags: Flag[];
  urgency: Score;
  complexity: Score;
};

export function understand(text: string, models: Models, options: UnderstandOptions): Understood {
  const { now, timeZone = 'UTC', contacts, failures } = options;
  const emotion = weighAnger(findEmotion(text, models.emotion));
  const flags = findFlags(text);
  const intent = text.trim() === '' ? undefined : models.intents?.classify(text);
  const entities = findEntities(text, { dates: { now, timeZone }, ...options.entities });
  return {
    language: detectLanguage(text),
    signals: joinAnger(findSignals(text), emotion),
    emotion,
    intent,
    entities,
    flags,
    urgency: scoreUrgency({
      text,
      now,
      timeZone,
      entities,
      flags,
      emotion,
      intents: likely(intent),
      ...(contacts !== undefined && { contacts }),
    }),
    complexity: scoreComplexity({
      text,
      entities,
      ...(intent && { issues: Math.max(1, intent.several.length) }),
      ...(failures !== undefined && { failures }),
    }),
  };
}

/** What the guesses are worth once the chance that none of them is meant is taken off. */
function likely(intent: IntentFinding | undefined): { intent: string; probability: number }[] {
  if (!intent) return [];
  return intent.guesses.map((guess) => ({ intent: guess.intent, probability: guess.probability * (1 - intent.outOfScope) }));
}

/** Where the model hears anger that is not strongly felt, it is wrong too often to act on: plain demands sound alike. */
const SURE_ANGER = 0.9;
const STRONG = 0.6;

/** What the model hears counts in full only where it is sure of it and of its strength. */
function weighAnger(emotion: Emotion): Emotion {
  const { anger, strength } = emotion;
  return anger >= SURE_ANGER && strength >= STRONG ? emotion : { ...emotion, anger: Math.round(anger * 500) / 1000 };
}

/** Patterns are few and sure, the model hears more. */
const joinAnger = (signals: Signals, { anger }: Emotion): Signals => ({
  ...signals,
  anger: Math.max(signals.anger, Math.round(anger * 100) / 100),
});
