import { type Emotion, emotionTrend } from '@throughline/nlu';
import type { Understanding as Read } from '@throughline/protocol/intents';
import { textOf } from '@throughline/protocol/parts';
import type { ConversationRow, MessageRow, Topic } from '../conversations/index.ts';
import type { ReadText } from '../intents/index.ts';
import { OPTION } from './decide.ts';
import type { History, Locale, Memory, Understanding } from './types.ts';

const SURE_LANGUAGE = 0.5;
/** From here on an intent alone stands for a wish that no pattern heard. */
const SURE_INTENT = 0.8;
const TALK: Readonly<Record<string, Understanding['smallTalk']>> = { greeting: 'greeting', thanks: 'thanks', bye: 'bye' };
/** Small talk that says more than this asks for something, too. */
const TALK_LENGTH = 24;
const ANGRY = 0.7;

type Known = { history: History; memory: Pick<Memory, 'failedAnswers'> };

/** Reads one message. A word too short to tell its language is taken in the language of the conversation. */
export const understand = async (
  readText: ReadText,
  message: MessageRow,
  conversation: Pick<ConversationRow, 'language'>,
  { history, memory }: Known,
): Promise<Understanding> => {
  const choice = choiceOf(message);
  const text = wordsOf(message);
  // The label of our own option is no sign of the customer's mood or wish: its id says what it means.
  const { understood, understanding } = await readText(choice === null ? text : '', { failures: memory.failedAnswers });
  const { signals, language: detected } = understood;
  const sure = detected.language !== 'und' && detected.confidence >= SURE_LANGUAGE;
  const language = sure ? detected.language : conversation.language !== 'und' ? conversation.language : detected.language;
  const intent = sureIntent(understanding);
  const kind = signals.greeting ? 'greeting' : signals.thanks ? 'thanks' : signals.bye ? 'bye' : null;
  const talk = intent === null || text.length > TALK_LENGTH ? null : (TALK[intent] ?? null);
  return {
    reading: { ...understanding, language },
    language,
    locale: localeOf(language, message),
    asksForPerson: signals.asksForPerson || (intent === 'human' && !signals.negation),
    anger: signals.anger,
    mood: moodOf(understanding, history),
    smallTalk: signals.smallTalk ? kind : talk,
    unhelped: signals.unhelped,
    noise: noiseOf(understanding, history),
    steers: maySteer(understanding),
    choice,
    text,
    entities: understanding.entities.filter((entity) => entity.kind !== 'date').map(({ kind: entity, value }) => ({ kind: entity, value })),
  };
};

const sureIntent = ({ intent, intents, several }: Read): string | null =>
  intent !== null && several.length <= 1 && (intents[0]?.probability ?? 0) >= SURE_INTENT ? intent : null;

/** Of the message and those before it: what was felt earlier is stored with the messages. */
const moodOf = (read: Read, history: History): Topic['mood'] => {
  const earlier = history.flatMap((message) => (message.authorType === 'customer' ? (emotionOf(message.understanding) ?? []) : []));
  const now = emotionOf(read);
  if (read.anger >= ANGRY) return 'angry';
  const { state } = emotionTrend(now === undefined ? earlier : [...earlier, now]);
  return state === 'crisis' ? 'angry' : state === 'tense' ? 'tense' : 'calm';
};

/** From this score on spam and gibberish are taken for what they look like. */
const NOISE = 0.7;
type Flagged = Pick<Read, 'flags'> | Readonly<Record<string, unknown>> | null;
const flagsOf = (read: Flagged): Read['flags'] => (read?.['flags'] as Read['flags'] | undefined) ?? [];
const mayBeNoise = (read: Flagged): boolean =>
  flagsOf(read).some(({ kind, score }) => (kind === 'spam' || kind === 'gibberish') && score >= NOISE);

/** What was sent before is told by what is stored with it. */
const noiseOf = (read: Read, history: History): Understanding['noise'] =>
  !mayBeNoise(read)
    ? 'no'
    : history.some(({ authorType, understanding }) => authorType === 'customer' && mayBeNoise(understanding))
      ? 'again'
      : 'first';

/** Flagged as giving orders to the assistant. Flags are signs: the customer is answered all the same, in our own words. */
export const maySteer = (read: Flagged): boolean => flagsOf(read).some(({ kind }) => kind === 'injection');

const emotionOf = (read: Readonly<Record<string, unknown>> | null): Emotion | undefined => {
  const emotion = read?.['emotion'] as Read['emotion'] | undefined;
  return emotion === null || emotion === undefined ? undefined : { ...emotion, words: [] };
};

/** The chosen option if it is one of ours. Options that an agent offered are taken by their words. */
const choiceOf = ({ parts }: MessageRow): string | null => {
  const choice = parts.find((part) => part.type === 'choice');
  const ours = choice?.type === 'choice' && Object.values(OPTION).some((id) => choice.optionId.startsWith(id));
  return ours ? choice.optionId : null;
};

/** A file's name says nothing of what the customer wants. */
const wordsOf = ({ parts }: MessageRow): string =>
  textOf(parts.map((part) => (part.type === 'media' ? { ...part, name: undefined } : part)));

/** The language we answer in: Chinese for Chinese, English for everybody else we have no articles for. */
const localeOf = (language: string, message: MessageRow): Locale => {
  if (language.startsWith('zh')) return 'zh';
  if (language !== 'und') return 'en';
  return typeof message.meta.locale === 'string' && message.meta.locale.startsWith('zh') ? 'zh' : 'en';
};
