import type { BusEvent, EventType } from '@throughline/protocol/events';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../db/index.ts';
import { type LaneEvent, toEvent } from './horizon.ts';
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

const READ_AT_ONCE = 500;
const MOST_IN_FLIGHT = 1000;
const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 10_000;

export type Runner = {
  name: string;
  /** Newly final events straight from the horizon: saves the query when this consumer is caught up. */
  offer(from: number, events: readonly LaneEvent[], to: number): void;
  /** Reads what it has not been offered. */
  catchUp(): Promise<void>;
  savePositions(): Promise<void>;
  idle(): boolean;
  stop(): Promise<void>;
};

export const createRunner = (consumer: Consumer, deps: ConsumeDeps): Runner => {
  const types = new Set<string>(consumer.types);
  const positions = new Map<number, number>();
  const inFlight = new Map<number, number>();
  const keys = new Map<string, LaneEvent[]>();
  const ready: string[] = [];
  let cursor = -1;
  let saved = -1;
  let working = 0;
  let stopped = false;
  let reading: Promise<void> | null = null;

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
  const take = (event: LaneEvent): void => {
    inFlight.set(event.id, event.lane);
    const queue = keys.get(event.key);
    if (queue !== undefined) {
      queue.push(event);
      return;
    }
    keys.set(event.key, [event]);
    ready.push(event.key);
  };
  const mayTake = (event: LaneEvent, held: ReadonlySet<number>): boolean =>
    types.has(event.type) && held.has(event.lane) && event.id > (positions.get(event.lane) ?? 0);

  const join = async (): Promise<ReadonlySet<number>> => {
    const before = positions.size;
    const held = await deps.lanes.hold(consumer.name);
    const fresh = [...held].filter((lane) => !positions.has(lane));
    if (fresh.length > 0) for (const [lane, position] of await loadPositions(deps.db, consumer.name, fresh)) positions.set(lane, position);
    const lowest = Math.min(...fresh.map((lane) => positions.get(lane) ?? 0));
    if (fresh.length > 0) cursor = before === 0 ? lowest : Math.min(cursor, lowest);
    return held;
  };
  const read = async (): Promise<void> => {
    const held = await join();
    while (!stopped && held.size > 0 && cursor < deps.horizon() && inFlight.size < MOST_IN_FLIGHT) {
      const to = deps.horizon();
      const rows = await deps.db
        .selectFrom('event_log')
        .select(['id', 'type', 'key', 'lane', 'data', 'at'])
        .where('id', '>', cursor)
        .where('id', '<=', to)
        .where('type', 'in', [...types])
        .orderBy('id')
        .limit(READ_AT_ONCE)
        .execute();
      for (const row of rows) {
        const event = toEvent(row);
        if (mayTake(event, held) && !inFlight.has(event.id)) take(event);
      }
      cursor = rows.length === READ_AT_ONCE ? (rows.at(-1)?.id ?? to) : to;
      startReady();
    }
  };

  return {
    name: consumer.name,
    offer: (from, events, to) => {
      if (cursor !== from || reading !== null || stopped || inFlight.size >= MOST_IN_FLIGHT) return;
      const held = new Set(positions.keys());
      for (const event of events) if (mayTake(event, held)) take(event);
      cursor = to;
      startReady();
    },
    catchUp: async () => {
      reading ??= read().finally(() => {
        reading = null;
      });
      await reading;
    },
    savePositions: async () => {
      const safe = Math.min(cursor, ...[...inFlight.keys()].map((id) => id - 1));
      if (safe <= saved || positions.size === 0) return;
      await storePositions(deps.db, consumer.name, [...positions.keys()], safe);
      for (const lane of positions.keys()) positions.set(lane, safe);
      saved = safe;
    },
    idle: () => inFlight.size === 0 && reading === null && cursor >= deps.horizon(),
    stop: async () => {
      stopped = true;
      while (working > 0) await deps.wait(5);
    },
  };
};

/** True when the event is done with: handled or set aside. False when the runner stops meanwhile. */
const handleWithRetries = async (consumer: Consumer, event: LaneEvent, deps: ConsumeDeps, stopped: () => boolean): Promise<boolean> => {
  for (let attempt = 1; !stopped(); attempt++) {
    try {
      await consumer.handle(event);
      return true;
    } catch (error) {
      deps.onError(consumer.name, event, attempt, error);
      if (attempt >= (consumer.maxAttempts ?? 8) && (await setAside(consumer, event, attempt, error, deps))) return true;
      await deps.wait(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempt - 1)));
    }
  }
  return false;
};

const setAside = async (consumer: Consumer, event: LaneEvent, attempts: number, error: unknown, deps: ConsumeDeps): Promise<boolean> => {
  try {
    await deps.db
      .insertInto('failed_event')
      .values({ consumer: consumer.name, event_id: event.id, key: event.key, attempts, error: String(error).slice(0, 4000) })
      .onConflict((conflict) => conflict.columns(['consumer', 'event_id']).doUpdateSet({ attempts, settled_at: null }))
      .execute();
    await deps.onSetAside(consumer.name, event, error);
    return true;
  } catch {
    // The database is away: the event stays where it is and is tried again.
    return false;
  }
};

const loadPositions = async (db: Kysely<DB>, consumer: string, lanes: readonly number[]): Promise<[number, number][]> => {
  const rows = await db.selectFrom('lane_position').select(['lane', 'position']).where('consumer', '=', consumer).where('lane', 'in', [...lanes]).execute();
  const stored = new Map(rows.map((row) => [row.lane, row.position]));
  return lanes.map((lane) => [lane, stored.get(lane) ?? 0]);
};

const storePositions = async (db: Kysely<DB>, consumer: string, lanes: readonly number[], position: number): Promise<void> => {
  await sql`
    insert into lane_position (consumer, lane, position)
    select ${consumer}, lane, ${position} from unnest(${lanes}::smallint[]) as lane
    on conflict (consumer, lane) do update set position = greatest(lane_position.position, excluded.position), updated_at = now()`.execute(db);
};
