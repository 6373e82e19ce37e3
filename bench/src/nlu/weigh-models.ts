/* All models that ship, read in a fresh process: bytes, time, memory. */
import type { HoldModelsAnswer, HoldModelsRequest } from '../children/words.ts';
import { type Child, startChild } from '../measuring/children.ts';
import { printTable } from '../measuring/report.ts';
import { round, type Spread, spreadOf } from '../measuring/statistics.ts';
import type { Memory } from '../measuring/weigh-memory.ts';
import { countModelBytes, EMOTION } from './shipped-models.ts';

const AIMS = { megabytes: 30, loadMs: 400, memory: 150 };
const CHINESE = '我的卡密用不了，怎么退款';

/** Milliseconds without waiting for the core; memory in MB: the whole process, and what it has more than before. */
type Round = { libraryMs: number; modelsMs: number; dictionaryMs: number; empty: Memory; loaded: Memory; withDictionary: Memory };

export type ModelFigures = {
  megabytes: number;
  loadMs: number;
  libraryMs: number;
  modelsMs: number;
  dictionaryMs: number;
  rss: number;
  rssMore: number;
  heapAndExternal: number;
  withDictionary: { rss: number; rssMore: number };
};

export const weighModels = async (intents: { path: string; shipped: boolean }, rounds: number): Promise<ModelFigures> => {
  const results: Round[] = [];
  for (let round = 0; round < rounds; round++) results.push(await weighOnce(intents.path));
  return report(countModelBytes(intents) / 1e6, results, intents.shipped);
};

const weighOnce = async (intents: string): Promise<Round> => {
  const child: Child<HoldModelsRequest, HoldModelsAnswer> = startChild('hold-models.ts', { nodeFlags: ['--expose-gc'] });
  const weigh = async (): Promise<Memory> => (await child.ask({ act: 'weigh' })).memory ?? { rss: 0, heap: 0, outside: 0 };
  try {
    const empty = await weigh();
    const { library, models } = await child.ask({ act: 'load', intents, emotion: EMOTION });
    const loaded = await weigh();
    const dictionary = await child.ask({ act: 'read', text: CHINESE });
    return {
      libraryMs: library?.own ?? Number.NaN,
      modelsMs: models?.own ?? Number.NaN,
      dictionaryMs: dictionary.models?.own ?? Number.NaN,
      empty,
      loaded,
      withDictionary: await weigh(),
    };
  } finally {
    await child.end();
  }
};

const shown = ({ median, least, most }: Spread): string => `${median.toFixed(0)} (${least.toFixed(0)}–${most.toFixed(0)})`;

const report = (megabytes: number, results: readonly Round[], shipped: boolean): ModelFigures => {
  const spread = (pick: (one: Round) => number): Spread => spreadOf(results.map(pick));
  const [library, models] = [spread((one) => one.libraryMs), spread((one) => one.modelsMs)];
  const load = spread((one) => one.libraryMs + one.modelsMs);
  const dictionary = spread((one) => one.dictionaryMs);
  const rss = (part: 'loaded' | 'withDictionary'): Spread => spread((one) => one[part].rss / 1e6);
  const more = (part: 'loaded' | 'withDictionary'): Spread => spread((one) => (one[part].rss - one.empty.rss) / 1e6);
  const heap = spread((one) => (one.loaded.heap + one.loaded.outside - one.empty.heap - one.empty.outside) / 1e6);
  printTable(
    `All models that ship${shipped ? '' : ' (the intent model: trained just now from the packs)'}, fresh process, median (least–most) of ${results.length}; aims: ${AIMS.megabytes} MB, ${AIMS.loadMs} ms, ${AIMS.memory} MB`,
    ['', 'MB of files', 'ms', 'RSS, MB', 'RSS more than before', 'heap and external more'],
    [
      ['importing the library', '', shown(library), '', '', ''],
      ['reading the models', megabytes.toFixed(1), shown(models), '', '', ''],
      ['together', megabytes.toFixed(1), shown(load), shown(rss('loaded')), shown(more('loaded')), shown(heap)],
      ["with jieba's dictionary", '', shown(dictionary), shown(rss('withDictionary')), shown(more('withDictionary')), ''],
    ],
  );
  return {
    megabytes: round(megabytes),
    loadMs: round(load.median, 0),
    libraryMs: round(library.median, 0),
    modelsMs: round(models.median, 0),
    dictionaryMs: round(dictionary.median, 0),
    rss: round(rss('loaded').median, 0),
    rssMore: round(more('loaded').median, 0),
    heapAndExternal: round(heap.median, 0),
    withDictionary: { rss: round(rss('withDictionary').median, 0), rssMore: round(more('withDictionary').median, 0) },
  };
};
