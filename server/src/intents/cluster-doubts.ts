import type { MessageCluster } from '@throughline/nlu';
import { runAside } from './aside.ts';

const WORKER = new URL('./cluster-worker.ts', import.meta.url);
const MEMORY_MB = 512;

/** Like beside like; a thousand take seconds, so they are laid out in a thread. */
export const clusterDoubts = async (texts: readonly string[]): Promise<MessageCluster[]> =>
  texts.length === 0 ? [] : ((await runAside(WORKER, { data: [...texts], memoryMb: MEMORY_MB })) as MessageCluster[]);
