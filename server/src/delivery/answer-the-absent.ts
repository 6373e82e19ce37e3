/*
 * An answer on a thread whose visitor has left goes where they asked for it. Two ways lead here: the sender, before it sends;
 * and the job set when the visitor left, for what they never read. Who comes back within a moment gets it in the chat.
 */
import { acting, type MessageRow, reading, type ThreadRow } from '../conversations/index.ts';
import { type OutboxRow, putBack, removeFromOutbox } from './store.ts';
import type { DeliveryDeps } from './types.ts';

type Pending = { row: OutboxRow; message: MessageRow; thread: ThreadRow };

/** True when the answer is taken care of: moved, or put back until it is clear whether the visitor comes back. */
export const answerAbsent = async (deps: DeliveryDeps, { row, message, thread }: Pending): Promise<boolean> => {
  const { leftAt } = thread.context;
  if (typeof leftAt !== 'string' || message.authorType === 'system') return false;
  const now = deps.clock.now();
  const awayAt = new Date(Date.parse(leftAt) + acting.RETURN_MS);
  if (now < awayAt) {
    const threads = await reading.listThreads(deps.database.kysely, [message.conversationId]);
    if (!threads.some((other) => other.context.continuedFrom === thread.id)) return false;
    await putBack(deps.database.kysely, row, awayAt, row.attempts);
    return true;
  }
  return deps.bus.transact(async (tx) => {
    const moved = await acting.divertReplies(tx, { threadId: thread.id, messageId: message.id, now });
    if (moved.length > 0) await removeFromOutbox(tx.sql, [message.id]);
    return moved.length > 0;
  });
};

/** The job: whatever of ours on this thread the visitor left unread. */
export const answerUnread = async (deps: DeliveryDeps, threadId: string): Promise<void> => {
  await deps.bus.transact(async (tx) => {
    await removeFromOutbox(tx.sql, await acting.divertReplies(tx, { threadId, now: deps.clock.now() }));
  });
};
