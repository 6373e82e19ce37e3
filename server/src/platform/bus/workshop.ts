import { handleWithRetries } from './handle-with-retries.ts';
import type { LaneEvent } from './horizon.ts';
import type { ConsumeDeps, Consumer } from './types.ts';

const STOP_POLL_MS = 5;

/** Keys at work and in line. */
export type Workshop = {
  take(event: LaneEvent): void;
  startReady(): void;
  inFlight: ReadonlyMap<number, number>;
  stop(): Promise<void>;
  stopped(): boolean;
};

export const openWorkshop = (consumer: Consumer, deps: ConsumeDeps): Workshop => {
  const inFlight = new Map<number, number>();
  const keys = new Map<string, LaneEvent[]>();
  const ready: string[] = [];
  let working = 0;
  let stopped = false;
  const run = async (key: string): Promise<void> => {
    working += 1;
    const queue = keys.get(key) ?? [];
    while (queue.length > 0 && !stopped) {
      const event = queue[0] as LaneEvent;
      if (!(await handleWithRetries(consumer, event, deps, () => stopped))) break;
      queue.shift();
      inFlight.delete(event.id);
    }
    if (queue.length === 0) keys.delete(key);
    working -= 1;
    startReady();
  };
  const startReady = (): void => {
    while (!stopped && working < (consumer.concurrency ?? 8)) {
      const key = ready.shift();
      if (key === undefined) return;
      void run(key);
    }
  };
  return {
    inFlight,
    startReady,
    stopped: () => stopped,
    take: (event) => {
      inFlight.set(event.id, event.lane);
      const queue = keys.get(event.key);
      if (queue !== undefined) {
        queue.push(event);
        return;
      }
      keys.set(event.key, [event]);
      ready.push(event.key);
    },
    stop: async () => {
      stopped = true;
      while (working > 0) await deps.wait(STOP_POLL_MS);
    },
  };
};
