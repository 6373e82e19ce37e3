import type { BusEvent, EventType } from '@throughline/protocol/events';
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
