/** Time as the widget sees it; tests bring their own. `after` answers a function that cancels. */
export type Clock = {
  now(): number;
  after(ms: number, act: () => void): () => void;
};

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
