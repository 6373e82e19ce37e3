import { reading } from '../conversations/index.ts';
import { type Alarm, createAlarm } from '../platform/bus/index.ts';
import type { Task } from '../platform/jobs/index.ts';
import { answerUnread } from './answer-the-absent.ts';
import { sendAnswer } from './send-answer.ts';
import { settleBroken } from './settle.ts';
import { claimDue, findNextDue, insertOutbox, type OutboxRow, removeFromOutbox, renewLeases } from './store.ts';
import type { DeliveryDeps } from './types.ts';

const AT_ONCE = 16;
const LONGEST_LOOK_MS = 1000;
const SHORTEST_LOOK_MS = 5;
const RENEW_EVERY_MS = 10_000;

const WAITING: ReadonlySet<string> = new Set(['held', 'queued', 'sending']);

export type Delivery = { stop(): Promise<void> };

/** Subscribes to queued messages (call before the bus starts) and returns the sender to start afterwards. */
export const createDelivery = (deps: DeliveryDeps): { start(): Delivery; tasks: Readonly<Record<string, Task>> } => {
  const alarm = createAlarm();
  deps.bus.subscribe({
    name: 'delivery',
    types: ['message.queued', 'message.changed'],
    concurrency: 16,
    handle: async (event) => {
      if (event.type === 'message.changed' && event.data.change !== 'deleted') return;
      const [message] = await reading.findMessages(deps.database.kysely, [event.data.messageId]);
      // Taken back: it no longer holds up what was written after it.
      if (message?.state === 'cancelled') await removeFromOutbox(deps.database.kysely, message.id);
      // An event that comes a second time finds the message sent, failed, or moved to another thread.
      if (message?.threadId == null || message.inboxId === null || !WAITING.has(message.state)) return;
      const { id, threadId, inboxId } = message;
      const now = deps.clock.now();
      await insertOutbox(deps.database.kysely, { messageId: id, threadId, inboxId, dueAt: message.nextTryAt ?? now, now });
      alarm.ring();
    },
  });
  return {
    start: () => startSender(deps, alarm),
    tasks: { 'answer-the-absent': ({ threadId }) => answerUnread(deps, String(threadId)) },
  };
};

const startSender = (deps: DeliveryDeps, alarm: Alarm): Delivery => {
  const db = deps.database.kysely;
  const sending = new Map<OutboxRow, Promise<void>>();
  let stopping = false;
  const dispatch = (row: OutboxRow): void => {
    const job = sendAnswer(deps, row)
      .catch((error: unknown) => settleBroken(deps, row, error))
      .catch(deps.onTrouble)
      .finally(() => {
        sending.delete(row);
        alarm.ring();
      });
    sending.set(row, job);
  };
  const look = async (): Promise<void> => {
    const rows = sending.size < AT_ONCE ? await claimDue(db, deps.clock.now(), AT_ONCE - sending.size) : [];
    for (const row of rows) dispatch(row);
    if (rows.length > 0) return;
    const next = sending.size < AT_ONCE ? await findNextDue(db) : null;
    const wait = next === null ? LONGEST_LOOK_MS : next.getTime() - deps.clock.now().getTime();
    await alarm.sleep(Math.max(SHORTEST_LOOK_MS, Math.min(LONGEST_LOOK_MS, wait)));
  };
  const run = async (): Promise<void> => {
    while (!stopping)
      await look().catch(async (error: unknown) => {
        deps.onTrouble(error);
        await alarm.sleep(LONGEST_LOOK_MS);
      });
  };
  const renew = async (): Promise<void> => {
    if (sending.size > 0)
      await renewLeases(
        db,
        [...sending.keys()].map((row) => row.lease),
        deps.clock.now(),
      );
  };
  const heartbeat = setInterval(() => void renew().catch(deps.onTrouble), RENEW_EVERY_MS);
  const loop = run();
  return {
    stop: async () => {
      stopping = true;
      alarm.ring();
      await loop;
      await Promise.all(sending.values());
      clearInterval(heartbeat);
    },
  };
};
