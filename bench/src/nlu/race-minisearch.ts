/* Finding passages in public sets: ours and MiniSearch with the same tokens, in turns; and what ten times more passages cost. */
import { createRowRanker, listTerms } from '@throughline/nlu';
import MiniSearch from 'minisearch';
import { openCoreClock } from '../measuring/core-clock.ts';
import { interleave } from '../measuring/interleave.ts';
import { printTable } from '../measuring/report.ts';
import { ratios, round, type Spread, spreadOf } from '../measuring/statistics.ts';
import { type Collection, measureGain } from './read-collections.ts';

const AIMS = { faster: 10, growth: 4 };
const LIMIT = 10;
/** As much as ours gives a title. */
const TITLE_BOOST = 4;
/** Queries of a round, and those whose hits are judged; of a larger set every so many-th. */
const ASKED = 60;
const JUDGED = 300;
const SHARE = 10;

type Find = (text: string) => string[];
type Rows = Collection['rows'];

const openOurs = (rows: Rows): Find => {
  const ranker = createRowRanker(rows);
  return (text) => ranker.rank(text, { limit: LIMIT }).map(({ id }) => id);
};

const openMiniSearch = (rows: Rows): Find => {
  const engine = new MiniSearch({
    fields: ['title', 'text'],
    tokenize: listTerms,
    processTerm: (term) => term,
    searchOptions: { boost: { title: TITLE_BOOST } },
  });
  engine.addAll(rows);
  return (text) =>
    engine
      .search(text)
      .slice(0, LIMIT)
      .map(({ id }) => String(id));
};

type Gain = { ours: number; miniSearch: number };
export type RetrievalFigures = {
  set: string;
  passages: number;
  msPerQuery: Gain;
  timesFaster: number;
  ndcg10: Gain;
  ndcgVsMiniSearch: number;
  /** Cost of all passages ÷ cost of a tenth of them. */
  growth: number;
};

export const raceMiniSearch = async (collections: readonly Collection[], rounds: number): Promise<RetrievalFigures[]> => {
  const results = [];
  for (const collection of collections) results.push(await raceOne(collection, rounds));
  report(results, rounds);
  return results.map(({ figures }) => figures);
};

const pickSome = <T>(all: readonly T[], most: number): T[] => {
  const step = Math.max(1, Math.ceil(all.length / most));
  return all.filter((_, at) => at % step === 0);
};

type Raced = { figures: RetrievalFigures; ours: Spread; miniSearch: Spread; faster: Spread; growth: Spread };

const raceOne = async (collection: Collection, rounds: number): Promise<Raced> => {
  const { rows, queries, name } = collection;
  const tenth = rows.filter((_, at) => at % SHARE === 0);
  const finders = { ours: openOurs(rows), oursTenth: openOurs(tenth), miniSearch: openMiniSearch(rows) };
  const asked = pickSome(queries, ASKED).map(({ text }) => text);
  const judged = { ...collection, queries: pickSome(queries, JUDGED) };
  const clock = openCoreClock();
  const turn = (find: Find) => async (): Promise<number> =>
    clock.time(() => {
      for (const text of asked) find(text);
    }).own / asked.length;
  const turns = { ours: turn(finders.ours), oursTenth: turn(finders.oursTenth), miniSearch: turn(finders.miniSearch) };
  await interleave(1, turns);
  const times = await interleave(rounds, turns);
  const ndcg10 = {
    ours: round(measureGain(judged, finders.ours), 4),
    miniSearch: round(measureGain(judged, finders.miniSearch), 4),
  };
  const [ours, miniSearch] = [spreadOf(times.ours), spreadOf(times.miniSearch)];
  const [faster, growth] = [ratios(times.miniSearch, times.ours), ratios(times.ours, times.oursTenth)];
  const figures = {
    set: name,
    passages: rows.length,
    msPerQuery: { ours: round(ours.median, 4), miniSearch: round(miniSearch.median, 4) },
    timesFaster: round(faster.median, 1),
    ndcg10,
    ndcgVsMiniSearch: round(ndcg10.ours / ndcg10.miniSearch, 3),
    growth: round(growth.median),
  };
  return { figures, ours, miniSearch, faster, growth };
};

const shown = ({ median, least, most }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;

const report = (results: readonly Raced[], rounds: number): void =>
  printTable(
    `Retrieval, last turn only, ms a query on one core, median (least–most) of ${rounds} rounds; aims: ${AIMS.faster} x faster, ${SHARE} x more passages cost at most ${AIMS.growth} x`,
    ['', 'passages', 'ours, ms', 'MiniSearch, ms', 'x faster', 'nDCG@10', 'MiniSearch', 'x', `cost of ${SHARE} x more`],
    results.map(({ figures, ours, miniSearch, faster, growth }) => [
      figures.set,
      figures.passages,
      shown(ours, 3),
      shown(miniSearch, 2),
      shown(faster, 1),
      figures.ndcg10.ours.toFixed(3),
      figures.ndcg10.miniSearch.toFixed(3),
      figures.ndcgVsMiniSearch.toFixed(3),
      shown(growth, 1),
    ]),
  );
