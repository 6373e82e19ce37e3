import { ANSWER_THRESHOLD } from '@throughline/nlu';
import { layShelf, retrieve } from '../../server/src/assistant/index.ts';
import { makeDemoPassages } from './demo-passages.ts';
import { type Question, readLines } from './questions.ts';

/** `turns`: what the customer said, the last to be answered; `answered`: the article given before. */
type FollowUp = { turns: string[]; answered: string; articles: string[] };
type Asked = { turns: readonly string[]; answered: string | null; articles: readonly string[] };
/** Counts. `right`: answered, and with an article that answers. `imagined`: answered although nothing answers. */
type TurnFigures = { questions: number; top1: number; answered: number; right: number; unanswerable: number; imagined: number };

const localeOf = (text: string): 'zh' | 'en' => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');

/** The assistant's own way from a message to articles, without a database; `plainly`: its words alone, nothing completed or corrected. */
async function judgeTurns(asked: readonly Asked[], plainly: boolean): Promise<TurnFigures> {
  const shelf = layShelf(makeDemoPassages(), []);
  const index = {
    search: async (...of: Parameters<typeof shelf.search>) => shelf.search(...of),
    find: async (...of: Parameters<typeof shelf.find>) => shelf.find(...of),
    correct: async (text: string) => (plainly ? text : shelf.correct(text)),
  };
  const figures: TurnFigures = { questions: 0, top1: 0, answered: 0, right: 0, unanswerable: 0, imagined: 0 };
  for (const { turns, answered, articles } of asked) {
    const text = turns.at(-1) ?? '';
    const history = plainly ? [] : turns.slice(0, -1).map((said) => ({ authorType: 'customer' as const, text: said }));
    const { found } = await retrieve(
      index,
      { choice: null, text, locale: localeOf(text) },
      { history, memory: { lastArticleId: answered } },
    );
    const right = articles.includes(found[0]?.articleId ?? '');
    const sure = (found[0]?.confidence ?? 0) >= ANSWER_THRESHOLD;
    figures[articles.length > 0 ? 'questions' : 'unanswerable']++;
    if (articles.length === 0 && sure) figures.imagined++;
    if (articles.length === 0) continue;
    if (right) figures.top1++;
    if (sure) figures.answered++;
    if (sure && right) figures.right++;
  }
  return figures;
}

/** Follow-ups and misspelt questions, written before anybody looked at what becomes of them: with the words alone, and in full. */
export async function measureTurns(): Promise<Record<string, TurnFigures>> {
  const followUps: Asked[] = readLines<FollowUp>('follow-ups.jsonl');
  const misspelt: Asked[] = readLines<Question>('misspelt.jsonl').map(({ text, articles }) => ({
    turns: [text],
    answered: null,
    articles,
  }));
  return {
    'follow-ups, words alone': await judgeTurns(followUps, true),
    'follow-ups, completed': await judgeTurns(followUps, false),
    'misspelt, words alone': await judgeTurns(misspelt, true),
    'misspelt, set right': await judgeTurns(misspelt, false),
  };
}
