/**
 * `eval -- all --data FOLDER [--only NAME,NAME] [--out FILE]`: every contract on every public set that lies in the folder, peers on
 * the same files in the same run. Each measurement is the very command a person would type, in a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { partFile } from './part-file.ts';
import { type Answer, type Block, printBlocks } from './print-blocks.ts';
import { COLLECTIONS, LABELLED, LANGUAGES, type Measured } from './sets.ts';

const MAIN = join(import.meta.dirname, '../main.ts');
const WITH_PEERS = new Set(['intents', 'sentiment']);

type Run = { data: string; folder: string; skipped: string[] };

const ask = (flags: readonly string[]): Answer => {
  console.error(`eval -- ${flags.join(' ')}`);
  const { stdout, stderr, status } = spawnSync(process.execPath, [MAIN, ...flags], { encoding: 'utf8', maxBuffer: 64e6 });
  const line = stdout.trimEnd().split('\n').at(-1) ?? '';
  if (status !== 0 || !line.startsWith('{')) throw new Error(`eval -- ${flags.join(' ')} failed:\n${stderr || stdout}`);
  return JSON.parse(line) as Answer;
};

const filesOf = ({ part }: Measured): string[] => (part.how === 'split' ? [part.file] : [...part.train, ...part.test]);

const measureLabelled = (set: Measured, { data, folder, skipped }: Run): Block[] => {
  const missing = filesOf(set).filter((file) => !existsSync(join(data, file)));
  if (missing.length > 0) {
    skipped.push(`${set.name}: ${missing.join(', ')} is not there`);
    return [];
  }
  const { part } = set;
  const parted = part.how === 'split' ? partFile(join(data, part.file), folder, set.name.replace(/\W+/g, '-')) : undefined;
  const train = parted ? [parted.train] : part.how === 'files' ? part.train.map((file) => join(data, file)) : [];
  const test = parted ? [parted.test] : part.how === 'files' ? part.test.map((file) => join(data, file)) : [];
  const flags = [...train.flatMap((file) => ['--train', file]), ...test.flatMap((file) => ['--test', file]), ...(set.flags ?? [])];
  const answer = ask([set.command, ...flags, ...(WITH_PEERS.has(set.command) ? ['--peers'] : [])]);
  return [{ kind: set.command, name: set.name, aim: set.aim, published: set.published, figures: set.figures, answer }];
};

const measureCollection = ({ name, context, aim }: (typeof COLLECTIONS)[number], { data, skipped }: Run): Block[] => {
  const folder = join(data, name);
  if (!existsSync(folder)) {
    skipped.push(`${name} is not there`);
    return [];
  }
  const files = { corpus: 'corpus.jsonl', queries: 'queries.visible.jsonl', qrels: 'qrels.visible.tsv' };
  const flags = Object.entries(files).flatMap(([flag, file]) => [`--${flag}`, join(folder, file)]);
  const answer = ask(['retrieval', ...flags, '--peers', ...(context ? ['--context'] : [])]);
  return [{ kind: 'retrieval', name, aim, published: '', figures: ['p1', 'mrr10', 'recall10', 'ndcg10'], answer }];
};

const measureLanguages = ({ data, skipped }: Run): Block[] => {
  const path = join(data, LANGUAGES);
  if (!existsSync(path)) {
    skipped.push(`${LANGUAGES} is not there`);
    return [];
  }
  return [
    ['word pairs', []],
    ['single words', ['--words']],
  ].map(([name, flags]) => ({
    kind: 'language' as const,
    name: `langid-lingua, ${String(name)}`,
    aim: 'above every npm rival',
    published: '',
    figures: ['accuracy', 'macro'],
    answer: ask(['language', '--test', path, '--peers', ...(flags as string[])]),
  }));
};

export const runAll = (flags: readonly string[]): void => {
  const { values } = parseArgs({
    args: [...flags],
    options: { data: { type: 'string' }, only: { type: 'string' }, out: { type: 'string' } },
  });
  if (values.data === undefined) throw new Error('Say where the public sets lie: --data FOLDER');
  if (!existsSync(values.data)) {
    console.log(`Skipped: ${values.data} is not there`);
    return;
  }
  const wanted = (name: string): boolean => values.only === undefined || values.only.split(',').some((part) => name.includes(part));
  const run: Run = { data: values.data, folder: mkdtempSync(join(tmpdir(), 'tl-eval-')), skipped: [] };
  try {
    const blocks = [
      ...LABELLED.filter(({ name }) => wanted(name)).flatMap((set) => measureLabelled(set, run)),
      ...COLLECTIONS.filter(({ name }) => wanted(name)).flatMap((set) => measureCollection(set, run)),
      ...(wanted('langid') ? measureLanguages(run) : []),
    ];
    const table = printBlocks(blocks);
    console.log(table);
    if (values.out !== undefined) writeFileSync(values.out, table);
    for (const reason of run.skipped) console.log(`Skipped: ${reason}`);
    console.log(JSON.stringify({ eval: 'all', sets: blocks.map(({ name, figures, answer }) => ({ name, ...pick(answer, figures) })) }));
  } finally {
    rmSync(run.folder, { recursive: true });
  }
};

const pick = (answer: Answer, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, answer[name]]));
