/* Route: asked for (a waiting version and a job, one transaction) → job → lessons → thread → kept as `ready`, or `failed` with its reason. */
import { Worker } from 'node:worker_threads';
import type { Tx } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';
import { addJob, type Task } from '../platform/jobs/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { askForModel, keepModel, noteFailure, noteProgress } from './models.ts';
import { listLessons } from './store.ts';
import type { FromWorker, ToWorker } from './train-words.ts';
import type { Lesson, ModelRow } from './types.ts';

export const TRAIN_TASK = 'train-intents';
/** Fewer tell nothing apart, and cross-validation needs some in every fold. */
const LEAST_INTENTS = 2;
const LEAST_EXAMPLES = 5;
const PROGRESS_EVERY_MS = 250;
const WORKER = new URL('./train-worker.ts', import.meta.url);

/** Refuses `training-already`, and `too-few-examples` with what is missing. */
export const askForTraining = async (tx: Tx, { by, now }: { by: string; now: Date }): Promise<ModelRow> => {
  refuseTooFew(await listLessons(tx.sql));
  const model = await askForModel(tx, by);
  await addJob(tx, { task: TRAIN_TASK, payload: { version: model.version }, runAt: now, key: `${TRAIN_TASK}-${model.version}` });
  return model;
};

const refuseTooFew = (lessons: readonly Lesson[]): void => {
  const counts = new Map<string, number>();
  for (const { intent } of lessons) if (intent !== null) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  const thin = [...counts].filter(([, count]) => count < LEAST_EXAMPLES).map(([intent]) => intent);
  if (counts.size < LEAST_INTENTS || thin.length > 0)
    throw new Refusal('too-few-examples', { intents: counts.size, leastIntents: LEAST_INTENTS, thin, leastExamples: LEAST_EXAMPLES });
};

/** The job. A thread that dies, dies alone: the version says why, and the live one stands. */
export const createTrainTask =
  ({ database }: { database: Database }): Task =>
  async ({ version }) => {
    const db = database.kysely;
    if (!(await noteProgress(db, Number(version), 0))) return;
    const lessons = await listLessons(db);
    try {
      const trained = await runThread(
        lessons,
        paced((share) => noteProgress(db, Number(version), share)),
      );
      await keepModel(db, Number(version), trained);
    } catch (error) {
      await noteFailure(db, Number(version), error instanceof Error ? error.message : String(error));
    }
  };

type Trained = Extract<FromWorker, { type: 'trained' }>;

const runThread = (lessons: readonly Lesson[], onProgress: (share: number) => void): Promise<Trained> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: { lessons } satisfies ToWorker, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
    worker.on('message', (word: FromWorker) => {
      if (word.type === 'trained') resolve(word);
      else onProgress(word.share);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the training thread ended early (${code})`)));
  });

/** A progress bar needs a few steps a second, not a statement for each. */
const paced = (note: (share: number) => Promise<unknown>): ((share: number) => void) => {
  let next = 0;
  return (share) => {
    if (performance.now() < next) return;
    next = performance.now() + PROGRESS_EVERY_MS;
    // A step that cannot be noted is followed by another; the outcome itself is written with care.
    void note(share).catch(() => undefined);
  };
};
