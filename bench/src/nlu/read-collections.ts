import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

type Row = { id: string; title: string; text: string };
type Query = { id: string; text: string };
export type Collection = { name: string; rows: Row[]; queries: Query[]; judged: Map<string, Map<string, number>> };

const CORPUS = 'corpus.jsonl';

/** The retrieval sets of a folder, or the one that the folder is. */
export const readCollections = (data: string): Collection[] =>
  (existsSync(join(data, CORPUS)) ? [data] : existsSync(data) ? readdirSync(data).map((name) => join(data, name)) : [])
    .filter((folder) => existsSync(join(folder, CORPUS)) && existsSync(join(folder, 'qrels.visible.tsv')))
    .map(readCollection);

const readLines = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

const readCollection = (folder: string): Collection => {
  const judged = new Map<string, Map<string, number>>();
  for (const line of readLines(join(folder, 'qrels.visible.tsv'))) {
    const [query = '', row = '', grade] = line.trim().split('\t');
    if (!(Number(grade) > 0)) continue;
    judged.set(query, (judged.get(query) ?? new Map<string, number>()).set(row, Number(grade)));
  }
  const rows = readLines(join(folder, CORPUS)).map((line) => {
    const { _id, title, text } = JSON.parse(line) as { _id: string; title?: string | null; text: string };
    return { id: _id, title: title ?? '', text };
  });
  const queries = readLines(join(folder, 'queries.visible.jsonl'))
    .map((line) => JSON.parse(line) as { _id: string; text: string })
    .filter(({ _id }) => judged.has(_id))
    .map(({ _id, text }) => ({ id: _id, text }));
  return { name: basename(folder), rows, queries, judged };
};

const DEPTH = 10;

const gainOf = (grades: readonly number[]): number =>
  grades.slice(0, DEPTH).reduce((sum, grade, place) => sum + grade / Math.log2(place + 2), 0);

/** nDCG@10 over these queries; one without a hit counts nought. */
export const measureGain = ({ queries, judged }: Collection, find: (text: string) => readonly string[]): number =>
  queries.reduce((sum, { id, text }) => {
    const relevant = judged.get(id) ?? new Map<string, number>();
    const best = gainOf([...relevant.values()].sort((a, b) => b - a));
    return sum + gainOf(find(text).map((row) => relevant.get(row) ?? 0)) / best;
  }, 0) / Math.max(1, queries.length);
