/**
 * `eval -- intents --train F --test F [--oos LABEL] [--valid F] [--seed N] [--peers]`: trains on the train files (--train, --valid and --test
 * may be repeated), saves and loads the model, tests once; a table for people, one JSON line last. Rows labelled LABEL are out of
 * scope in whichever file they stand. Thresholds come from train and valid alone.
 */
import { parseArgs } from 'node:util';
import { type IntentModel, loadIntentModel, saveIntentModel, trainIntents } from '@throughline/nlu';
import { measureIntents, type Verdict } from './measure-intents.ts';
import { runNlpJs } from './peers.ts';
import { readAll } from './read-labelled.ts';
import type { EngineResult, IntentTask } from './task.ts';

const OPTIONS = {
  train: { type: 'string', multiple: true },
  test: { type: 'string', multiple: true },
  valid: { type: 'string', multiple: true },
  oos: { type: 'string' },
  seed: { type: 'string' },
  peers: { type: 'boolean' },
} as const;

function trainOurs(task: IntentTask): IntentModel {
  const examples = task.train.filter((row) => row.label !== task.oos).map((row) => ({ text: row.text, intent: row.label }));
  const outOfScope = task.train.filter((row) => row.label === task.oos).map((row) => row.text);
  const held = task.valid.map((row) => ({ text: row.text, intent: row.label === task.oos ? null : row.label }));
  return trainIntents(examples, { seed: task.seed, outOfScope, held });
}

function judge(model: IntentModel, text: string): Verdict {
  const { guesses, outOfScope } = model.classify(text);
  return { label: guesses[0]?.intent ?? '', confidence: guesses[0]?.probability ?? 0, outOfScope };
}

/** Predictions a second in the fastest of the passes that fit into a second: other work on the machine can only slow a pass down. */
export function findSpeed(texts: readonly string[], predict: (text: string) => unknown): number {
  const batch = texts.slice(0, 500);
  const start = performance.now();
  let least = Number.POSITIVE_INFINITY;
  do {
    const begin = performance.now();
    for (const text of batch) predict(text);
    least = Math.min(least, performance.now() - begin);
  } while (performance.now() - start < 1_000);
  return Math.round((batch.length * 1_000) / least);
}

function runOurs(task: IntentTask): EngineResult {
  const start = performance.now();
  const trained = trainOurs(task);
  const trainSeconds = (performance.now() - start) / 1_000;
  const bytes = saveIntentModel(trained);
  const model = loadIntentModel(bytes);
  const verdicts = task.test.map((row) => judge(model, row.text));
  const perSecond = findSpeed(
    task.test.map((row) => row.text),
    (text) => model.classify(text),
  );
  return { ...measureIntents(task.test, verdicts, task.oos), trainSeconds, perSecond, modelBytes: bytes.length };
}

function readTask(flags: readonly string[]): IntentTask | undefined {
  const { values } = parseArgs({ args: [...flags], options: OPTIONS });
  if (!values.train?.length || !values.test?.length) {
    throw new Error('Say which files: --train F --test F [--valid F] [--oos LABEL] [--seed N]');
  }
  const [train, test, valid] = [readAll(values.train), readAll(values.test), readAll(values.valid ?? [])];
  const missing = [...train.missing, ...test.missing, ...valid.missing];
  if (missing.length > 0) {
    console.log(`Skipped: not there: ${missing.join(', ')}`);
    return undefined;
  }
  return { train: train.rows, test: test.rows, valid: valid.rows, oos: values.oos, seed: Number(values.seed ?? 1) };
}

const SHARES = ['accuracy', 'macroF1', 'inScopeAccuracy', 'oosRecall', 'mcc', 'auroc', 'ece'] as const;

function printTable(results: Record<string, EngineResult>): void {
  const table: Record<string, Record<string, string>> = {};
  for (const [engine, result] of Object.entries(results)) {
    const row: Record<string, string> = {};
    for (const name of SHARES) if (result[name] !== undefined) row[name] = (100 * (result[name] as number)).toFixed(2);
    table[engine] = {
      ...row,
      'train s': result.trainSeconds.toFixed(2),
      'a second': String(result.perSecond),
      kB: (result.modelBytes / 1024).toFixed(0),
    };
  }
  console.table(table);
}

function round(ratio: number): number {
  return Math.round(ratio * 100) / 100;
}

export async function runIntents(flags: readonly string[]): Promise<void> {
  const task = readTask(flags);
  if (!task) return;
  const ours = runOurs(task);
  const nlpjs = flags.includes('--peers') ? await runNlpJs(task) : undefined;
  printTable(nlpjs ? { throughline: ours, 'nlp.js': nlpjs } : { throughline: ours });
  const ratios = nlpjs && {
    perSecond: round(ours.perSecond / nlpjs.perSecond),
    trainSeconds: round(ours.trainSeconds / nlpjs.trainSeconds),
  };
  const rivals = nlpjs ? { peers: { 'nlp.js': nlpjs }, ratios } : {};
  console.log(JSON.stringify({ contract: 'intents', train: task.train.length, test: task.test.length, ...ours, ...rivals }));
}
