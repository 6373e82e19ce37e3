import { makeReference } from '@throughline/protocol/reference';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../../platform/bus/index.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { threadColumns } from '../reading/rows.ts';
import type { Scope, ThreadRow } from '../types.ts';
import { lockConversation } from './lock-conversation.ts';
import { recordDecision } from './record-decision.ts';

export type ThreadMove = {
  scope: Scope;
  threadId: string;
  /** null: a new conversation. */
  conversationId: string | null;
  customerOf(identityId: string): Promise<string>;
  by: string;
  reason?: 'moved-by-agent' | 'unproven-needs-person';
  /** Who has the new conversation. */
  handling?: 'queued' | 'assistant';
};

/** Moves a thread with its messages to another conversation, or to a new one: undoes a wrong placement. Answers where it is now. */
export const moveThread = async (tx: Tx, act: ThreadMove): Promise<string> => {
  const { rows } = await sql<ThreadRow>`select ${threadColumns} from thread t where t.id = ${act.threadId}::uuid`.execute(tx.sql);
  const thread = rows[0];
  if (thread === undefined) throw notFound('thread');
  if (act.conversationId === thread.conversationId) throw new Refusal('already-there', { conversationId: act.conversationId });
  for (const id of [thread.conversationId, ...(act.conversationId === null ? [] : [act.conversationId])].sort())
    await lockConversation(tx, act.scope, id);
  const target = act.conversationId ?? (await openFor(tx, thread, act));
  await sql`update thread set conversation_id = ${target}::uuid, joined_by = 'moved', verified = true where id = ${thread.id}`.execute(
    tx.sql,
  );
  await moveMessages(tx, thread, target);
  for (const id of [thread.conversationId, target]) await refold(tx, id);
  await sql`update decision set undone_at = now() where thread_id = ${thread.id} and kind = 'place' and undone_at is null`.execute(tx.sql);
  await recordDecision(tx, {
    conversationId: target,
    threadId: thread.id,
    kind: 'place',
    outcome: 'moved',
    reason: act.reason ?? 'moved-by-agent',
    facts: { from: thread.conversationId, by: act.by },
  });
  tx.emit({ type: 'thread.moved', key: target, data: { threadId: thread.id, fromConversationId: thread.conversationId, by: act.by } });
  return target;
};

const openFor = async (tx: Tx, thread: ThreadRow, { customerOf, handling = 'queued' }: ThreadMove): Promise<string> => {
  const customerId = await customerOf(thread.identityId);
  const number = await sql<{ n: number }>`select nextval('conversation_number')::int as n`.execute(tx.sql);
  const id = newId();
  await sql`
    insert into conversation (id, reference, customer_id, identity_id, handling, queued_at)
    values (${id}, ${makeReference(number.rows[0]?.n ?? 0)}, ${customerId}, ${thread.identityId}, ${handling}, ${handling === 'queued' ? sql`now()` : null})`.execute(
    tx.sql,
  );
  tx.emit({ type: 'conversation.opened', key: id, data: { customerId, inboxId: thread.inboxId, channel: thread.channel } });
  return id;
};

/** Message numbers are per conversation: the moved ones are numbered on, in their order. */
const moveMessages = async (tx: Tx, thread: ThreadRow, target: string): Promise<void> => {
  await sql`
    with moved as (select id, row_number() over (order by seq) as place from message where thread_id = ${thread.id}),
         start as (select coalesce(max(seq), 0) as seq from message where conversation_id = ${target}::uuid)
    update message m set conversation_id = ${target}::uuid, seq = start.seq + moved.place from moved, start where m.id = moved.id`.execute(
    tx.sql,
  );
  await sql`update message_search set conversation_id = ${target}::uuid where message_id in (select id from message where thread_id = ${thread.id})`.execute(
    tx.sql,
  );
};

/** What a conversation says of its messages, worked out anew. One left without any thread is resolved. */
const refold = async (tx: Tx, id: string): Promise<void> => {
  await sql`
    with last as (select * from message where conversation_id = ${id}::uuid and not internal order by created_at desc, seq desc limit 1),
         threads as (select array_agg(channel order by created_at) as channels, array_agg(distinct inbox_id) filter (where verified) as inboxes from thread where conversation_id = ${id}::uuid)
    update conversation c set
      seq = greatest(c.seq, coalesce((select max(seq) from message where conversation_id = c.id), 0)),
      channels = coalesce((select array_agg(channel) from (select channel from unnest(threads.channels) with ordinality as u (channel, place) group by channel order by min(place)) as one), '{}'),
      inbox_ids = coalesce(threads.inboxes, c.inbox_ids),
      subject = case when c.subject = '' then left(coalesce((select text from message where conversation_id = c.id order by seq limit 1), ''), 80) else c.subject end,
      last_text = left(coalesce((select text from last), ''), 300), last_author = coalesce((select author_type from last), 'system'),
      last_channel = coalesce((select channel from last), ''), last_at = coalesce((select created_at from last), c.last_at),
      waiting_since = case when (select author_type from last) = 'customer' then coalesce(c.waiting_since, (select created_at from last)) end,
      status = case when threads.channels is null then 'resolved' else c.status end,
      resolved_at = case when threads.channels is null then now() else c.resolved_at end, updated_at = now()
    from threads where c.id = ${id}::uuid`.execute(tx.sql);
};
