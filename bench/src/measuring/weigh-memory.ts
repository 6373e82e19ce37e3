import { setTimeout as wait } from 'node:timers/promises';

export type Memory = { rss: number; heap: number; outside: number };

const SETTLE_MS = 300;

/** What this process holds after a full collection has given back what it can; the process runs with --expose-gc. */
export const weighMemory = async (): Promise<Memory> => {
  const collect = (globalThis as unknown as { gc(options: object): Promise<void> }).gc;
  for (let turn = 0; turn < 2; turn++) {
    await collect({ type: 'major', execution: 'async', flavor: 'last-resort' });
    await wait(SETTLE_MS);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed, outside: external };
};

/** Milliseconds of the machine's own clock: the same in every process. */
export const readMachineClock = (): number => Number(process.hrtime.bigint()) / 1e6;
