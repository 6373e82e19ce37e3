/*
 * What understanding costs: a message read in full, the race with nlp.js, training beside a running event loop, the models that
 * ship, and finding passages against MiniSearch. Public sets come from the folder that --data names, and are skipped without it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEmotionModel, loadIntentModel } from '@throughline/nlu';
import type { Figures } from './measuring/report.ts';
import { round } from './measuring/statistics.ts';
import { readHeldOut } from './nlu/held-out.ts';
import { makeExamples, readBanking } from './nlu/make-examples.ts';
import { raceMiniSearch, type RetrievalFigures } from './nlu/race-minisearch.ts';
import { raceNlpJs } from './nlu/race-nlp-js.ts';
import { readCollections } from './nlu/read-collections.ts';
import { EMOTION, prepareIntents, readLessons } from './nlu/shipped-models.ts';
import { timeUnderstanding } from './nlu/time-understanding.ts';
import { trainBeside, type TrainingFigures } from './nlu/train-beside.ts';
import { weighModels } from './nlu/weigh-models.ts';

type Rounds = { quick: number; slow: number };

export const benchNlu = async (long: boolean, data: string | undefined): Promise<Figures> => {
  const rounds: Rounds = long ? { quick: 15, slow: 7 } : { quick: 7, slow: 3 };
  const scratch = mkdtempSync(join(tmpdir(), 'tl-nlu-'));
  const loadBefore = loadavg()[0] ?? 0;
  try {
    const lessons = readLessons();
    const intents = prepareIntents(scratch, lessons);
    const models = { intents: loadIntentModel(readFileSync(intents.path)), emotion: loadEmotionModel(readFileSync(EMOTION)) };
    const questions = readHeldOut();
    return {
      bench: 'nlu',
      // In fresh processes, so first: nothing here is warm for it, and nothing of it is left here.
      models: await weighModels(intents, rounds.slow),
      understanding: await timeUnderstanding(questions, models, rounds.quick),
      nlpJs: await raceNlpJs(questions, { models, lessons, rounds: rounds.quick }),
      training: await benchTraining(data, rounds),
      retrieval: await benchRetrieval(data, rounds),
      loadAverage: [round(loadBefore, 1), round(loadavg()[0] ?? 0, 1)],
      intentModelShipped: intents.shipped,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

const benchTraining = async (data: string | undefined, rounds: Rounds): Promise<Record<string, TrainingFigures>> => {
  const made = await trainBeside('Made-up sentences', makeExamples(), rounds.slow);
  const banking = data === undefined ? undefined : readBanking(data);
  if (banking === undefined) {
    console.log('\nTraining on banking77: skipped, --data names no folder that holds banking77/train.jsonl.');
    return { made };
  }
  return { made, banking77: await trainBeside('banking77', banking, rounds.slow) };
};

const benchRetrieval = async (data: string | undefined, rounds: Rounds): Promise<RetrievalFigures[]> => {
  const collections = data === undefined ? [] : readCollections(data);
  if (collections.length > 0) return raceMiniSearch(collections, rounds.slow);
  console.log(
    '\nRetrieval: skipped, --data names no folder with a retrieval set (corpus.jsonl, queries.visible.jsonl, qrels.visible.tsv).',
  );
  return [];
};
