import { setAsideEvent } from './store.ts';
import type { ConsumeDeps, Consumer } from './types.ts';
import type { LaneEvent } from './horizon.ts';

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 10_000;
const MOST_ATTEMPTS = 8;

/** True when the event is done with: handled or set aside. False when the runner stops meanwhile. */
export const handleWithRetries = async (
  consumer: Consumer,
  event: LaneEvent,
  deps: ConsumeDeps,
  stopped: () => boolean,
): Promise<boolean> => {
  for (let attempt = 1; !stopped(); attempt++) {
    try {
      await consumer.handle(event);
      return true;
    } catch (error) {
      deps.onError(consumer.name, event, attempt, error);
      if (attempt >= (consumer.maxAttempts ?? MOST_ATTEMPTS) && (await setAside(consumer, event, attempt, error, deps))) return true;
      await deps.wait(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempt - 1)));
    }
  }
  return false;
};

const setAside = async (consumer: Consumer, event: LaneEvent, attempts: number, error: unknown, deps: ConsumeDeps): Promise<boolean> => {
  try {
    await setAsideEvent(deps.db, { consumer: consumer.name, event, attempts, error });
    await deps.onSetAside(consumer.name, event, error);
    return true;
  } catch {
    // The database is away: the event stays where it is and is tried again.
    return false;
  }
};
