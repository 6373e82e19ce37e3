/* One message understood in full, and each part of that alone: milliseconds by message, in turns. */
import {
  detectLanguage,
  type Models,
  findEmotion,
  findEntities,
  findFlags,
  findSignals,
  scoreComplexity,
  scoreUrgency,
  understand,
} from '@throughline/nlu';
import { type CoreClock, openCoreClock, type Timing } from '../measuring/core-clock.ts';
import { interleave } from '../measuring/interleave.ts';
import { printTable } from '../measuring/report.ts';
import { percentile, round } from '../measuring/statistics.ts';
import { makeMessages, type Question } from './held-out.ts';

const AIMS = { p50Ms: 0.3, p99Ms: 2 };
const WARM_UP = 3;
const NOW = new Date('2026-11-22T08:00:00Z');

const PARTS = ['language', 'emotion', 'flags', 'intent', 'entities', 'signals', 'urgency', 'complexity'] as const;
type Part = (typeof PARTS)[number];
type Thing = 'whole' | Part;

type Reader = (text: string) => unknown;

const makeReaders = (models: Models): Record<Thing, Reader> => {
  const dates = { now: NOW, timeZone: 'Asia/Shanghai' };
  const emotion = findEmotion('where is my code', models.emotion);
  return {
    whole: (text) => understand(text, models, dates),
    language: detectLanguage,
    emotion: (text) => findEmotion(text, models.emotion),
    flags: findFlags,
    intent: (text) => models.intents?.classify(text),
    entities: (text) => findEntities(text, { dates }),
    signals: findSignals,
    urgency: (text) => scoreUrgency({ text, ...dates, entities: [], flags: [], emotion }),
    complexity: (text) => scoreComplexity({ text, entities: [] }),
  };
};

export type UnderstandingFigures = Record<
  'zh' | 'en',
  { p50Ms: number; p99Ms: number; wallP50Ms: number; wallP99Ms: number; perSecond: number }
>;

export const timeUnderstanding = async (questions: readonly Question[], models: Models, rounds: number): Promise<UnderstandingFigures> => {
  const clock = openCoreClock();
  const readers = makeReaders(models);
  const zh = await timeLanguage(makeMessages(questions, 'zh'), readers, { clock, rounds });
  const en = await timeLanguage(makeMessages(questions, 'en'), readers, { clock, rounds });
  report({ zh, en }, clock.exact);
  return { zh: summarise(zh), en: summarise(en) };
};

type Timings = Record<Thing, Timing[]>;

const timeLanguage = async (
  texts: readonly string[],
  readers: Record<Thing, Reader>,
  { clock, rounds }: { clock: CoreClock; rounds: number },
): Promise<Timings> => {
  const turns = Object.fromEntries(
    (['whole', ...PARTS] as const).map((thing) => [thing, async () => texts.map((text) => clock.time(() => readers[thing](text)))]),
  ) as Record<Thing, () => Promise<Timing[]>>;
  await interleave(WARM_UP, turns);
  const results = await interleave(rounds, turns);
  return Object.fromEntries(Object.entries(results).map(([thing, timings]) => [thing, timings.flat()])) as Timings;
};

const own = (timings: readonly Timing[]): number[] => timings.map((timing) => timing.own);
const wall = (timings: readonly Timing[]): number[] => timings.map((timing) => timing.wall);
const perSecond = (timings: readonly Timing[]): number =>
  Math.round((1000 * timings.length) / own(timings).reduce((sum, ms) => sum + ms, 0));

const summarise = ({ whole }: Timings): UnderstandingFigures['zh'] => ({
  p50Ms: round(percentile(own(whole), 0.5), 3),
  p99Ms: round(percentile(own(whole), 0.99), 3),
  wallP50Ms: round(percentile(wall(whole), 0.5), 3),
  wallP99Ms: round(percentile(wall(whole), 0.99), 3),
  perSecond: perSecond(whole),
});

const report = (results: Record<'zh' | 'en', Timings>, exact: boolean): void => {
  const cells = (timings: readonly Timing[]): (string | number)[] => [
    percentile(own(timings), 0.5).toFixed(3),
    percentile(own(timings), 0.99).toFixed(3),
    percentile(wall(timings), 0.99).toFixed(3),
    perSecond(timings),
  ];
  printTable(
    `A message of some 60 characters understood, ms on one core${exact ? '' : ' (waiting for the core is not told apart here)'}; aim: p50 ${AIMS.p50Ms}, p99 ${AIMS.p99Ms}`,
    ['', 'messages', 'p50', 'p99', 'p99 with waiting', 'a second'],
    (['zh', 'en'] as const).flatMap((language) => [
      [`${language}: understand()`, results[language].whole.length, ...cells(results[language].whole)],
      ...PARTS.map((part) => [`  ${part}`, '', ...cells(results[language][part])]),
    ]),
  );
};
