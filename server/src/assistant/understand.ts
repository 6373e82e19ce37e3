import { detectLanguage, findEntities, findSignals } from '@throughline/nlu';
import type { ConversationRow, MessageRow } from '../conversations/index.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import { OPTION } from './decide.ts';
import type { Found, History, Locale, Understanding } from './types.ts';

const SURE_LANGUAGE = 0.5;

/** Reads one message. A word too short to tell its language is taken in the language of the conversation. */
export const understand = (message: MessageRow, conversation: Pick<ConversationRow, 'language'>): Understanding => {
  const detected = detectLanguage(message.text);
  const sure = detected.language !== 'und' && detected.confidence >= SURE_LANGUAGE;
  const language = sure ? detected.language : conversation.language !== 'und' ? conversation.language : detected.language;
  const signals = findSignals(message.text);
  const choice = message.parts.find((part) => part.type === 'choice');
  const kind = signals.greeting ? 'greeting' : signals.thanks ? 'thanks' : signals.bye ? 'bye' : null;
  return {
    language,
    locale: localeOf(language, message),
    asksForPerson: signals.asksForPerson,
    anger: signals.anger,
    smallTalk: signals.smallTalk ? kind : null,
    unhelped: signals.unhelped,
    choice: choice?.type === 'choice' ? choice.optionId : null,
    text: message.text,
    entities: findEntities(message.text).map(({ kind: entity, value }) => ({ kind: entity, value })),
  };
};

/** The language we answer in: Chinese for Chinese, English for everybody else we have no articles for. */
const localeOf = (language: string, message: MessageRow): Locale => {
  if (language.startsWith('zh')) return 'zh';
  if (language !== 'und') return 'en';
  return typeof message.meta.locale === 'string' && message.meta.locale.startsWith('zh') ? 'zh' : 'en';
};

const SHORT = 12;
const FOUND_AT_MOST = 5;

/** Articles for this message. A short follow-up ("and for Steam?") is searched together with the customer's words before it. */
export const retrieve = async (index: KnowledgeIndex, understanding: Understanding, history: History): Promise<Found[]> => {
  const { choice, text, locale } = understanding;
  if (choice?.startsWith(OPTION.article) === true) {
    const article = await index.find(choice.slice(OPTION.article.length), locale);
    return article === undefined ? [] : [article];
  }
  if (text.trim() === '' || choice !== null) return [];
  const alone = await index.search(text, locale, FOUND_AT_MOST);
  if ([...text].length > SHORT) return alone;
  const before = history.filter((message) => message.authorType === 'customer').at(-1)?.text;
  if (before === undefined) return alone;
  const together = await index.search(`${before}\n${text}`, locale, FOUND_AT_MOST);
  return (together[0]?.confidence ?? 0) > (alone[0]?.confidence ?? 0) ? together : alone;
};
