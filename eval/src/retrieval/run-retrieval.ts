/** `npm run eval -- retrieval --corpus F --queries F --qrels F [--context] [--peers]`: how often the right passage is found, and how fast. */
import { parseArgs } from 'node:util';
import { createRowRanker } from '@throughline/nlu';
import { measureRanking, type RankingFigures, type Run } from './measure-ranking.ts';
import { type Collection, readCollection } from './read-collection.ts';
import { runMiniSearch, runOrama } from './run-peers.ts';

/** Asked before the clock starts, so that no engine pays for being read and compiled. */
const WARM_UP = 20;

function runOurs({ rows, queries }: Collection): Run {
  createRowRanker(rows.slice(0, 50)).rank(queries[0]?.text ?? '');
  const started = performance.now();
  const ranker = createRowRanker(rows);
  const indexSeconds = (performance.now() - started) / 1000;
  for (const { text, turns } of queries.slice(0, WARM_UP)) ranker.rank(text, { turns });
  const asked = performance.now();
  const ids = new Map(queries.map(({ id, text, turns }) => [id, ranker.rank(text, { turns }).map((hit) => hit.id)]));
  return { ids, indexSeconds, msPerQuery: (performance.now() - asked) / Math.max(1, queries.length) };
}

const COLUMNS = ['p1', 'mrr10', 'recall10', 'ndcg10', 'msPerQuery', 'indexSeconds'] as const satisfies (keyof RankingFigures)[];

function printTable(table: Readonly<Record<string, RankingFigures>>): void {
  console.log(`${''.padEnd(26)}${COLUMNS.map((name) => name.padStart(13)).join('')}`);
  for (const [name, figures] of Object.entries(table)) {
    console.log(`${name.padEnd(26)}${COLUMNS.map((column) => String(figures[column]).padStart(13)).join('')}`);
  }
}

/** MiniSearch takes up to a fifth of a second a query and Orama a whole one: of large sets they are asked every so-manieth. */
const SAMPLES = { minisearch: 300, orama: 60 } as const;
const SAME = 'same queries, throughline';

function takeSample({ rows, queries, judged }: Collection, size: number): Collection {
  const step = Math.max(1, Math.round(queries.length / size));
  const kept = queries.filter((_, at) => at % step === 0);
  return { rows, queries: kept, judged: new Map(kept.map(({ id }) => [id, judged.get(id) as Map<string, number>])) };
}

/** Peers and we, one after the other, on the same queries with the same tokens. */
async function runBeside(whole: Collection): Promise<Record<string, RankingFigures>> {
  const sample = takeSample(whole, SAMPLES.minisearch);
  const few = takeSample(whole, SAMPLES.orama);
  return {
    [SAME]: measureRanking(runOurs(sample), sample.judged),
    minisearch: measureRanking(runMiniSearch(sample), sample.judged),
    [few.queries.length < sample.queries.length ? `orama, ${few.queries.length} queries` : 'orama']: measureRanking(
      await runOrama(few),
      few.judged,
    ),
  };
}

function compareWith(ours: RankingFigures, theirs: RankingFigures): { times: number; ndcg: number } {
  return { times: Math.round(theirs.msPerQuery / ours.msPerQuery), ndcg: Math.round((1000 * ours.ndcg10) / theirs.ndcg10) / 1000 };
}

export async function runRetrieval(flags: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...flags],
    options: {
      corpus: { type: 'string' },
      queries: { type: 'string' },
      qrels: { type: 'string' },
      context: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
    },
  });
  const { corpus, queries, qrels, context, peers } = values;
  if (!corpus || !queries || !qrels) throw new Error('Say --corpus, --queries and --qrels, each a file.');
  const collection = readCollection({ corpus, queries, qrels, context });
  const ours = measureRanking(runOurs(collection), collection.judged);
  const beside = peers ? await runBeside(collection) : {};
  const { [SAME]: same, ...rivals } = beside;
  const ratios = same && rivals.minisearch ? compareWith(same, rivals.minisearch) : undefined;
  const counts = { passages: collection.rows.length, queries: collection.queries.length };
  console.log(`${counts.passages} passages, ${counts.queries} queries${context ? ', with the turns before' : ''}\n`);
  printTable({ throughline: ours, ...beside });
  if (ratios) console.log(`\nbeside MiniSearch: ${ratios.times} times as fast, nDCG@10 times ${ratios.ndcg}`);
  console.log(JSON.stringify({ eval: 'retrieval', ...counts, ...ours, peers: rivals, besideMiniSearch: ratios }));
}
