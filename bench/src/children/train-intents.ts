/* A worker thread that trains what it is given and hands back the model as bytes, as a server must do it. */
import { parentPort } from 'node:worker_threads';
import { type IntentExample, saveIntentModel, trainIntents } from '@throughline/nlu';
import { openCoreClock } from '../measuring/core-clock.ts';
import type { Trained } from './words.ts';

parentPort?.once('message', (examples: IntentExample[]) => {
  let bytes: Uint8Array = new Uint8Array();
  const { wall, own } = openCoreClock().time(() => {
    bytes = saveIntentModel(trainIntents(examples, { seed: 1 }));
  });
  const trained: Trained = { bytes, wallSeconds: wall / 1000, ownSeconds: own / 1000 };
  parentPort?.postMessage(trained, [bytes.buffer as ArrayBuffer]);
});
