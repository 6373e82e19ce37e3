/*
 * Articles for one message, and what was searched for. Route: its words alone → an elliptic turn with what it leaves out
 * (rewriteElliptic) or, if short, together with the words before → while unsure, spelt as the shop spells. Only what may be known
 * on the thread is put beside the message: see `listKnownBefore`.
 */
import { ANSWER_THRESHOLD, rewriteElliptic } from '@throughline/nlu';
import { OPTION } from './decide.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import { mayBeNumber } from './may-be-number.ts';
import type { Found, History, Memory, Searched, Understanding } from './types.ts';

/** `searched`: null where the customer's own words were searched. */
export type Retrieved = { found: Found[]; searched: Searched | null };
type Asked = Pick<Understanding, 'choice' | 'text' | 'locale'>;
type Known = { history: readonly Pick<History[number], 'authorType' | 'text'>[]; memory: Pick<Memory, 'lastArticleId'> };
type Index = Pick<KnowledgeIndex, 'search' | 'find' | 'correct'>;

const SHORT = 12;
const FOUND_AT_MOST = 5;
const surenessOf = ({ found }: Retrieved): number => found[0]?.confidence ?? 0;

export const retrieve = async (index: Index, { choice, text, locale }: Asked, known: Known): Promise<Retrieved> => {
  if (choice?.startsWith(OPTION.article) === true) {
    const article = await index.find(choice.slice(OPTION.article.length), locale);
    return { found: article === undefined ? [] : [article], searched: null };
  }
  if (text.trim() === '' || choice !== null) return { found: [], searched: null };
  const search = async (words: string, because: Searched['because'] | null): Promise<Retrieved> => ({
    found: await index.search(words, locale, FOUND_AT_MOST),
    searched: because === null ? null : { text: words, because },
  });
  let best = await search(text, null);
  if (mayBeNumber(text)) return best;
  for (const { words, because } of listFuller(text, known)) {
    const fuller = await search(words, because);
    // What was asked before must not bring back the article that answered it: "and Razer?" asks for another one.
    const fresh = fuller.found[0]?.articleId !== known.memory.lastArticleId;
    if (!fresh || surenessOf(fuller) <= surenessOf(best)) continue;
    best = fuller;
    break;
  }
  if (surenessOf(best) >= ANSWER_THRESHOLD) return best;
  const corrected = await index.correct(text);
  if (corrected === text) return best;
  const spelt = await search(corrected, 'spelling');
  return surenessOf(spelt) > surenessOf(best) ? spelt : best;
};

/** What the message may mean together with what was said before; the first that finds more counts. */
const listFuller = (text: string, { history }: Known): { words: string; because: 'completed' | 'together' }[] => {
  const turns = history.map(({ authorType, text: said }) => ({ author: authorType, text: said }));
  const { text: completed, from } = rewriteElliptic([...turns, { author: 'customer', text }]);
  const before = history.filter(({ authorType }) => authorType === 'customer').at(-1)?.text;
  return [
    ...(from === undefined ? [] : [{ words: completed, because: 'completed' as const }]),
    ...([...text].length > SHORT || before === undefined ? [] : [{ words: `${before}\n${text}`, because: 'together' as const }]),
  ];
};
