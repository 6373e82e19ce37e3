/** Lets others see that something changed, and wait for it without sleeping. */
export type Watch = {
  changed(): void;
  /** Calls back on each change; answers how to stop. */
  subscribe(listener: () => void): () => void;
  /** The first answer of `find` that is not undefined, now or after a change. Rejects after `timeoutMs` (5 s). */
  until<T>(find: () => T | undefined, timeoutMs?: number): Promise<T>;
};

export const makeWatch = (): Watch => {
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    changed: () => {
      for (const listener of [...listeners]) listener();
    },
    subscribe,
    until: <T>(find: () => T | undefined, timeoutMs = 5000) =>
      new Promise<T>((resolve, reject) => {
        const now = find();
        if (now !== undefined) {
          resolve(now);
          return;
        }
        const stop = subscribe(() => {
          const found = find();
          if (found === undefined) return;
          clearTimeout(timer);
          stop();
          resolve(found);
        });
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`nothing happened within ${timeoutMs} ms`));
        }, timeoutMs);
      }),
  };
};
