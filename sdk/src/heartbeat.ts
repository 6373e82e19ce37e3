/** Asks after `ms` of silence, and calls `dead` when no answer comes within the patience. */
export const createHeartbeat = (ms: number, ping: () => void, dead: () => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (patienceMs = ms / 2): void => {
    clearTimeout(timer);
    ping();
    timer = setTimeout(dead, patienceMs);
  };
  return {
    ask,
    heard: (): void => {
      clearTimeout(timer);
      timer = setTimeout(ask, ms);
    },
    /** A line that is being opened must say something within `ms`. */
    expect: (): void => {
      clearTimeout(timer);
      timer = setTimeout(dead, ms);
    },
    stop: (): void => clearTimeout(timer),
  };
};
