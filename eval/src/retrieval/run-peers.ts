/** MiniSearch and Orama on the same files with the same tokens: what a shop would otherwise put in. */
import { create, insertMultiple, search } from '@orama/orama';
import { listTerms } from '@throughline/nlu';
import MiniSearch from 'minisearch';
import type { Run } from './measure-ranking.ts';
import type { Collection } from './read-collection.ts';

const WARM_UP = 20;
const LIMIT = 10;
const TITLE_BOOST = 4;

/** A peer gets the turns before as plain words of the question, newest first. */
const asked = (query: Collection['queries'][number]): string => [query.text, ...query.turns.map(({ text }) => text).reverse()].join('\n');

export function runMiniSearch({ rows, queries }: Collection): Run {
  const started = performance.now();
  const engine = new MiniSearch({
    fields: ['title', 'text'],
    tokenize: listTerms,
    processTerm: (term) => term,
    searchOptions: { boost: { title: TITLE_BOOST } },
  });
  engine.addAll(rows);
  const indexSeconds = (performance.now() - started) / 1000;
  const find = (query: Collection['queries'][number]) =>
    engine
      .search(asked(query))
      .slice(0, LIMIT)
      .map((hit) => String(hit.id));
  for (const query of queries.slice(0, WARM_UP)) find(query);
  const begun = performance.now();
  const ids = new Map(queries.map((query) => [query.id, find(query)]));
  return { ids, indexSeconds, msPerQuery: (performance.now() - begun) / Math.max(1, queries.length) };
}

export async function runOrama({ rows, queries }: Collection): Promise<Run> {
  const started = performance.now();
  const engine = create({
    schema: { row: 'string', title: 'string', text: 'string' } as const,
    components: {
      tokenizer: {
        language: 'custom',
        normalizationCache: new Map<string, string>(),
        // Orama tokenises identifiers and filters with it too; listTerms reads those like any text.
        tokenize: (raw: string) => [...new Set(listTerms(raw))],
      },
    },
  });
  await insertMultiple(
    engine,
    rows.map(({ id, title, text }) => ({ row: id, title, text })),
  );
  const indexSeconds = (performance.now() - started) / 1000;
  const find = async (query: Collection['queries'][number]): Promise<string[]> => {
    const { hits } = await search(engine, {
      term: asked(query),
      properties: ['title', 'text'],
      boost: { title: TITLE_BOOST },
      limit: LIMIT,
      threshold: 1,
    });
    return hits.map(({ document }) => String(document.row));
  };
  for (const query of queries.slice(0, WARM_UP)) await find(query);
  const begun = performance.now();
  const ids = new Map<string, string[]>();
  for (const query of queries) ids.set(query.id, await find(query));
  return { ids, indexSeconds, msPerQuery: (performance.now() - begun) / Math.max(1, queries.length) };
}
