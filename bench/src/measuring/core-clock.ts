import { openSync, readSync } from 'node:fs';

/** `wall` as the clock on the wall says; `own` without the time that the thread waited for a core while others had it. Both in ms. */
export type Timing = { wall: number; own: number };
export type CoreClock = {
  /** Whether the kernel counts the waiting; where it does not, `own` is `wall`. */
  readonly exact: boolean;
  /** Milliseconds that this thread has waited for a core since it began. */
  readWaited(): number;
  time(act: () => unknown): Timing;
  timeAsync(act: () => Promise<unknown>): Promise<Timing>;
};

const SCHEDULE = '/proc/thread-self/schedstat';

/**
 * A clock for a machine that others work on too: Linux counts in nanoseconds how long each thread stood ready and got no core. For
 * the thread that opens it.
 */
export const openCoreClock = (): CoreClock => {
  const file = openSchedule();
  const buffer = Buffer.alloc(96);
  const readWaited = (): number => {
    if (file === null) return 0;
    const size = readSync(file, buffer, 0, buffer.length, 0);
    return Number(buffer.toString('latin1', 0, size).split(' ')[1]) / 1e6;
  };
  const close = (from: number, waitedBefore: number): Timing => {
    const wall = performance.now() - from;
    const waited = readWaited() - waitedBefore;
    return { wall, own: waited < wall ? wall - waited : wall };
  };
  return {
    exact: file !== null,
    readWaited,
    time: (act) => {
      const waited = readWaited();
      const from = performance.now();
      act();
      return close(from, waited);
    },
    timeAsync: async (act) => {
      const waited = readWaited();
      const from = performance.now();
      await act();
      return close(from, waited);
    },
  };
};

const openSchedule = (): number | null => {
  try {
    return openSync(SCHEDULE, 'r');
  } catch {
    return null;
  }
};
