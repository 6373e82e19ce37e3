import type { BusEvent, EventType, NewEvent } from '@throughline/protocol/events';
import type { Transaction } from 'kysely';
import type { Database, DB } from '../db/index.ts';
import { appendEvents } from './append.ts';
import { type Consumer, createRunner, type Runner } from './consume.ts';
import { type Horizon, openHorizon, toEvent } from './horizon.ts';
import { type LaneHolder, openLaneHolder } from './lanes.ts';

/** What an act gets: SQL in one transaction, and a place to say what happened. Events are written last, just before commit. */
export type Tx = {
  sql: Transaction<DB>;
  emit(...events: NewEvent[]): void;
};

export type BusOptions = {
  /** Looks for events of other processes this often; those of this process wake the bus at once. */
  pollMs?: number;
  onError?(consumer: string, event: BusEvent, attempt: number, error: unknown): void;
  /** A consumer gave up on an event; it is in failed_event. */
  onSetAside?(consumer: string, event: BusEvent, error: unknown): Promise<void>;
  /** The bus itself could not read: the database is away. It goes on trying. */
  onTrouble?(error: unknown): void;
};

export type Bus = {
  /** Runs an act in a transaction; its events are appended with it or not at all. */
  transact<T>(act: (tx: Tx) => Promise<T>): Promise<T>;
  /** Before `start`. */
  subscribe<T extends EventType>(consumer: Consumer<T>): void;
  /** Sees every event from now on, in order, at most once: for sockets, which resume by `since`. */
  follow(listener: (events: readonly BusEvent[]) => void): () => void;
  /** Final events after an id, oldest first. */
  since(id: number, limit: number): Promise<BusEvent[]>;
  horizon(): number;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when every consumer has handled everything appended so far: for tests and orderly stops. */
  drained(): Promise<void>;
  /** Handles an event again that was set aside. */
  retry(consumer: string, eventId: number): Promise<void>;
};

const SAVE_EVERY_MS = 200;
const HOLE_POLL_MS = 5;
const TROUBLE_PAUSE_MS = 500;
const RELOOK_AT_LANES_MS = 2000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const createBus = (database: Database, options: BusOptions = {}): Bus => {
  const consumers: Consumer[] = [];
  const followers = new Set<(events: readonly BusEvent[]) => void>();
  const db = database.kysely;
  let runners: Runner[] = [];
  let horizon: Horizon | null = null;
  let lanes: LaneHolder | null = null;
  let running: Promise<void> | null = null;
  let stopping = false;
  let wake: () => void = () => undefined;
  let woken = false;

  const sleep = (ms: number): Promise<void> => {
    if (woken || ms === 0) {
      woken = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        woken = false;
        resolve();
      };
    });
  };
  const nudge = (): void => {
    woken = true;
    wake();
  };
  const openRunners = async (): Promise<void> => {
    lanes = await openLaneHolder(database.pool, () => {
      lanes = null;
    });
    const deps = {
      db,
      lanes,
      horizon: () => horizon?.at() ?? 0,
      wait,
      onError: options.onError ?? (() => undefined),
      onSetAside: options.onSetAside ?? (() => Promise.resolve()),
    };
    runners = consumers.map((consumer) => createRunner(consumer, deps));
    await Promise.all(runners.map((runner) => runner.catchUp()));
  };
  const step = async (current: Horizon): Promise<number> => {
    const from = current.at();
    const { events, held, more } = await current.advance();
    if (events.length > 0) {
      for (const listener of followers) listener(events);
      for (const runner of runners) runner.offer(from, events, current.at());
    }
    for (const runner of runners) if (!runner.idle()) void runner.catchUp().catch((error: unknown) => options.onTrouble?.(error));
    if (more) return 0;
    return held ? HOLE_POLL_MS : (options.pollMs ?? 100);
  };
  const loop = async (): Promise<void> => {
    let savedAt = Date.now();
    let lookedAt = Date.now();
    while (!stopping) {
      try {
        if (lanes === null) {
          await Promise.all(runners.map((runner) => runner.stop()));
          await openRunners();
        }
        const pause = await step(horizon as Horizon);
        if (Date.now() - savedAt > SAVE_EVERY_MS) {
          await Promise.all(runners.map((runner) => runner.savePositions()));
          savedAt = Date.now();
        }
        if (Date.now() - lookedAt > RELOOK_AT_LANES_MS) {
          await Promise.all(runners.map((runner) => runner.catchUp()));
          lookedAt = Date.now();
        }
        await sleep(pause);
      } catch (error) {
        options.onTrouble?.(error);
        await wait(TROUBLE_PAUSE_MS);
      }
    }
  };

  return {
    transact: async (act) => {
      const events: NewEvent[] = [];
      const answer = await db.transaction().execute(async (sql) => {
        const result = await act({ sql, emit: (...more) => events.push(...more) });
        await appendEvents(sql, events);
        return result;
      });
      if (events.length > 0) nudge();
      return answer;
    },
    subscribe: (consumer) => {
      if (running !== null) throw new Error(`subscribe ${consumer.name} before the bus starts`);
      consumers.push(consumer as unknown as Consumer);
    },
    follow: (listener) => {
      followers.add(listener);
      return () => followers.delete(listener);
    },
    since: async (id, limit) => {
      const rows = await db
        .selectFrom('event_log')
        .select(['id', 'type', 'key', 'lane', 'data', 'at'])
        .where('id', '>', id)
        .where('id', '<=', horizon?.at() ?? 0)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toEvent);
    },
    horizon: () => horizon?.at() ?? 0,
    start: async () => {
      horizon = await openHorizon(db, () => wait(HOLE_POLL_MS));
      await openRunners();
      running = loop();
    },
    stop: async () => {
      stopping = true;
      nudge();
      await running;
      await Promise.all(runners.map((runner) => runner.stop()));
      await Promise.all(runners.map((runner) => runner.savePositions().catch(() => undefined)));
      lanes?.release();
    },
    drained: async () => {
      for (let handled = -1; ; ) {
        const last = await db.selectFrom('event_log').select((e) => e.fn.max('id').as('id')).executeTakeFirst();
        const target = Number(last?.id ?? 0);
        if (handled === target) return;
        nudge();
        while ((horizon?.at() ?? 0) < target || !runners.every((runner) => runner.idle())) await wait(2);
        handled = target;
      }
    },
    retry: async (name, eventId) => {
      const consumer = consumers.find((candidate) => candidate.name === name);
      const row = await db.selectFrom('event_log').select(['id', 'type', 'key', 'lane', 'data', 'at']).where('id', '=', eventId).executeTakeFirst();
      if (consumer === undefined || row === undefined) throw new Error(`no event ${eventId} for ${name}`);
      await consumer.handle(toEvent(row));
      await db.updateTable('failed_event').set({ settled_at: new Date() }).where('consumer', '=', name).where('event_id', '=', eventId).execute();
    },
  };
};
