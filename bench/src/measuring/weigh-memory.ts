import { setTimeout as wait } from 'node:timers/promises';

export type Memory = { rss: number; heap: number; outside: number };

const TURN_MS = 500;
const MOST_TURNS = 30;
/** Two turns that differ by less are the same. */
const STILL_BYTES = 40_000;

/**
 * What this process holds once it has come to rest: full collections until the heap no longer shrinks, each giving back what it
 * can. The process runs with --expose-gc.
 */
export const weighMemory = async (): Promise<Memory> => {
  const collect = (globalThis as unknown as { gc(options: object): Promise<void> }).gc;
  let before = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    await wait(TURN_MS);
    await collect({ type: 'major', execution: 'async', flavor: 'last-resort' });
    const { heapUsed } = process.memoryUsage();
    if (Math.abs(before - heapUsed) < STILL_BYTES) break;
    before = heapUsed;
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed, outside: external };
};

/** Milliseconds of the machine's own clock: the same in every process. */
export const readMachineClock = (): number => Number(process.hrtime.bigint()) / 1e6;
