/* What the channel's own pace holds up waits in the outbox like anything else, and says so where it lasts. */
import { acting } from '../conversations/index.ts';
import { createGathering } from '../platform/bus/index.ts';
import type { Pacer } from './pace.ts';
import { findHeld, type OutboxRow, putBack } from './store.ts';
import type { DeliveryDeps } from './types.ts';

type PutOff = { row: OutboxRow; until: Date };

/** Back into the outbox until its turn: no try, for nobody was asked. */
export const createPutOff = (deps: DeliveryDeps): ((row: OutboxRow, until: Date) => Promise<void>) => {
  const gather = createGathering<PutOff, void>(async (offs) => {
    await deps.bus.transact(async (tx) => {
      const waiting = offs.map(({ row, until }) => ({ messageId: row.messageId, until }));
      await Promise.all([acting.recordPutOff(tx, waiting), ...offs.map(({ row, until }) => putBack(tx.sql, row, until, row.attempts))]);
    });
    return [];
  });
  return (row, until) => gather({ row, until });
};

const LASTS_MS = 3000;
const MOST_TOLD = 200;

/** Whoever looks at an answer that waits long for its turn is told why. */
export const tellHeld = async ({ bus, clock }: DeliveryDeps, pacer: Pacer): Promise<void> => {
  const now = clock.now().getTime();
  const inboxIds = pacer.heldSince(now - LASTS_MS);
  if (inboxIds.length === 0) return;
  await bus.transact(async (tx) => {
    const held = await findHeld(tx.sql, inboxIds, new Date(now - LASTS_MS), MOST_TOLD);
    if (held.length > 0) await acting.recordHeld(tx, held);
  });
};
