import { reading } from '../conversations/index.ts';
import { sendAnswer } from './send-answer.ts';
import { claimDue, findNextDue, insertOutbox, type OutboxRow } from './store.ts';
import type { DeliveryDeps } from './types.ts';

const AT_ONCE = 16;
const LONGEST_LOOK_MS = 1000;

export type Delivery = { stop(): Promise<void>; /** Resolves when nothing that is due is left: for tests. */ settled(): Promise<void> };

/** Subscribes to queued messages (call before the bus starts) and returns the sender to start afterwards. */
export const createDelivery = (deps: DeliveryDeps): { start(): Delivery } => {
  let wake: () => void = () => undefined;
  deps.bus.subscribe({
    name: 'delivery',
    types: ['message.queued'],
    concurrency: 16,
    handle: async (event) => {
      const [message] = await reading.findMessages(deps.database.kysely, [event.data.messageId]);
      if (message === undefined || message.state === 'cancelled') return;
      const { messageId, threadId, inboxId } = event.data;
      await insertOutbox(deps.database.kysely, { messageId, threadId, inboxId, dueAt: message.nextTryAt ?? deps.clock.now() });
      wake();
    },
  });
  return { start: () => startSender(deps, (nudge) => (wake = nudge)) };
};

const startSender = (deps: DeliveryDeps, onWake: (nudge: () => void) => void): Delivery => {
  const db = deps.database.kysely;
  const sending = new Set<Promise<void>>();
  let stopping = false;
  let woken = false;
  let ring: () => void = () => undefined;
  onWake(() => {
    woken = true;
    ring();
  });
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, woken ? 0 : ms);
      ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const dispatch = (row: OutboxRow): void => {
    const job = sendAnswer(deps, row)
      .catch(deps.onTrouble)
      .finally(() => {
        sending.delete(job);
        woken = true;
        ring();
      });
    sending.add(job);
  };
  const look = async (): Promise<void> => {
    const free = AT_ONCE - sending.size;
    if (free <= 0) return sleep(LONGEST_LOOK_MS);
    woken = false;
    const rows = await claimDue(db, deps.clock.now(), free);
    for (const row of rows) dispatch(row);
    if (rows.length > 0) return;
    const next = await findNextDue(db);
    const wait = next === null ? LONGEST_LOOK_MS : next.getTime() - deps.clock.now().getTime();
    await sleep(Math.max(5, Math.min(LONGEST_LOOK_MS, wait)));
  };
  const loop = (async () => {
    while (!stopping)
      await look().catch(async (error: unknown) => {
        deps.onTrouble(error);
        await sleep(LONGEST_LOOK_MS);
      });
  })();
  return {
    stop: async () => {
      stopping = true;
      ring();
      await loop;
      await Promise.all(sending);
    },
    settled: async () => {
      for (;;) {
        const next = await findNextDue(db);
        if (sending.size === 0 && (next === null || next > deps.clock.now())) return;
        ring();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
};
