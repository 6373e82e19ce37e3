/* Route: asked for (a waiting version and a job, one transaction) → job → lessons → thread → kept as `ready`, or `failed` with its reason. */
import type { Tx } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';
import { addJob, type Task } from '../platform/jobs/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { runAside, StoppedError } from './aside.ts';
import { askForModel, keepModel, noteFailure, noteProgress } from './models.ts';
import { listLessons } from './store.ts';
import type { FromWorker, ToWorker } from './train-words.ts';
import type { Lesson, ModelRow } from './types.ts';

export const TRAIN_TASK = 'train-intents';
/** Fewer tell nothing apart, and cross-validation needs some in every fold. */
const LEAST_INTENTS = 2;
const LEAST_EXAMPLES = 5;
const PROGRESS_EVERY_MS = 250;
const MEMORY_MB = 1024;
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

/**
 * The job. A thread that dies, dies alone: the version says why, and the live one stands. When the process stops it is left as it is,
 * and the job begins anew at the next start.
 */
export const createTrainTask =
  ({ database, stopping }: { database: Database; stopping?: AbortSignal }): Task =>
  async ({ version }) => {
    const db = database.kysely;
    if (!(await noteProgress(db, Number(version), 0))) return;
    const lessons = await listLessons(db);
    const note = paced((share) => noteProgress(db, Number(version), share));
    try {
      const data: ToWorker = { lessons };
      const last = await runAside(WORKER, {
        data,
        memoryMb: MEMORY_MB,
        stopping,
        onWord: (word) => {
          if ((word as FromWorker).type === 'progress') note((word as Extract<FromWorker, { type: 'progress' }>).share);
        },
      });
      await keepModel(db, Number(version), last as Extract<FromWorker, { type: 'trained' }>);
    } catch (error) {
      if (error instanceof StoppedError) throw error;
      await noteFailure(db, Number(version), error instanceof Error ? error.message : String(error));
    }
  };

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
