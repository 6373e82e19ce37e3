/**
 * `eval -- flags [--clean F …] [--misses]`: findFlags on questions/*flags.jsonl (written for this project: positives and hard negatives of
 * each kind), and how often it flags texts of files that hold none. A table for people, one JSON line last.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { findFlags } from '@throughline/nlu';
import { findSpeed } from '../intents/run-intents.ts';
import { readJsonLines, readTexts } from './read-texts.ts';

type Row = { text: string; kind: string; flagged: boolean };
type Figures = { positives: number; negatives: number; recall: number; falseAlarms: number; precision: number };

/** `fresh` was written after the patterns were frozen: the honest columns. The other one taught them, after its first round. */
const SETS = { flags: 'flags.jsonl', fresh: 'fresh-flags.jsonl' };
const fileOf = (name: string): string => join(import.meta.dirname, '../../questions', name);

function measureKind(rows: readonly Row[], kind: string, misses: string[]): Figures {
  const own = rows.filter((row) => row.kind === kind);
  const judged = own.map((row) => ({ ...row, said: findFlags(row.text).some((flag) => flag.kind === kind) }));
  for (const { text, flagged, said } of judged) if (flagged !== said) misses.push(`${kind} ${flagged ? 'missed' : 'imagined'}: ${text}`);
  const count = (flagged: boolean, said: boolean): number => judged.filter((row) => row.flagged === flagged && row.said === said).length;
  const [hits, missed, imagined, quiet] = [count(true, true), count(true, false), count(false, true), count(false, false)];
  return {
    positives: hits + missed,
    negatives: imagined + quiet,
    recall: hits / Math.max(1, hits + missed),
    falseAlarms: imagined / Math.max(1, imagined + quiet),
    precision: hits / Math.max(1, hits + imagined),
  };
}

const percent = (share: number): string => (100 * share).toFixed(2);

function measureClean(files: readonly string[]): Record<string, { texts: number; flagged: number }> {
  const clean: Record<string, { texts: number; flagged: number }> = {};
  for (const file of files) {
    if (!existsSync(file)) {
      console.log(`Skipped: not there: ${file}`);
      continue;
    }
    const texts = readTexts(file);
    const flagged = texts.filter((text) => findFlags(text).length > 0).length / Math.max(1, texts.length);
    clean[join(basename(dirname(file)), basename(file))] = { texts: texts.length, flagged };
  }
  return clean;
}

export function runFlags(flags: readonly string[]): void {
  const { values } = parseArgs({ args: [...flags], options: { clean: { type: 'string', multiple: true }, misses: { type: 'boolean' } } });
  const misses: string[] = [];
  const texts: string[] = [];
  const kinds: Record<string, Figures> = {};
  for (const [set, file] of Object.entries(SETS)) {
    const rows = readJsonLines<Row>(fileOf(file));
    texts.push(...rows.map(({ text }) => text));
    for (const kind of new Set(rows.map((row) => row.kind))) kinds[`${set} ${kind}`] = measureKind(rows, kind, misses);
  }
  if (values.misses) for (const miss of misses) console.log(miss);
  console.table(
    Object.entries(kinds).map(([kind, { positives, negatives, recall, falseAlarms, precision }]) => ({
      ...{ kind, positives, negatives, recall: percent(recall), 'false alarms': percent(falseAlarms), precision: percent(precision) },
    })),
  );
  const clean = measureClean(values.clean ?? []);
  if (Object.keys(clean).length > 0) {
    console.table(Object.entries(clean).map(([file, { texts, flagged }]) => ({ file, texts, 'flagged %': percent(flagged) })));
  }
  const perSecond = findSpeed(texts, findFlags);
  console.log(JSON.stringify({ contract: 'flags', kinds, clean, perSecond }));
}
