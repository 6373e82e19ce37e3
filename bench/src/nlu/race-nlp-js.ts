/* Ours and nlp.js, taught the same sentences, asked the same held-out questions in turns: how many a second, and how many right. */
import { detectLanguage, findEmotion, type IntentModel, type Models, understand } from '@throughline/nlu';
import { type CoreClock, openCoreClock } from '../measuring/core-clock.ts';
import { interleave } from '../measuring/interleave.ts';
import { printTable } from '../measuring/report.ts';
import { ratios, round, type Spread, spreadOf } from '../measuring/statistics.ts';
import { OUT_OF_SCOPE, type Question } from './held-out.ts';
import { forgetTexts, NONE, type NlpJs, trainNlpJs } from './nlp-js.ts';
import type { Lessons } from './shipped-models.ts';

const AIMS = { intents: 3, together: 2 };
const NOW = new Date('2026-11-22T08:00:00Z');

type Thing = 'ours' | 'nlpJs' | 'oursTogether' | 'nlpJsTogether' | 'oursWhole' | 'nlpJsWhole';
const TITLES: Readonly<Record<Thing, string>> = {
  ours: 'Throughline: intent',
  nlpJs: 'nlp.js: intent',
  oursTogether: 'Throughline: language, intent, emotion',
  nlpJsTogether: 'nlp.js: language, intent, sentiment',
  oursWhole: 'Throughline: understand()',
  nlpJsWhole: 'nlp.js: process()',
};

/** Shares of 1: of all questions with "none of these" as one more answer; of those in scope by the best guess; of languages told. */
type Marks = { accuracy: number; inScope: number; language: number };

export type RaceFigures = {
  intentsPerSecond: { ours: number; nlpJs: number };
  intentsVsNlpJs: number;
  togetherPerSecond: { ours: number; nlpJs: number };
  togetherVsNlpJs: number;
  wholeVsNlpJs: number;
  ours: Marks;
  nlpJs: Marks;
};

export const raceNlpJs = async (
  questions: readonly Question[],
  { models, lessons, rounds }: { models: Models & { intents: IntentModel }; lessons: Lessons; rounds: number },
): Promise<RaceFigures> => {
  const nlp = await trainNlpJs(lessons);
  const marks = { ours: markOurs(questions, models.intents), nlpJs: await markNlpJs(questions, nlp) };
  const turns = makeTurns(questions, models, nlp);
  await interleave(1, turns);
  return report(await interleave(rounds, turns), questions.length, marks);
};

const markAll = (questions: readonly Question[], answers: readonly { best: string; said: string; language: string }[]): Marks => {
  const known = questions.flatMap(({ intent }, at) => (intent === OUT_OF_SCOPE ? [] : [{ intent, best: answers[at]?.best }]));
  const share = (hits: number, of: number): number => round(hits / of, 3);
  return {
    accuracy: share(questions.filter(({ intent }, at) => answers[at]?.said === intent).length, questions.length),
    inScope: share(known.filter(({ intent, best }) => intent === best).length, known.length),
    language: share(questions.filter(({ language }, at) => answers[at]?.language === language).length, questions.length),
  };
};

const markOurs = (questions: readonly Question[], intents: IntentModel): Marks =>
  markAll(
    questions,
    questions.map(({ text }) => {
      const { guesses, outOfScope } = intents.classify(text);
      const best = guesses[0]?.intent ?? '';
      return { best, said: outOfScope >= 0.5 ? OUT_OF_SCOPE : best, language: detectLanguage(text).language };
    }),
  );

const markNlpJs = async (questions: readonly Question[], nlp: NlpJs): Promise<Marks> => {
  const answers = [];
  for (const { text, language } of questions) {
    const { intent, classifications = [] } = await nlp.classify(language, text);
    const best = classifications.find((guess) => guess.intent !== NONE)?.intent ?? '';
    answers.push({ best, said: intent === NONE ? OUT_OF_SCOPE : intent, language: nlp.guessLanguage(text) ?? '' });
  }
  return markAll(questions, answers);
};

/** Each turn answers how many questions a second it got through on its core. */
const makeTurns = (questions: readonly Question[], models: Models, nlp: NlpJs): Record<Thing, () => Promise<number>> => {
  const clock: CoreClock = openCoreClock();
  const askOurs = (ask: (question: Question) => unknown) => async () =>
    (1000 * questions.length) /
    clock.time(() => {
      for (const question of questions) ask(question);
    }).own;
  const askNlpJs = (ask: (question: Question) => Promise<unknown>) => async () => {
    forgetTexts(nlp);
    const timing = await clock.timeAsync(async () => {
      for (const question of questions) await ask(question);
    });
    return (1000 * questions.length) / timing.own;
  };
  return {
    ours: askOurs(({ text }) => models.intents?.classify(text)),
    // It is told the language, which ours is not.
    nlpJs: askNlpJs(({ text, language }) => nlp.classify(language, text)),
    oursTogether: askOurs(({ text }) => [detectLanguage(text), models.intents?.classify(text), findEmotion(text, models.emotion)]),
    nlpJsTogether: askNlpJs(async ({ text }) => {
      const language = nlp.guessLanguage(text) ?? 'en';
      return [await nlp.classify(language, text), await nlp.getSentiment(language, text)];
    }),
    oursWhole: askOurs(({ text }) => understand(text, models, { now: NOW })),
    nlpJsWhole: askNlpJs(({ text }) => nlp.process(text)),
  };
};

const shown = ({ median, least, most }: Spread): string => `${median.toFixed(0)} (${least.toFixed(0)}–${most.toFixed(0)})`;
const times = ({ median, least, most }: Spread): string => `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const report = (results: Record<Thing, number[]>, count: number, marks: { ours: Marks; nlpJs: Marks }): RaceFigures => {
  const middle = (thing: Thing): number => Math.round(spreadOf(results[thing]).median);
  const against = {
    intents: ratios(results.ours, results.nlpJs),
    together: ratios(results.oursTogether, results.nlpJsTogether),
    whole: ratios(results.oursWhole, results.nlpJsWhole),
  };
  printTable(
    `${count} held-out questions in both languages: a second on one core, median (least–most) of ${results.ours.length} rounds; aims: ${AIMS.intents} x intents, ${AIMS.together} x together`,
    ['', 'a second', 'x nlp.js'],
    (Object.keys(TITLES) as Thing[]).map((thing) => {
      const spread = { ours: against.intents, oursTogether: against.together, oursWhole: against.whole }[thing as 'ours'];
      return [TITLES[thing], shown(spreadOf(results[thing])), spread ? times(spread) : ''];
    }),
  );
  printTable(
    'Right, of the same questions, taught the same sentences',
    ['', 'with "none of these"', 'best guess, in scope', 'language'],
    (['ours', 'nlpJs'] as const).map((engine) => [
      engine === 'ours' ? 'Throughline' : 'nlp.js',
      percent(marks[engine].accuracy),
      percent(marks[engine].inScope),
      percent(marks[engine].language),
    ]),
  );
  return {
    intentsPerSecond: { ours: middle('ours'), nlpJs: middle('nlpJs') },
    intentsVsNlpJs: round(against.intents.median),
    togetherPerSecond: { ours: middle('oursTogether'), nlpJs: middle('nlpJsTogether') },
    togetherVsNlpJs: round(against.together.median),
    wholeVsNlpJs: round(against.whole.median),
    ...marks,
  };
};
