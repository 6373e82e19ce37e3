/**
 * `eval -- language --test F [--of LANGUAGE=F …] [--peers] [--words]`: labelled rows, and all texts of files in one language, against the
 * shipped detector, and npm's detectors on the same rows; `--words` cuts every row into its words. A table for people, one JSON line last.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { detectLanguage } from '@throughline/nlu';
import { type Labelled, readAll } from '../intents/read-labelled.ts';
import { findSpeed } from '../intents/run-intents.ts';
import type { Peer } from './language-peers.ts';
import { type LanguageFigures, type LengthClass, measureLanguages } from './measure-languages.ts';
import { readTexts } from './read-texts.ts';

type Result = LanguageFigures & { perSecond: number };

const LENGTHS: readonly LengthClass[] = ['word', 'pair', 'short', 'long'];
const percent = (share: number | undefined): string => (share === undefined ? '' : (100 * share).toFixed(2));

function cutWords(rows: readonly Labelled[]): Labelled[] {
  return rows.flatMap(({ text, label }) =>
    text
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => ({ text: word, label })),
  );
}

function printTables(results: Record<string, Result>): void {
  const table = Object.entries(results).map(([engine, figures]) => ({
    engine,
    accuracy: percent(figures.accuracy),
    'mean of languages': percent(figures.macro),
    ...Object.fromEntries(LENGTHS.map((length) => [length, percent(figures.byLength[length]?.accuracy)])),
    'a second': figures.perSecond,
  }));
  console.table(table);
  const languages = Object.keys(Object.values(results)[0]?.byLanguage ?? {});
  console.table(
    Object.fromEntries(
      languages.map((language) => [
        language,
        Object.fromEntries(Object.entries(results).map(([engine, { byLanguage }]) => [engine, percent(byLanguage[language])])),
      ]),
    ),
  );
}

function judgeAll(rows: readonly Labelled[], engines: readonly Peer[]): Record<string, Result> {
  const texts = rows.map(({ text }) => text);
  return Object.fromEntries(
    engines.map(({ name, detect }) => [name, { ...measureLanguages(rows, detect), perSecond: findSpeed(texts, detect) }]),
  );
}

/** "en=FILE" */
function readOneLanguage(flag: string): Labelled[] {
  const [label = '', file = ''] = flag.split('=');
  if (!existsSync(file)) console.log(`Skipped: not there: ${file}`);
  return existsSync(file) ? readTexts(file).map((text) => ({ text, label })) : [];
}

export async function runLanguage(flags: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...flags],
    options: {
      test: { type: 'string', multiple: true },
      peers: { type: 'boolean' },
      words: { type: 'boolean' },
      of: { type: 'string', multiple: true },
    },
  });
  if (!values.test?.length && !values.of?.length) throw new Error('Say which file: --test F [--of LANGUAGE=F] [--peers] [--words]');
  const { rows: labelled, missing } = readAll(values.test ?? []);
  const rows = [...labelled, ...(values.of ?? []).flatMap(readOneLanguage)];
  if (missing.length > 0) {
    console.log(`Skipped: not there: ${missing.join(', ')}`);
    return;
  }
  const ours: Peer = { name: 'throughline', detect: (text) => detectLanguage(text).language };
  const results = judgeAll(values.words ? cutWords(rows) : rows, [
    ours,
    ...(values.peers ? await (await import('./language-peers.ts')).loadPeers() : []),
  ]);
  printTables(results);
  const { throughline, ...peers } = results;
  const others = Object.entries(peers).map(([name, { accuracy, macro, perSecond }]) => [name, { accuracy, macro, perSecond }]);
  console.log(JSON.stringify({ contract: 'language', test: rows.length, ...throughline, peers: Object.fromEntries(others) }));
}
