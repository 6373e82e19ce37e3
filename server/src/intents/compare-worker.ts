/* The thread that reads the same messages by two versions. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadIntentModel } from '@throughline/nlu';
import { compareModels } from './compare-models.ts';
import type { ToCompare } from './compare-aside.ts';
import type { ModelFile } from './models.ts';

const open = ({ version, bytes }: ModelFile) => ({ version, model: loadIntentModel(bytes) });

const { live, candidate, asked } = workerData as ToCompare;
parentPort?.postMessage(compareModels(live && open(live), open(candidate), asked));
