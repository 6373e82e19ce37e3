import type { BusEvent, EventType } from '@throughline/protocol/events';
import type { Kysely } from 'kysely';
import type { DB } from '../db/index.ts';
import type { LaneHolder } from './lanes.ts';

/** Someone who acts on events. Handlers may see an event twice; see `once`. */
export type Consumer<T extends EventType = EventType> = {
  name: string;
  types: readonly T[];
  handle(event: BusEvent<T>): Promise<void>;
  /** How many keys are worked at once. Default 8. */
  concurrency?: number;
  /** Tries before an event is set aside. Default 8: about 40 s with the waits between. */
  maxAttempts?: number;
};

export type ConsumeDeps = {
  db: Kysely<DB>;
  lanes: LaneHolder;
  horizon: () => number;
  wait: (ms: number) => Promise<void>;
  onError: (consumer: string, event: BusEvent, attempt: number, error: unknown) => void;
  onSetAside: (consumer: string, event: BusEvent, error: unknown) => Promise<void>;
};
