/* The thread that learns: lessons in, progress and one trained model out. The event loop that serves people is never held up. */
import { parentPort, workerData } from 'node:worker_threads';
import { saveIntentModel } from '@throughline/nlu';
import { learn, measureIntents } from './measure-intents.ts';
import type { FromWorker, ToWorker } from './train-words.ts';

/** Learning is one of six rounds; the others measure. */
const LEARNING = 1 / 6;

const work = ({ lessons }: ToWorker, say: (word: FromWorker) => void): void => {
  const startedAt = performance.now();
  const model = learn(lessons, (share) => say({ type: 'progress', share: share * LEARNING }));
  const trainMs = Math.round(performance.now() - startedAt);
  const bytes = saveIntentModel(model);
  say({ type: 'progress', share: LEARNING });
  const measured = measureIntents(lessons, (done, of) => say({ type: 'progress', share: LEARNING + (1 - LEARNING) * (done / of) }));
  say({ type: 'trained', bytes, figures: { ...measured, trainMs, bytes: bytes.byteLength } });
};

const port = parentPort;
if (port !== null) work(workerData as ToWorker, (word) => port.postMessage(word));
