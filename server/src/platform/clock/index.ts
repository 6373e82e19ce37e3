/** Where acts take the time from, so that tests can move it. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

export type TestClock = Clock & {
  advance(ms: number): void;
  set(at: Date): void;
};

/** Stands still until it is moved. */
export const createTestClock = (start = new Date('2026-01-05T08:00:00Z')): TestClock => {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
    set: (to) => {
      at = to.getTime();
    },
  };
};
