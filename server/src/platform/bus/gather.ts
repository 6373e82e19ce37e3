/** `most`: items handled together at most; `parallel`: gatherings at work at once. */
export type GatheringOptions = { most?: number; parallel?: number };
type Waiting<T, R> = { item: T; resolve(answer: R): void; reject(error: unknown): void };

/**
 * Items wait in a line; as long as fewer than `parallel` gatherings are at work, the next one takes everything in the line.
 * Under load many share what one costs; an idle server handles each at once. When a gathering fails, its members are tried
 * one by one, so that a bad one harms nobody else.
 */
export const createGathering = <T, R>(
  handle: (items: readonly T[]) => Promise<readonly R[]>,
  { most = 200, parallel = 2 }: GatheringOptions = {},
): ((item: T) => Promise<R>) => {
  const line: Waiting<T, R>[] = [];
  let working = 0;
  const serve = async (members: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const answers = await handle(members.map((member) => member.item));
      for (const [at, member] of members.entries()) member.resolve(answers[at] as R);
    } catch (error) {
      const [only] = members;
      if (members.length === 1 && only !== undefined) only.reject(error);
      else for (const member of members) await serve([member]);
    }
  };
  const start = (): void => {
    while (working < parallel && line.length > 0) {
      working += 1;
      void serve(line.splice(0, most)).finally(() => {
        working -= 1;
        start();
      });
    }
  };
  let called = false;
  return (item) =>
    new Promise((resolve, reject) => {
      line.push({ item, resolve, reject });
      if (called) return;
      called = true;
      // What arrives in the same turn of the loop goes together.
      setImmediate(() => {
        called = false;
        start();
      });
    });
};
