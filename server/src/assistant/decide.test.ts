import { Understanding as Read } from '@throughline/protocol/intents';
import { describe, expect, it } from 'vitest';
import { THRESHOLDS } from './create-assistant.ts';
import { decide, OPTION } from './decide.ts';
import type { Asked, Found, Memory, Plan, Understanding } from './types.ts';

const asking: Understanding = {
  reading: Read.parse({ language: 'en', intent: null, confidence: null, anger: 0 }),
  mood: 'calm',
  language: 'en',
  locale: 'en',
  asksForPerson: false,
  anger: 0,
  smallTalk: null,
  unhelped: false,
  noise: 'no',
  steers: false,
  choice: null,
  text: 'how do refunds work?',
  entities: [],
};
const fresh: Memory = { failedAnswers: 0, clarified: false, lastArticleId: null, tried: [] };
const article = (articleId: string, confidence: number): Found => ({
  articleId,
  title: articleId,
  body: '',
  locale: 'en',
  confidence,
  highlights: [],
});
const plan = (understanding: Partial<Understanding>, found: Found[] = [], memory: Partial<Memory> = {}): Plan =>
  decide({ understanding: { ...asking, ...understanding }, found, memory: { ...fresh, ...memory } } satisfies Asked, THRESHOLDS);

const inDanger = { ...asking.reading, urgency: { score: 0.9, terms: [{ name: 'safety', weight: 0.8, words: ['smoke'] }] } };
const sure = article('refunds', 0.9);
const near = [article('refunds', 0.5), article('invoices', 0.4), article('regions', 0.2), article('privacy', 0.01)];

type Case = [name: string, made: () => Plan, act: Plan['act'], reason: Plan['reason']];
const CASES: Case[] = [
  ['answers when it is sure', () => plan({}, [sure]), 'answer', 'confident'],
  ['asks between what is near', () => plan({}, near), 'clarify', 'unclear'],
  ['asks only once, then hands over', () => plan({}, near, { clarified: true }), 'hand-over', 'unsure'],
  ['hands over what it does not know', () => plan({}, [article('privacy', 0.1)]), 'hand-over', 'unsure'],
  ['hands over when it has no article at all', () => plan({}), 'hand-over', 'unsure'],
  ['hands over whose mood went from bad to worse', () => plan({ mood: 'angry' }, [sure]), 'hand-over', 'angry'],
  ['hands over where somebody may come to harm', () => plan({ reading: inDanger }, [sure]), 'hand-over', 'urgent'],
  ['hands over who asks for a person, however sure it is', () => plan({ asksForPerson: true }, [sure]), 'hand-over', 'asked-for-person'],
  ['hands over who chose a person', () => plan({ choice: OPTION.person }, []), 'hand-over', 'asked-for-person'],
  ['hands over who is angry, however sure it is', () => plan({ anger: 0.9 }, [sure]), 'hand-over', 'angry'],
  ['answers who is only a little cross', () => plan({ anger: 0.3 }, [sure]), 'answer', 'confident'],
  ['is glad when it helped', () => plan({ choice: OPTION.solved }), 'glad', 'solved'],
  [
    'asks again after a first failure',
    () => plan({ choice: OPTION.unsolved }, [], { lastArticleId: 'refunds' }),
    'ask-again',
    'first-failure',
  ],
  [
    'hands over after a second failure',
    () => plan({ choice: OPTION.unsolved }, [], { failedAnswers: 1 }),
    'hand-over',
    'two-failed-answers',
  ],
  ['takes "none of these" for a failure', () => plan({ choice: OPTION.none }), 'ask-again', 'first-failure'],
  [
    'takes "that did not help" after an answer for a failure',
    () => plan({ unhelped: true }, [], { lastArticleId: 'refunds' }),
    'ask-again',
    'first-failure',
  ],
  ['takes "it does not work" as a first message for a question', () => plan({ unhelped: true }, [sure]), 'answer', 'confident'],
  [
    'answers "it does not work" with another article that fits',
    () => plan({ unhelped: true }, [sure], { lastArticleId: 'privacy' }),
    'answer',
    'confident',
  ],
  ['says hello back', () => plan({ smallTalk: 'greeting' }, [sure]), 'small-talk', 'small-talk'],
  ['asks for words when there is but a number', () => plan({ text: '1' }), 'ask-again', 'nothing-to-read'],
  ['asks for words when there are none', () => plan({ text: '  ' }), 'ask-again', 'nothing-to-read'],
  ['gives the chosen article', () => plan({ choice: `${OPTION.article}refunds` }, [article('refunds', 1)]), 'answer', 'chosen'],
  ['hands over when the chosen article is gone', () => plan({ choice: `${OPTION.article}gone` }), 'hand-over', 'unsure'],
  ['gives the same article a second time', () => plan({}, [sure], { lastArticleId: 'refunds' }), 'answer', 'confident'],
  [
    'but not after that had failed once',
    () => plan({}, [sure], { lastArticleId: 'refunds', failedAnswers: 1 }),
    'hand-over',
    'two-failed-answers',
  ],
];

describe('the assistant decides', () => {
  it.each(CASES)('%s', (_name, made, act, reason) => {
    expect(made()).toMatchObject({ act, reason });
  });

  it('offers at most three articles, the nearest ones', () => {
    const asked = plan({}, near);
    expect(asked.act === 'clarify' && asked.among.map((one) => one.articleId)).toEqual(['refunds', 'invoices', 'regions']);
  });
});

describe('noise', () => {
  it('is asked about once, then left alone', () => {
    expect(plan({ noise: 'first' })).toEqual({ act: 'ask-again', reason: 'noise' });
    expect(plan({ noise: 'again' })).toEqual({ act: 'silence', reason: 'noise' });
  });
  it('does not keep anybody from a person, from help in danger or from an answer', () => {
    expect(plan({ noise: 'again', asksForPerson: true })).toMatchObject({ act: 'hand-over', reason: 'asked-for-person' });
    expect(plan({ noise: 'again' }, [article('refund', 0.9)])).toMatchObject({ act: 'answer' });
  });
});
