import type { Handle } from '@throughline/protocol/envelope';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../../platform/bus/index.ts';
import { notFound } from '../../platform/refusal.ts';
import { newToken } from '../placing/new-token.ts';
import { threadColumns } from '../reading/rows.ts';
import type { Scope, ThreadRow } from '../types.ts';
import { lockConversation } from './lock-conversation.ts';
import { recordDecision } from './record-decision.ts';

/** An agent (or a proof) vouches that the writer of a thread is the customer. */
export const verifyThread = async (tx: Tx, act: { scope: Scope; threadId: string; by: string }): Promise<string> => {
  const { rows } = await sql<{ conversation_id: string }>`select conversation_id from thread where id = ${act.threadId}::uuid`.execute(
    tx.sql,
  );
  if (rows[0] === undefined) throw notFound('thread');
  const conversation = await lockConversation(tx, act.scope, rows[0].conversation_id);
  await sql`
    with vouched as (update thread set verified = true where id = ${act.threadId}::uuid returning conversation_id, inbox_id)
    update conversation c set inbox_ids = c.inbox_ids || v.inbox_id from vouched v
    where c.id = v.conversation_id and not v.inbox_id = any(c.inbox_ids)`.execute(tx.sql);
  await recordDecision(tx, {
    conversationId: conversation.id,
    threadId: act.threadId,
    kind: 'disclose',
    outcome: 'verified',
    reason: 'vouched',
    facts: { by: act.by },
  });
  tx.emit({ type: 'thread.verified', key: conversation.id, data: { threadId: act.threadId, by: act.by } });
  return conversation.id;
};

export type Continuation = {
  conversationId: string;
  /** The thread whose visitor wished it: only that thread's answers go the new way. */
  fromThreadId: string;
  inboxId: string;
  channel: string;
  threadKey: string;
  identityId: string;
  address: Handle;
  verified: boolean;
  context: Record<string, unknown>;
};

/** The conversation goes on by another channel at the customer's wish ("continue by email"). The last wish of a thread stands; repeated, it gives the same thread. */
export const continueBy = async (tx: Tx, wish: Continuation): Promise<ThreadRow> => {
  await lockConversation(tx, { inboxIds: null }, wish.conversationId);
  const bond = JSON.stringify({ continuedFrom: wish.fromThreadId });
  await sql`
    update thread set context = context - 'continuedFrom' where conversation_id = ${wish.conversationId}::uuid and context @> ${bond}::jsonb`.execute(
    tx.sql,
  );
  const { rows: known } = await sql<ThreadRow>`
    update thread t set context = t.context || ${bond}::jsonb
    where t.id = (select id from thread where conversation_id = ${wish.conversationId}::uuid and inbox_id = ${wish.inboxId}::uuid
      and identity_id = ${wish.identityId}::uuid order by verified desc, created_at limit 1)
    returning ${threadColumns}`.execute(tx.sql);
  if (known[0] !== undefined) return known[0];
  const { rows } = await sql<ThreadRow>`
    insert into thread as t (id, conversation_id, inbox_id, channel, thread_key, identity_id, address, verified, joined_by, token, context)
    values (${newId()}, ${wish.conversationId}, ${wish.inboxId}, ${wish.channel}, ${wish.threadKey}, ${wish.identityId}, ${JSON.stringify(wish.address)}::jsonb, ${wish.verified}, 'continued', ${newToken()}, ${JSON.stringify(wish.context)}::jsonb || ${bond}::jsonb)
    returning ${threadColumns}`.execute(tx.sql);
  const thread = rows[0];
  if (thread === undefined) throw new Error('a thread was inserted and not returned');
  await sql`
    update conversation set channels = case when ${wish.channel} = any(channels) then channels else channels || ${wish.channel}::text end,
      inbox_ids = case when ${wish.inboxId}::uuid = any(inbox_ids) then inbox_ids else inbox_ids || ${wish.inboxId}::uuid end, updated_at = now()
    where id = ${wish.conversationId}::uuid`.execute(tx.sql);
  await recordDecision(tx, {
    conversationId: wish.conversationId,
    threadId: thread.id,
    kind: 'place',
    outcome: 'continued',
    reason: 'customer-wished',
    facts: { channel: wish.channel },
  });
  tx.emit({
    type: 'conversation.continued',
    key: wish.conversationId,
    data: { threadId: thread.id, channel: wish.channel, by: 'continued' },
  });
  return thread;
};

/** Keeps what the channel needs for the next answer on these threads. */
export const noteThreadContexts = async (
  tx: Tx,
  notes: readonly { threadId: string; context: Record<string, unknown> }[],
): Promise<void> => {
  await sql`
    update thread t set context = t.context || l.context, last_at = now()
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as l ("threadId" uuid, context jsonb) where t.id = l."threadId"`.execute(
    tx.sql,
  );
};

/** The provider gave the thread another id (a Telegram group became a supergroup). */
export const renameThreads = async (tx: Tx, inboxId: string, from: string, to: string): Promise<void> => {
  await sql`update thread set thread_key = ${to} where inbox_id = ${inboxId}::uuid and thread_key = ${from}`.execute(tx.sql);
};

/** Identities changed their customer: their conversations follow. */
export const followIdentities = async (tx: Tx, moves: readonly { identityId: string; to: string }[]): Promise<void> => {
  if (moves.length === 0) return;
  await sql`
    update conversation c set customer_id = m."to", updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m ("identityId" uuid, "to" uuid) where c.identity_id = m."identityId"`.execute(
    tx.sql,
  );
};
