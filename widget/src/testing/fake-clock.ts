import type { Clock } from '../line/clock.ts';

export type FakeClock = Clock & { advance(ms: number): Promise<void>; settle(): Promise<void> };

/** Lets promises that are already settled, and what they begin, run their course. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A clock that stands still until told to advance; timers then fire in order. */
export const fakeClock = (): FakeClock => {
  const timers = new Map<number, { at: number; act: () => void }>();
  let now = Date.parse('2026-01-01T12:00:00Z');
  let last = 0;
  return {
    now: () => now,
    after: (ms, act) => {
      last += 1;
      const id = last;
      timers.set(id, { at: now + ms, act });
      return () => void timers.delete(id);
    },
    settle,
    advance: async (ms) => {
      const end = now + ms;
      for (;;) {
        await settle();
        const [next] = [...timers].filter(([, timer]) => timer.at <= end).sort(([, a], [, b]) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].act();
      }
      now = end;
      await settle();
    },
  };
};
