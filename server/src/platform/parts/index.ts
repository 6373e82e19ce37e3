import type { Logger } from '../log/index.ts';

export { releaseStartMemory } from './release-start-memory.ts';

export type Parts = {
  /** Starts one part and remembers how to stop it. When it fails, the caller stops what stands by `stopAll`. */
  start<T>(name: string, begin: () => T | Promise<T>, end?: (part: T) => unknown): Promise<T>;
  /** In reverse order, each with its time; one that hangs or fails does not keep the others. Safe to call twice. */
  stopAll(): Promise<void>;
};

const LONGEST_STOP_MS = 15_000;

/** What a program consists of, started one after the other. */
export const createParts = (log: Logger, longestStopMs = LONGEST_STOP_MS): Parts => {
  const standing: { name: string; stop: () => unknown }[] = [];
  let stopping: Promise<void> | null = null;
  const stopInReverse = async (): Promise<void> => {
    for (let part = standing.pop(); part !== undefined; part = standing.pop()) {
      try {
        await within(longestStopMs, part.stop);
        log.debug({ part: part.name }, 'stopped');
      } catch (error) {
        log.error({ err: error, part: part.name }, 'a part did not stop');
      }
    }
  };
  return {
    start: async (name, begin, end) => {
      const startedAt = Date.now();
      const part = await begin();
      log.debug({ part: name, ms: Date.now() - startedAt }, 'started');
      if (end !== undefined) standing.push({ name, stop: () => end(part) });
      return part;
    },
    stopAll: () => {
      stopping ??= stopInReverse();
      return stopping;
    },
  };
};

const within = async (ms: number, act: () => unknown): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not stopped after ${ms} ms`)), ms);
  });
  try {
    await Promise.race([act(), late]);
  } finally {
    clearTimeout(timer);
  }
};
