import { setTimeout as pause } from 'node:timers/promises';
import { reading } from '../conversations/index.ts';
import { type Alarm, createAlarm, createGathering, type Tx } from '../platform/bus/index.ts';
import type { Task } from '../platform/jobs/index.ts';
import { answerUnread } from './answer-the-absent.ts';
import { createFit } from './fit-answer.ts';
import { createPacer, type Pacer } from './pace.ts';
import { createPutOff, tellHeld } from './put-off.ts';
import { sendAnswer, type Ways } from './send-answer.ts';
import { createSettleSent, settleBroken } from './settle.ts';
import { fillOutbox, findNextDue, type OutboxRow, removeFromOutbox, renewLeases } from './store.ts';
import { type Room, type Taken, takeAnswers } from './take-answers.ts';
import type { DeliveryDeps } from './types.ts';

const AT_ONCE = 64;
/** A provider that is slow, or away, holds up its own inbox and no other. */
const AT_ONCE_PER_INBOX = 32;
const LONGEST_LOOK_MS = 1000;
const SHORTEST_LOOK_MS = 5;
const BUSY_LOOK_MS = 100;
const GATHER_MS = 2;
const RENEW_EVERY_MS = 10_000;
const TELL_EVERY_MS = 2000;

const WAITING: ReadonlySet<string> = new Set(['held', 'queued', 'sending']);

export type Delivery = { stop(): Promise<void> };

/** Subscribes to queued messages (call before the bus starts) and returns the sender to start afterwards. */
export const createDelivery = (deps: DeliveryDeps): { start(): Delivery; tasks: Readonly<Record<string, Task>> } => {
  const alarm = createAlarm();
  const enqueue = createGathering<string, void>(async (ids) => {
    await deps.bus.transact((tx) => enterOutbox(tx, ids, deps.clock.now()), { prepared: true });
    alarm.ring();
    return [];
  });
  deps.bus.subscribe({
    name: 'delivery',
    types: ['message.queued', 'message.changed'],
    concurrency: 64,
    handle: async (event) => {
      if (event.type === 'message.queued' || event.data.change === 'deleted') await enqueue(event.data.messageId);
    },
  });
  return {
    start: () => startSender(deps, alarm),
    tasks: { 'answer-the-absent': ({ threadId }) => answerUnread(deps, String(threadId)) },
  };
};

const enterOutbox = async ({ sql }: Tx, messageIds: readonly string[], now: Date): Promise<void> => {
  const answers = await reading.findOutgoing(sql, messageIds);
  // Taken back: it no longer holds up what was written after it.
  const cancelled = answers.filter(({ state }) => state === 'cancelled').map(({ id }) => id);
  if (cancelled.length > 0) await removeFromOutbox(sql, cancelled);
  // An event that comes a second time finds the message sent, failed, or moved to another thread.
  const waiting = answers.filter(({ state }) => WAITING.has(state));
  if (waiting.length > 0) await fillOutbox(sql, waiting, now);
};

const startSender = (deps: DeliveryDeps, alarm: Alarm): Delivery => {
  const pacer = createPacer();
  const ways: Ways = { fitParts: createFit(deps), pacer, settleSent: createSettleSent(deps), putOff: createPutOff(deps) };
  const sending = new Map<OutboxRow, Promise<void>>();
  let stopping = false;
  const dispatch = (taken: Taken): void => {
    const { row } = taken;
    const job = sendAnswer(deps, taken, ways)
      .catch((error: unknown) => settleBroken(deps, row, error))
      .catch(deps.onTrouble)
      .finally(() => {
        sending.delete(row);
        alarm.ring();
      });
    sending.set(row, job);
  };
  const look = async (): Promise<void> => {
    const now = deps.clock.now().getTime();
    const room = findRoom([...sending.keys()], pacer, now);
    const taken = room.most > 0 ? await takeAnswers(deps, room) : [];
    for (const one of taken) dispatch(one);
    if (taken.length > 0 && taken.length === room.most) return;
    const next = sending.size === 0 ? await findNextDue(deps.database.kysely, room.busy) : null;
    const longest = sending.size === 0 ? LONGEST_LOOK_MS : BUSY_LOOK_MS;
    const wait = Math.min(next?.getTime() ?? Infinity, pacer.findNextRoom(now) ?? Infinity) - deps.clock.now().getTime();
    await alarm.sleep(Math.max(SHORTEST_LOOK_MS, Math.min(longest, wait)));
    // Under load many answers begin and end within a moment: one look serves them all.
    if (sending.size > 0) await pause(GATHER_MS);
  };
  const run = async (): Promise<void> => {
    while (!stopping)
      await look().catch(async (error: unknown) => {
        deps.onTrouble(error);
        await alarm.sleep(LONGEST_LOOK_MS);
      });
  };
  const teller = setInterval(() => void tellHeld(deps, pacer).catch(deps.onTrouble), TELL_EVERY_MS);
  const heartbeat = setInterval(() => void renew(deps, sending).catch(deps.onTrouble), RENEW_EVERY_MS);
  const loop = run();
  return {
    stop: async () => {
      stopping = true;
      alarm.ring();
      await loop;
      await Promise.all(sending.values());
      clearInterval(heartbeat);
      clearInterval(teller);
    },
  };
};

/** How many more may be sent, and of which inboxes none. */
const findRoom = (sending: readonly OutboxRow[], pacer: Pacer, now: number): Room => {
  const counts = new Map<string, number>();
  for (const { inboxId } of sending) counts.set(inboxId, (counts.get(inboxId) ?? 0) + 1);
  const rooms = new Map([...counts].map(([inboxId, count]) => [inboxId, AT_ONCE_PER_INBOX - count]));
  for (const [inboxId, room] of pacer.rooms(now)) rooms.set(inboxId, Math.min(rooms.get(inboxId) ?? AT_ONCE_PER_INBOX, room));
  const busy = [...rooms].filter(([, room]) => room < 1).map(([inboxId]) => inboxId);
  const least = Math.min(AT_ONCE_PER_INBOX, ...[...rooms.values()].filter((room) => room >= 1));
  return { most: Math.min(AT_ONCE - sending.length, least), busy };
};

/** What is still being sent stays ours, however long the provider takes. */
const renew = async ({ database, clock }: DeliveryDeps, sending: ReadonlyMap<OutboxRow, unknown>): Promise<void> => {
  const leases = [...sending.keys()].map((row) => row.lease);
  if (leases.length > 0) await renewLeases(database.kysely, leases, clock.now());
};
