/**
 * `eval -- sentiment --train F --test F [--pretrained] [--peers] [--seed N]`: trains on the train files (both may be repeated), tests
 * once; a table for people, one JSON line last. `--pretrained` judges with what ships, which needs no --train and answers the labels
 * it knows by name; `--peers` runs the lexicons of npm on the same file.
 */
import { parseArgs } from 'node:util';
import { trainPolarity } from '@throughline/nlu';
import { findAccuracy, findMacroF1 } from '@throughline/nlu/learn';
import { type Labelled, readAll } from '../intents/read-labelled.ts';
import { findSpeed } from '../intents/run-intents.ts';
import { loadPeers } from './load-peers.ts';
import { loadShipped, makePretrained } from './make-pretrained.ts';

export type SentimentFigures = { accuracy: number; macroF1: number; trainSeconds?: number; perSecond: number };
type Judge = (text: string) => string;

const OPTIONS = {
  train: { type: 'string', multiple: true },
  test: { type: 'string', multiple: true },
  pretrained: { type: 'boolean' },
  peers: { type: 'boolean' },
  seed: { type: 'string' },
} as const;

export function measureJudge(test: readonly Labelled[], judge: Judge): SentimentFigures {
  const places = new Map<string, number>();
  const placeOf = (label: string): number => {
    if (!places.has(label)) places.set(label, places.size);
    return places.get(label) as number;
  };
  const right = test.map(({ label }) => placeOf(label));
  const guessed = test.map(({ text }) => placeOf(judge(text)));
  const perSecond = findSpeed(
    test.map(({ text }) => text),
    judge,
  );
  return { accuracy: findAccuracy(right, guessed), macroF1: findMacroF1(right, guessed), perSecond };
}

function runTrained(train: readonly Labelled[], test: readonly Labelled[], seed: number): SentimentFigures {
  const start = performance.now();
  const model = trainPolarity(train, { seed });
  const trainSeconds = (performance.now() - start) / 1_000;
  return { ...measureJudge(test, (text) => model.classify(text)[0]?.label ?? ''), trainSeconds };
}

function printTable(results: Record<string, SentimentFigures>): void {
  const table: Record<string, Record<string, string>> = {};
  for (const [engine, { accuracy, macroF1, trainSeconds, perSecond }] of Object.entries(results)) {
    table[engine] = {
      accuracy: (100 * accuracy).toFixed(2),
      macroF1: (100 * macroF1).toFixed(2),
      'train s': trainSeconds?.toFixed(2) ?? '–',
      'a second': String(perSecond),
    };
  }
  console.table(table);
}

export async function runSentiment(flags: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...flags], options: OPTIONS });
  if (!values.test?.length || (!values.train?.length && !values.pretrained)) {
    throw new Error('Say which files: --train F --test F [--pretrained] [--peers] [--seed N]');
  }
  const train = readAll(values.train ?? []);
  const test = readAll(values.test);
  const missing = [...train.missing, ...test.missing];
  if (missing.length > 0) {
    console.log(`Skipped: not there: ${missing.join(', ')}`);
    return;
  }
  const results: Record<string, SentimentFigures> = {};
  const labels = [...new Set(test.rows.map(({ label }) => label))];
  if (train.rows.length > 0) results['throughline'] = runTrained(train.rows, test.rows, Number(values.seed ?? 1));
  if (values.pretrained) results['throughline pretrained'] = measureJudge(test.rows, makePretrained(labels, loadShipped()));
  if (values.peers) {
    const texts = test.rows.map(({ text }) => text);
    for (const [name, { judge, ...timed }] of Object.entries(await loadPeers(labels, texts))) {
      results[name] = { ...measureJudge(test.rows, judge), ...timed };
    }
  }
  printTable(results);
  const [first] = Object.values(results);
  const { throughline: _, ...others } = results;
  const compared = Object.keys(others).length > 0 ? { others } : {};
  console.log(JSON.stringify({ contract: 'sentiment', train: train.rows.length, test: test.rows.length, ...first, ...compared }));
}
