/* What to do with a message. Pure: understanding, findings and memory in; plan and reason out. */
import { mayBeNumber } from './may-be-number.ts';
import type { Asked, Plan, Thresholds } from './types.ts';

/** Option ids that the assistant hangs under its answers. */
export const OPTION = {
  person: 'tl-person',
  solved: 'tl-solved',
  unsolved: 'tl-unsolved',
  none: 'tl-none',
  article: 'tl-article-',
} as const;

const MOST_CHOICES = 3;

export const decide = ({ understanding, found, memory }: Asked, thresholds: Thresholds): Plan => {
  const { choice } = understanding;
  if (understanding.asksForPerson || choice === OPTION.person) return { act: 'hand-over', reason: 'asked-for-person' };
  if (mayBeDanger(understanding, thresholds)) return { act: 'hand-over', reason: 'urgent' };
  if (understanding.anger >= thresholds.anger) return { act: 'hand-over', reason: 'angry' };
  if (choice === OPTION.solved) return { act: 'glad', reason: 'solved' };
  if (choice?.startsWith(OPTION.article) === true) return chosenArticle(choice, found);
  if (choice === OPTION.unsolved || choice === OPTION.none || mayHaveFailed(understanding, found, memory, thresholds))
    return afterFailure(memory.failedAnswers + 1, understanding);
  if (understanding.mood === 'angry') return { act: 'hand-over', reason: 'angry' };
  if (understanding.smallTalk !== null) return { act: 'small-talk', kind: understanding.smallTalk, reason: 'small-talk' };
  if (understanding.text.trim() === '' || mayBeNumber(understanding.text)) return { act: 'ask-again', reason: 'nothing-to-read' };
  const [best] = found;
  if (best !== undefined && best.confidence >= thresholds.answer) {
    // The same article again, right after it was given: it did not help.
    if (best.articleId === memory.lastArticleId && memory.failedAnswers + 1 >= 2) return { act: 'hand-over', reason: 'two-failed-answers' };
    return { act: 'answer', found: best, reason: 'confident' };
  }
  // Advertising and keys pressed at random: asked once what is meant, then left alone. A person sees it in the desk, and the button stays.
  if (understanding.noise !== 'no')
    return understanding.noise === 'first' ? { act: 'ask-again', reason: 'noise' } : { act: 'silence', reason: 'noise' };
  const near = found.filter((one) => one.confidence >= thresholds.clarify * 0.4).slice(0, MOST_CHOICES);
  if (best !== undefined && best.confidence >= thresholds.clarify && !memory.clarified && near.length > 0)
    return { act: 'clarify', among: near, reason: 'unclear' };
  return { act: 'hand-over', reason: 'unsure' };
};

/** Somebody may come to harm: no article is the answer. */
const mayBeDanger = ({ reading }: Asked['understanding'], { danger }: Thresholds): boolean =>
  reading.urgency?.terms.some(({ name, weight }) => name === 'safety' && weight >= danger) === true;

/** "It does not work" is a failed answer only after an answer, and only when it asks nothing else that we can answer. */
const mayHaveFailed = (
  { unhelped }: Asked['understanding'],
  found: Asked['found'],
  memory: Asked['memory'],
  thresholds: Thresholds,
): boolean => {
  const [best] = found;
  const asksElse = best !== undefined && best.confidence >= thresholds.answer && best.articleId !== memory.lastArticleId;
  return unhelped && memory.lastArticleId !== null && !asksElse;
};

const chosenArticle = (choice: string, found: Asked['found']): Plan => {
  const article = found.find((one) => one.articleId === choice.slice(OPTION.article.length));
  return article === undefined ? { act: 'hand-over', reason: 'unsure' } : { act: 'answer', found: article, reason: 'chosen' };
};

/** Whom we failed once is asked for more, unless the mood has gone from bad to worse already. */
const afterFailure = (failures: number, { mood }: Asked['understanding']): Plan => {
  if (failures >= 2) return { act: 'hand-over', reason: 'two-failed-answers' };
  return mood === 'angry' ? { act: 'hand-over', reason: 'angry' } : { act: 'ask-again', reason: 'first-failure' };
};
