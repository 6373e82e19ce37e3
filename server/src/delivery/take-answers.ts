import { acting, type ConversationRow, type MessageRow, reading, type ThreadRow } from '../conversations/index.ts';
import { claimDue, type OutboxRow, removeFromOutbox } from './store.ts';
import type { DeliveryDeps } from './types.ts';

/** An answer that is ours to send, with what sending it needs. */
export type Taken = {
  row: OutboxRow;
  message: MessageRow;
  thread: ThreadRow;
  conversation: ConversationRow;
  /** Marked as being sent. Not yet where the visitor has left: there it may have to go another way. */
  begun: boolean;
};

export type Room = { most: number; busy: readonly string[] };

/** Takes what is due, and marks it as being sent: one transaction for all of it. What was cancelled meanwhile leaves the outbox. */
export const takeAnswers = (deps: DeliveryDeps, { most, busy }: Room): Promise<Taken[]> =>
  deps.bus.transact(
    async (tx) => {
      const { sql } = tx;
      const rows = await claimDue(sql, deps.clock.now(), most, busy);
      if (rows.length === 0) return [];
      const ids = rows.map((row) => row.messageId);
      const [messages, threads, conversations] = await Promise.all([
        reading.findMessages(sql, ids),
        reading.findThreadsOf(sql, ids),
        reading.findConversationsOf(sql, ids),
      ]);
      const found = new Map(messages.map((message) => [message.id, message]));
      const all = rows.map((row) => {
        const message = found.get(row.messageId);
        return { row, message, thread: threads.get(row.threadId), conversation: message && conversations.get(message.conversationId) };
      });
      const known = all.filter((one): one is Omit<Taken, 'begun'> => Boolean(one.message && one.thread && one.conversation));
      const ready = known.filter(({ thread }) => typeof thread.context.leftAt !== 'string').map(({ row }) => row.messageId);
      const begun = ready.length > 0 ? await acting.startSending(tx, ready) : new Set();
      const gone = ids.filter((id) => !begun.has(id) && (ready.includes(id) || !known.some(({ row }) => row.messageId === id)));
      if (gone.length > 0) await removeFromOutbox(sql, gone);
      return known.filter(({ row }) => !gone.includes(row.messageId)).map((one) => ({ ...one, begun: begun.has(one.row.messageId) }));
    },
    { prepared: true },
  );
