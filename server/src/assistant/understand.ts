import { textOf } from '@throughline/protocol/parts';
import { detectLanguage, findEntities, findSignals } from '@throughline/nlu';
import type { ConversationRow, MessageRow } from '../conversations/index.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import { OPTION } from './decide.ts';
import { mayBeNumber } from './may-be-number.ts';
import type { Found, History, Locale, Memory, Understanding } from './types.ts';

const SURE_LANGUAGE = 0.5;

/** Reads one message. A word too short to tell its language is taken in the language of the conversation. */
export const understand = (message: MessageRow, conversation: Pick<ConversationRow, 'language'>): Understanding => {
  const choice = choiceOf(message);
  const text = wordsOf(message);
  const detected = detectLanguage(text);
  const sure = detected.language !== 'und' && detected.confidence >= SURE_LANGUAGE;
  const language = sure ? detected.language : conversation.language !== 'und' ? conversation.language : detected.language;
  // The label of our own option is no sign of the customer's mood or wish: its id says what it means.
  const signals = findSignals(choice === null ? text : '');
  const kind = signals.greeting ? 'greeting' : signals.thanks ? 'thanks' : signals.bye ? 'bye' : null;
  return {
    language,
    locale: localeOf(language, message),
    asksForPerson: signals.asksForPerson,
    anger: signals.anger,
    smallTalk: signals.smallTalk ? kind : null,
    unhelped: signals.unhelped,
    choice,
    text,
    entities: findEntities(text).map(({ kind: entity, value }) => ({ kind: entity, value })),
  };
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

const SHORT = 12;
const FOUND_AT_MOST = 5;

/** Articles for this message. A short follow-up ("and for Steam?") is searched together with the customer's words before it. */
export const retrieve = async (
  index: KnowledgeIndex,
  understanding: Understanding,
  { history, memory }: { history: History; memory: Pick<Memory, 'lastArticleId'> },
): Promise<Found[]> => {
  const { choice, text, locale } = understanding;
  if (choice?.startsWith(OPTION.article) === true) {
    const article = await index.find(choice.slice(OPTION.article.length), locale);
    return article === undefined ? [] : [article];
  }
  if (text.trim() === '' || choice !== null) return [];
  const alone = await index.search(text, locale, FOUND_AT_MOST);
  if ([...text].length > SHORT || mayBeNumber(text)) return alone;
  const before = history.filter((message) => message.authorType === 'customer').at(-1)?.text;
  if (before === undefined) return alone;
  const together = await index.search(`${before}\n${text}`, locale, FOUND_AT_MOST);
  // What was asked before must not bring back the article that answered it: "and Razer?" asks for another one.
  const fresh = together[0]?.articleId !== memory.lastArticleId;
  return fresh && (together[0]?.confidence ?? 0) > (alone[0]?.confidence ?? 0) ? together : alone;
};
