/** Reads a retrieval collection: corpus and queries as JSON lines, judgements as tab-separated lines with a head. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type CollectionRow = { id: string; title: string; text: string; entity?: string };
export type CollectionTurn = { author: 'customer' | 'agent'; text: string };
export type CollectionQuery = { id: string; text: string; turns: CollectionTurn[] };
export type Collection = { rows: CollectionRow[]; queries: CollectionQuery[]; judged: Map<string, Map<string, number>> };

type Turn = { s?: string; t?: string; speaker?: string; author?: string; text?: string };
type CorpusLine = { _id: string; title?: string | null; text: string; entity?: string | null };
type QueryLine = { _id: string; text: string; context?: (Turn | string)[] };

export function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Query id → row id → grade. */
export function readJudgements(file: string): Map<string, Map<string, number>> {
  const judged = new Map<string, Map<string, number>>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [query, row, grade] = line.trim().split('\t');
    if (!query || !row || Number.isNaN(Number(grade)) || Number(grade) <= 0) continue;
    const rows = judged.get(query) ?? new Map<string, number>();
    rows.set(row, Number(grade));
    judged.set(query, rows);
  }
  return judged;
}

function readTurn(turn: Turn | string): CollectionTurn {
  if (typeof turn === 'string') return { author: 'customer', text: turn };
  const author = turn.s ?? turn.speaker ?? turn.author ?? 'U';
  return { author: /^(?:s|a)/i.test(author) ? 'agent' : 'customer', text: turn.t ?? turn.text ?? '' };
}

/** Conversations live in the queries, or beside the corpus or the queries in a file whose lines carry `_id` and `context`. */
function readContexts(folders: readonly string[]): Map<string, (Turn | string)[]> {
  const contexts = new Map<string, (Turn | string)[]>();
  for (const folder of folders) {
    const file = join(folder, 'turn-detection.jsonl');
    if (!existsSync(file)) continue;
    for (const { _id, context } of readLines<QueryLine>(file)) if (context) contexts.set(_id, context);
  }
  return contexts;
}

/** The last turn of a conversation is the question itself. */
function turnsBefore(context: readonly (Turn | string)[], text: string): CollectionTurn[] {
  const turns = context.map(readTurn);
  return turns.at(-1)?.text.trim() === text.trim() ? turns.slice(0, -1) : turns;
}

export function readCollection(files: { corpus: string; queries: string; qrels: string; context: boolean }): Collection {
  const judged = readJudgements(files.qrels);
  const contexts = files.context ? readContexts([dirname(files.corpus), dirname(files.queries)]) : new Map<string, (Turn | string)[]>();
  const rows = readLines<CorpusLine>(files.corpus).map(
    ({ _id, title, text, entity }): CollectionRow => ({ id: _id, title: title ?? '', text, ...(entity ? { entity } : {}) }),
  );
  const queries = readLines<QueryLine>(files.queries)
    .filter(({ _id }) => judged.has(_id))
    .map(({ _id, text, context }) => ({
      id: _id,
      text,
      turns: files.context ? turnsBefore(context ?? contexts.get(_id) ?? [], text) : [],
    }));
  return { rows, queries, judged };
}
