import type { BusEvent, EventType } from '@throughline/protocol/events';
import { sql } from 'kysely';
import type { Bus, Tx } from './bus.ts';

/**
 * Wraps a handler whose effects are all in our database: it runs in one transaction with the mark that it has run, so an
 * event that comes twice takes effect once.
 */
export const once =
  <T extends EventType>(bus: Pick<Bus, 'transact'>, consumer: string, act: (tx: Tx, event: BusEvent<T>) => Promise<void>) =>
  async (event: BusEvent<T>): Promise<void> => {
    await bus.transact(async (tx) => {
      const marked = await tx.sql
        .insertInto('handled_event')
        .values({ consumer, event_id: event.id })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (marked.numInsertedOrUpdatedRows === 1n) await act(tx, event);
    });
  };

/** `once` for events that are ready together: one transaction for all. `act` gets those that have not taken effect before. */
export const onceTogether = async <T extends { event: { id: number } }>(
  bus: Pick<Bus, 'transact'>,
  consumer: string,
  ready: readonly T[],
  act: (tx: Tx, fresh: readonly T[]) => Promise<void>,
): Promise<void> => {
  await bus.transact(
    async (tx) => {
      const { rows } = await sql<{ id: number }>`
        insert into handled_event (consumer, event_id) select ${consumer}, id from unnest(${ready.map(({ event }) => event.id)}::bigint[]) as id
        on conflict do nothing returning event_id as id`.execute(tx.sql);
      const marked = new Set(rows.map((row) => row.id));
      if (marked.size > 0)
        await act(
          tx,
          ready.filter(({ event }) => marked.has(event.id)),
        );
    },
    { prepared: true },
  );
};
