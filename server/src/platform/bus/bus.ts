import type { BusEvent, EventType, NewEvent } from '@throughline/protocol/events';
import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { Database, DB } from '../db/index.ts';
import { printAppend } from './append.ts';
import type { Consumer } from './types.ts';
import { createTransactions, type OpenTransactions, type TransactionOptions } from './open-transaction.ts';
import { createPump, type Pump, wait } from './pump.ts';
import { findEvent, findLastEventId, forgetHandled, readEvents, settleFailedEvent } from './store.ts';

/** What an act gets: SQL in one transaction, and a place to say what happened. Events are written last, just before commit. */
export type Tx = {
  sql: Transaction<DB>;
  emit(...events: NewEvent[]): void;
  /** A write nobody waits for: sent at the end, in one go with those before it, the events and the commit. */
  last(write: RawBuilder<unknown>): void;
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
  transact<T>(act: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Before `start`. */
  subscribe<T extends EventType>(consumer: Consumer<T>): void;
  /** Sees every event from now on, in order, at most once: for sockets, which resume by `since`. */
  follow(listener: (events: readonly BusEvent[]) => void): () => void;
  /** Final events after an id, oldest first. */
  since(id: number, limit: number): Promise<BusEvent[]>;
  horizon(): number;
  /** How many events nobody has looked at yet. */
  countBehind(): Promise<number>;
  /** Forgets which events were handled once, where no consumer can meet them again. */
  forgetHandled(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when every consumer has handled everything appended so far: for tests and orderly stops. */
  drained(): Promise<void>;
  /** Handles an event again that was set aside. */
  retry(consumer: string, eventId: number): Promise<void>;
};

export const createBus = (database: Database, options: BusOptions = {}): Bus => {
  const consumers: Consumer[] = [];
  const followers = new Set<(events: readonly BusEvent[]) => void>();
  const db = database.kysely;
  const open = createTransactions(database);
  const pump = createPump(database, consumers, followers, {
    pollMs: options.pollMs ?? 100,
    onTrouble: options.onTrouble ?? (() => undefined),
    onError: options.onError ?? (() => undefined),
    onSetAside: options.onSetAside ?? (() => Promise.resolve()),
  });
  return {
    transact: (act, how) => transact(() => open(how), act, pump.alarm.ring),
    subscribe: (consumer) => void consumers.push(consumer as unknown as Consumer),
    follow: (listener) => {
      followers.add(listener);
      return () => followers.delete(listener);
    },
    since: (id, limit) => readEvents(db, { after: id, upTo: pump.horizon(), limit }),
    horizon: pump.horizon,
    countBehind: async () => Math.max(0, (await findLastEventId(db)) - pump.horizon()),
    forgetHandled: () => forgetHandled(db),
    start: pump.start,
    stop: pump.stop,
    drained: () => waitUntilDrained(db, pump),
    retry: async (name, eventId) => {
      const consumer = consumers.find((candidate) => candidate.name === name);
      const event = await findEvent(db, eventId);
      if (consumer === undefined || event === undefined) throw new Error(`no event ${eventId} for ${name}`);
      await consumer.handle(event);
      await settleFailedEvent(db, name, eventId);
    },
  };
};

const transact = async <T>(open: OpenTransactions, act: (tx: Tx) => Promise<T>, ring: () => void): Promise<T> => {
  const events: NewEvent[] = [];
  const writes: RawBuilder<unknown>[] = [];
  const { sql, commit, rollback } = await open();
  try {
    const result = await act({ sql, emit: (...more) => events.push(...more), last: (write) => writes.push(write) });
    await commit(events.length === 0 ? writes : [...writes, printAppend(events)]);
    if (events.length > 0) ring();
    return result;
  } catch (error) {
    await rollback();
    throw error;
  }
};

const DRAIN_POLL_MS = 2;

/** What handlers append while draining is waited for too. */
const waitUntilDrained = async (db: Kysely<DB>, pump: Pump): Promise<void> => {
  for (let handled = -1; ; ) {
    const target = await findLastEventId(db);
    if (handled === target) return;
    pump.alarm.ring();
    while (pump.horizon() < target || !pump.idle()) await wait(DRAIN_POLL_MS);
    handled = target;
  }
};
