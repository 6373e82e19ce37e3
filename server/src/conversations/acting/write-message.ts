import type { Part } from '@throughline/protocol/parts';
import { textOf } from '@throughline/protocol/parts';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../../platform/bus/index.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { messageColumns, threadColumns } from '../reading/rows.ts';
import type { ConversationRow, MessageRow, Scope, ThreadRow } from '../types.ts';
import { lockConversation } from './lock-conversation.ts';
import { printFileUses } from './note-file-uses.ts';

export type Writer = { type: 'agent' | 'assistant' | 'system'; id: string | null; name: string };

export type Reply = {
  scope: Scope;
  conversationId: string;
  /** Default: where the customer wrote last, on a thread that is proven to be theirs. */
  threadId?: string | undefined;
  author: Writer;
  parts: readonly Part[];
  meta?: Record<string, unknown>;
  sources?: readonly { articleId: string; title: string }[];
  /** Not before this time; until then it can be cancelled. */
  holdUntil?: Date | undefined;
  /** False: the customer goes on waiting ("I am passing you on"). Default true. */
  answers?: boolean;
  /** The last message the writer had seen; refused when the customer has written since. */
  seenSeq?: number | undefined;
};

/** An answer to the customer: stored and queued. `delivery` sends it. An agent who answers takes the conversation if nobody has it. */
export const queueReply = async (tx: Tx, reply: Reply): Promise<MessageRow> => {
  const conversation = await lockConversation(tx, reply.scope, reply.conversationId);
  await refuseUnseen(tx, conversation, reply.seenSeq);
  const thread = await chooseThread(tx, conversation.id, reply.threadId);
  const message = await insertMessage(tx, conversation, {
    threadId: thread.id,
    channel: thread.channel,
    inboxId: thread.inboxId,
    internal: false,
    author: reply.author,
    parts: reply.parts,
    meta: reply.meta ?? {},
    sources: reply.sources ?? [],
    state: reply.holdUntil === undefined ? 'queued' : 'held',
    nextTryAt: reply.holdUntil ?? null,
  });
  const takes = reply.author.type === 'agent' && reply.author.id !== null && conversation.handling !== 'agent' ? reply.author.id : null;
  await sql`
    update conversation set seq = ${message.seq}, last_text = ${message.text.slice(0, 300)}, last_author = ${reply.author.type}, last_channel = ${thread.channel},
      last_at = ${message.createdAt}, updated_at = now(),
      waiting_since = ${reply.author.type === 'system' || reply.answers === false ? sql`waiting_since` : null},
      status = ${reply.author.type === 'agent' && conversation.status === 'snoozed' ? 'open' : conversation.status},
      handling = case when ${takes}::uuid is null then handling else 'agent' end, queued_at = case when ${takes}::uuid is null then queued_at end,
      assignee_id = coalesce(${takes}::uuid, assignee_id)
    where id = ${conversation.id}`.execute(tx.sql);
  tx.emit({
    type: 'message.queued',
    key: conversation.id,
    data: { messageId: message.id, threadId: thread.id, inboxId: thread.inboxId, channel: thread.channel, by: reply.author.type },
  });
  if (takes !== null) tx.emit({ type: 'conversation.assigned', key: conversation.id, data: { agentId: takes, by: 'reply' } });
  return message;
};

/** A note that only agents see. */
export const addNote = async (
  tx: Tx,
  note: { scope: Scope; conversationId: string; author: Writer; parts: readonly Part[] },
): Promise<MessageRow> => {
  const conversation = await lockConversation(tx, note.scope, note.conversationId);
  const message = await insertMessage(tx, conversation, {
    threadId: null,
    channel: null,
    inboxId: null,
    internal: true,
    author: note.author,
    parts: note.parts,
    meta: {},
    sources: [],
    state: 'received',
    nextTryAt: null,
  });
  await sql`update conversation set seq = ${message.seq}, updated_at = now() where id = ${conversation.id}`.execute(tx.sql);
  tx.emit({ type: 'note.added', key: conversation.id, data: { messageId: message.id, agentId: note.author.id } });
  return message;
};

const refuseUnseen = async (tx: Tx, conversation: ConversationRow, seenSeq: number | undefined): Promise<void> => {
  if (seenSeq === undefined || seenSeq >= conversation.seq) return;
  const { rows } = await sql<{ unseen: number }>`
    select count(*)::int as unseen from message where conversation_id = ${conversation.id} and direction = 'inbound' and seq > ${seenSeq}`.execute(
    tx.sql,
  );
  if ((rows[0]?.unseen ?? 0) > 0) throw new Refusal('unseen-messages', { unseen: rows[0]?.unseen, seq: conversation.seq });
};

const chooseThread = async (tx: Tx, conversationId: string, threadId: string | undefined): Promise<ThreadRow> => {
  const which = threadId === undefined ? sql`true` : sql`t.id = ${threadId}::uuid`;
  const { rows } = await sql<ThreadRow>`
    select ${threadColumns} from thread t where t.conversation_id = ${conversationId}::uuid and ${which}
    order by t.verified desc, t.last_inbound_at desc nulls last, t.created_at desc limit 1`.execute(tx.sql);
  if (rows[0] === undefined) throw notFound('thread');
  return rows[0];
};

type NewOutbound = {
  threadId: string | null;
  channel: string | null;
  inboxId: string | null;
  internal: boolean;
  author: Writer;
  parts: readonly Part[];
  meta: Record<string, unknown>;
  sources: readonly { articleId: string; title: string }[];
  state: 'queued' | 'held' | 'received';
  nextTryAt: Date | null;
};

const insertMessage = async (tx: Tx, conversation: ConversationRow, line: NewOutbound): Promise<MessageRow> => {
  const { rows } = await sql<MessageRow>`
    insert into message as m (id, conversation_id, thread_id, seq, direction, internal, author_type, author_id, author_name, channel, inbox_id, parts, text, meta, sources, state, next_try_at)
    values (${newId()}, ${conversation.id}, ${line.threadId}, ${conversation.seq + 1}, 'outbound', ${line.internal}, ${line.author.type}, ${line.author.id}, ${line.author.name},
      ${line.channel}, ${line.inboxId}, ${JSON.stringify(line.parts)}::jsonb, ${textOf(line.parts)}, ${JSON.stringify(line.meta)}::jsonb, ${JSON.stringify(line.sources)}::jsonb, ${line.state}, ${line.nextTryAt})
    returning ${messageColumns}`.execute(tx.sql);
  if (rows[0] === undefined) throw new Error('a message was inserted and not returned');
  await printFileUses([rows[0]])?.execute(tx.sql);
  return rows[0];
};
