import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'major'; execution: 'async'; flavor: 'last-resort' }) => Promise<void>;

/**
 * Loading the program leaves a third of the process's memory as rubbish that V8 would give back only under pressure, which a quiet
 * server never feels: 147 MB → 107 MB measured with all packages loaded, in about 60 ms.
 */
export const releaseStartMemory = async (): Promise<void> => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  setFlagsFromString('--no-expose-gc');
  await collect({ type: 'major', execution: 'async', flavor: 'last-resort' });
};
