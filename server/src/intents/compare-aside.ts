import type { IntentComparison } from '@throughline/protocol/intents';
import { runAside } from './aside.ts';
import type { Asked } from './compare-models.ts';
import type { ModelFile } from './models.ts';

export type ToCompare = { live: ModelFile | undefined; candidate: ModelFile; asked: readonly Asked[] };

const WORKER = new URL('./compare-worker.ts', import.meta.url);
const MEMORY_MB = 512;

/** Thousands of messages read twice take a second or so: in a thread, where nobody waits for it. */
export const compareAside = async (what: ToCompare): Promise<IntentComparison> =>
  (await runAside(WORKER, { data: what, memoryMb: MEMORY_MB })) as IntentComparison;
