/*
 * What a text says, by everything that understands here: language, intent, mood, urgency, entities, and why.
 * Route: live intent model and shipped emotion model → nlu's `understand` → as the API and the desk speak of it.
 */
import { type EmotionModel, type EntityOptions, type IntentFinding, type Score, understand, type Understood } from '@throughline/nlu';
import type { Understanding } from '@throughline/protocol/intents';
import type { Clock } from '../platform/clock/index.ts';
import type { IntentBook } from './intent-book.ts';
import { SURE } from './measure-intents.ts';

type Reading = { understood: Understood; understanding: Understanding };
/** `failures`: answers that did not help so far. `contacts`: how often the customer came before. */
export type ReadText = (text: string, known?: { failures?: number; contacts?: number }) => Promise<Reading>;

const GUESSES = 5;
const WORDS = 8;
const round = (value: number): number => Math.round(value * 1000) / 1000;

export type ReadTextDeps = {
  intents: Pick<IntentBook, 'find'>;
  /** undefined: the lexicon judges moods alone. */
  findEmotionModel(): Promise<EmotionModel | undefined>;
  /** How the shop calls its products and writes its order numbers. */
  findShopWords?: (() => Promise<Pick<EntityOptions, 'products' | 'orderNumber'>>) | undefined;
  clock: Clock;
  /** Where the shop is; what "tomorrow at three" means. IANA name. */
  timeZone: string;
};

export const createReadText =
  ({ intents, findEmotionModel, findShopWords, clock, timeZone }: ReadTextDeps): ReadText =>
  async (text, known = {}) => {
    const [live, emotion, shop] = await Promise.all([intents.find(), findEmotionModel(), findShopWords?.()]);
    const models = { intents: live?.model, emotion };
    const understood = understand(text, models, { now: clock.now(), timeZone, ...(shop && { entities: shop }), ...known });
    return { understood, understanding: present(understood, live?.version ?? null) };
  };

const present = (
  { language, signals, emotion, intent, entities, flags, urgency, complexity }: Understood,
  version: number | null,
): Understanding => ({
  language: language.language,
  also: language.also ?? null,
  ...presentIntent(intent),
  confidence: null,
  anger: signals.anger,
  emotion: { ...emotion, words: emotion.words.map(({ word }) => word) },
  urgency: presentScore(urgency),
  complexity: presentScore(complexity),
  entities: entities.map(({ kind, value, text: said }) => ({ kind, value, text: said })),
  flags: flags.map(({ kind, score }) => ({ kind, score })),
  version,
  corrected: null,
});

const presentScore = ({ score, terms }: Score): NonNullable<Understanding['urgency']> => ({
  score: round(score),
  terms: terms.map(({ name, weight, words }) => ({ name: name.replaceAll(' ', '-'), weight, words: [...words] })),
});

type IntentSide = Pick<Understanding, 'intent' | 'intents' | 'several' | 'outOfScope' | 'words'>;

const presentIntent = (finding: IntentFinding | undefined): IntentSide => {
  if (finding === undefined) return { intent: null, intents: [], several: [], outOfScope: null, words: [] };
  const [best] = finding.guesses;
  const sure = best !== undefined && finding.outOfScope < SURE && best.probability >= SURE;
  return {
    intent: sure ? best.intent : null,
    intents: finding.guesses.slice(0, GUESSES).map(({ intent, probability }) => ({ intent, probability: round(probability) })),
    several: finding.several,
    outOfScope: round(finding.outOfScope),
    words: finding.words
      .filter(({ weight }) => weight > 0)
      .slice(0, WORDS)
      .map(({ word, weight }) => ({ word, weight: round(weight) })),
  };
};
