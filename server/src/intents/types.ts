import type { IntentFigures } from '@throughline/protocol/intents';

export type Both = { zh: string; en: string };
export type IntentRow = { id: string; name: string; title: Both; about: Both; origin: 'pack' | 'shop'; enabled: boolean; updatedAt: Date };
export type ListedIntent = IntentRow & { zh: number; en: number; other: number };

export type ExampleOrigin = 'pack' | 'hand' | 'import' | 'label';
export type ExampleRow = {
  id: string;
  intentId: string | null;
  intent: string | null;
  text: string;
  locale: string;
  origin: ExampleOrigin;
  messageId: string | null;
  createdAt: Date;
};

export type ModelState = 'waiting' | 'training' | 'ready' | 'live' | 'retired' | 'failed';
export type ModelRow = {
  id: string;
  version: number;
  state: ModelState;
  progress: number;
  figures: IntentFigures | null;
  error: string | null;
  by: string;
  createdAt: Date;
  trainedAt: Date | null;
  publishedAt: Date | null;
};

/** What learning sees: the label is an intent's name, or null for out of scope. */
export type Lesson = { text: string; intent: string | null };

export type Doubt = {
  messageId: string;
  conversationId: string;
  inboxId: string;
  text: string;
  language: string;
  guesses: { intent: string; probability: number }[];
  at: Date;
};
