// biome-ignore-all format: one shape a line, read as a table
/** What the API says of understanding: intents, their examples, model versions, and messages waiting for a label. */
import { z } from 'zod';

const time = z.iso.datetime();
const both = z.object({ zh: z.string(), en: z.string() });
const share = z.number().min(0).max(1);

/** Levels divided by "/", e.g. "code/does-not-work". A name may stand above others and be an intent itself. */
export const IntentName = z.string().max(80).regex(/^[a-z0-9-]+(\/[a-z0-9-]+){0,3}$/, 'lower-case words with "-", levels divided by "/"');
/** The name a message gets that asks for nothing we know. Not an intent of its own. */
export const NO_INTENT = 'none';

export const ScoreTerm = z.object({ name: z.string().describe('Stable code; the desk translates it.'), weight: z.number(), words: z.array(z.string()) });
export type ScoreTerm = z.infer<typeof ScoreTerm>;
export const Score = z.object({ score: share, terms: z.array(ScoreTerm) });
export const Emotion = z.object({ valence: z.number().min(-1).max(1), anger: share, anxiety: share, disappointment: share, joy: share, strength: share, sarcasm: share, words: z.array(z.string()) });

export const Understanding = z.object({
  language: z.string(),
  also: z.string().nullable().default(null).describe('The second language of a mixed message.'),
  intent: z.string().nullable().describe('null: out of scope, or not sure.'),
  confidence: z.number().nullable().describe('That the best article answers it, 0 to 1.'),
  anger: z.number(),
  intents: z.array(z.object({ intent: z.string(), probability: share })).default([]).describe('Most likely first, at most five.'),
  several: z.array(z.string()).default([]).describe('Intents asked together in one message.'),
  outOfScope: share.nullable().default(null).describe('That it asks for nothing the shop\'s intents know.'),
  words: z.array(z.object({ word: z.string(), weight: z.number() })).default([]).describe('What spoke for the intent.'),
  emotion: Emotion.nullable().default(null),
  urgency: Score.nullable().default(null),
  complexity: Score.nullable().default(null),
  entities: z.array(z.object({ kind: z.string(), value: z.string(), text: z.string().optional() })).default([]),
  flags: z.array(z.object({ kind: z.enum(['abuse', 'spam', 'gibberish', 'injection']), score: share })).default([]),
  version: z.int().nullable().default(null).describe('Version of the intent model that read it.'),
  corrected: z.object({ intent: z.string().nullable(), by: z.string(), at: time }).nullable().default(null).describe('What an agent says it is.'),
});
export type Understanding = z.infer<typeof Understanding>;

export const Intent = z.object({ id: z.uuid(), name: IntentName, title: both, about: both, origin: z.enum(['pack', 'shop']), enabled: z.boolean(), examples: z.object({ zh: z.int(), en: z.int(), other: z.int() }).describe('How many, by language.'), updatedAt: time });
export type Intent = z.infer<typeof Intent>;
const ownName = IntentName.refine((name) => name !== NO_INTENT, `"${NO_INTENT}" stands for no intent`);
export const IntentInput = z.strictObject({ name: ownName, title: both, about: both.default({ zh: '', en: '' }), enabled: z.boolean().default(true) });
export const IntentChange = IntentInput.partial();

export const IntentExample = z.object({ id: z.uuid(), intentId: z.uuid().nullable().describe('null: an example of what is out of scope.'), intent: z.string().nullable(), text: z.string(), locale: z.string(), origin: z.enum(['pack', 'hand', 'import', 'label']), messageId: z.uuid().nullable(), createdAt: time });
export type IntentExample = z.infer<typeof IntentExample>;
export const IntentExamplesInput = z.strictObject({ intentId: z.uuid().nullable(), texts: z.array(z.string().trim().min(1).max(1000)).min(1).max(1000) });
export const ExamplesAdded = z.object({ added: z.int(), moved: z.int().describe('Known texts that belonged to another intent and now belong to this one.'), known: z.int() });

export const IntentImport = z.strictObject({ format: z.enum(['csv', 'rasa', 'dialogflow']), text: z.string().min(1).max(8_000_000), dryRun: z.boolean().default(false) });
export const ImportReport = z.object({ intents: z.int(), newIntents: z.array(z.string()), examples: z.int(), added: z.int(), known: z.int(), problems: z.array(z.object({ line: z.int(), message: z.string() })).describe('What was left out, and why; at most 100.') });
export type ImportReport = z.infer<typeof ImportReport>;

export const IntentFigures = z.object({
  examples: z.int(), intents: z.int(), folds: z.int(),
  accuracy: share.describe('By cross-validation: each example read by a model that has not seen it.'),
  macroF1: share,
  coverage: share.describe('Share of examples read with enough certainty to act on.'),
  trainMs: z.int(),
  bytes: z.int(),
  perIntent: z.array(z.object({ intent: z.string(), examples: z.int(), precision: share, recall: share, f1: share })),
  confusions: z.array(z.object({ intent: z.string(), readAs: z.string(), count: z.int(), texts: z.array(z.string()) })).describe('Most frequent first, at most 50.'),
});
export type IntentFigures = z.infer<typeof IntentFigures>;
export const IntentModel = z.object({ id: z.uuid(), version: z.int(), state: z.enum(['waiting', 'training', 'ready', 'live', 'retired', 'failed']), progress: share, figures: IntentFigures.nullable(), error: z.string().nullable(), by: z.string(), createdAt: time, trainedAt: time.nullable(), publishedAt: time.nullable() });
export type IntentModel = z.infer<typeof IntentModel>;

export const IntentComparison = z.object({
  live: z.int().nullable(), candidate: z.int(), messages: z.int(), changed: z.int(),
  surerBy: z.number().describe('Mean change of the certainty, -1 to 1.'),
  moves: z.array(z.object({ from: z.string(), to: z.string(), count: z.int(), examples: z.array(z.object({ messageId: z.uuid(), conversationId: z.uuid(), text: z.string() })) })).describe('"none": out of scope. Most frequent first.'),
});
export type IntentComparison = z.infer<typeof IntentComparison>;

export const LabelCluster = z.object({
  key: z.string(), name: z.string().describe('Keyphrases of its messages.'), size: z.int(),
  guess: z.object({ intent: z.string(), probability: share }).nullable(),
  messages: z.array(z.object({ messageId: z.uuid(), conversationId: z.uuid(), text: z.string(), language: z.string(), at: time, guesses: z.array(z.object({ intent: z.string(), probability: share })) })),
});
export type LabelCluster = z.infer<typeof LabelCluster>;
export const LabelInput = z.strictObject({ messageIds: z.array(z.uuid()).min(1).max(200), intent: IntentName.nullable().describe('null: nothing we have an intent for.') });

export const UnderstandInput = z.strictObject({ text: z.string().max(20_000) });
