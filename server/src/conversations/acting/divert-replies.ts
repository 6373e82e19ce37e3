/*
 * Who left the chat after asking for mail reads mail. `live` notes when the last window closed and opened again; from then on
 * `delivery` moves unread answers of that thread to the one the visitor asked for.
 */
import { sql } from 'kysely';
import type { Tx } from '../../platform/bus/index.ts';
import { addJob } from '../../platform/jobs/index.ts';
import type { Visitor } from '../reading/visitor.ts';
import { EVERYTHING, lockConversation } from './lock-conversation.ts';
import { recordDecision } from './record-decision.ts';

/** Going to another page closes and opens the window: only after this long is a visitor away. */
export const RETURN_MS = 10_000;

/** Thread `o` is where the visitor of thread `t`, and nobody else, asked for answers. */
const continues = sql`o.conversation_id = t.conversation_id and o.context @> jsonb_build_object('continuedFrom', t.id)`;

/** The visitor's last window is closed. Where replies may go elsewhere, a job looks for unread ones once they are away. */
export const noteLeaving = async (tx: Tx, visitor: Visitor, now: Date): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    update thread t set context = t.context || ${JSON.stringify({ leftAt: now.toISOString() })}::jsonb
    where t.inbox_id = ${visitor.inboxId}::uuid and t.thread_key = any(${[...visitor.threadKeys]}::text[])
      and exists (select 1 from thread o where ${continues})
    returning t.id`.execute(tx.sql);
  const runAt = new Date(now.getTime() + RETURN_MS);
  for (const { id } of rows)
    await addJob(tx, { task: 'answer-the-absent', payload: { threadId: id }, runAt, key: `answer-the-absent:${id}` });
};

export const noteReturn = async (tx: Tx, visitor: Visitor): Promise<void> => {
  await sql`
    update thread set context = context - 'leftAt'
    where inbox_id = ${visitor.inboxId}::uuid and thread_key = any(${[...visitor.threadKeys]}::text[]) and context ? 'leftAt'`.execute(
    tx.sql,
  );
};

type Absence = { conversationId: string; leftAt: string; to: { id: string; inboxId: string; channel: string; verified: boolean } };

const findAbsence = async (tx: Tx, threadId: string, now: Date): Promise<Absence | undefined> => {
  const { rows } = await sql<Absence>`
    select t.conversation_id as "conversationId", t.context ->> 'leftAt' as "leftAt",
      (select jsonb_build_object('id', o.id, 'inboxId', o.inbox_id, 'channel', o.channel, 'verified', o.verified) from thread o
       where ${continues} limit 1) as "to"
    from thread t where t.id = ${threadId}::uuid and t.context ? 'leftAt'`.execute(tx.sql);
  const absence = rows[0];
  return absence === undefined || absence.to === null || Date.parse(absence.leftAt) + RETURN_MS > now.getTime() ? undefined : absence;
};

/**
 * Moves a thread's unread answers (or one of them) to the thread the visitor asked for, if they are away, and queues them there.
 * Answers which were moved.
 */
export const divertReplies = async (tx: Tx, act: { threadId: string; messageId?: string; now: Date }): Promise<string[]> => {
  const absence = await findAbsence(tx, act.threadId, act.now);
  if (absence === undefined) return [];
  const { conversationId, leftAt, to } = absence;
  await lockConversation(tx, EVERYTHING, conversationId);
  // Until somebody answers from the address it may be anybody's: a person may write to it once, a machine not at will.
  const authors = to.verified ? ['agent', 'assistant'] : ['agent'];
  // One that is due is held until this very moment; one that nobody sends yet may still be taken back by its writer.
  const states = ['queued', 'sending', 'sent', 'delivered', ...(act.messageId === undefined ? [] : ['held'])];
  const { rows } = await sql<{ id: string; by: 'agent' | 'assistant' }>`
    update message set thread_id = ${to.id}::uuid, inbox_id = ${to.inboxId}::uuid, channel = ${to.channel}, state = 'queued', state_at = now(), next_try_at = null,
      meta = meta || ${JSON.stringify({ divertedFrom: act.threadId })}::jsonb
    where thread_id = ${act.threadId}::uuid and direction = 'outbound' and not internal and author_type = any(${authors}::text[])
      and state = any(${states}::text[]) and ${act.messageId === undefined ? sql`true` : sql`id = ${act.messageId}::uuid`}
    returning id, author_type as by`.execute(tx.sql);
  for (const { id, by } of rows) {
    const facts = { leftAt, channel: to.channel };
    await recordDecision(tx, {
      conversationId,
      threadId: to.id,
      messageId: id,
      kind: 'route',
      outcome: 'by-mail',
      reason: 'visitor-away',
      facts,
    });
    const data = { messageId: id, threadId: to.id, inboxId: to.inboxId, channel: to.channel, by };
    tx.emit({ type: 'message.queued', key: conversationId, data });
  }
  if (rows.length > 0)
    tx.emit({ type: 'conversation.continued', key: conversationId, data: { threadId: to.id, channel: to.channel, by: 'visitor-away' } });
  return rows.map((row) => row.id);
};
