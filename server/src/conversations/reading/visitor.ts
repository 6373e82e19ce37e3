/*
 * What a web visitor may see: every message of their own threads, and, where their thread is verified, what was said on the
 * conversation's other verified threads: one line through all channels; and what was meant for the chat but went elsewhere
 * because they had left. Never notes, never what has not been sent.
 */
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/index.ts';
import type { ConversationRow, MessageRow } from '../types.ts';
import { conversationColumns, messageColumns } from './rows.ts';

export type Visitor = { inboxId: string; threadKey: string };
/** `mark` grows over all conversations of a visitor: seconds of the conversation's opening, then the message's seq. */
export type VisitorMessage = MessageRow & { mark: number };

/** Messages of one conversation have fewer than this; see `mark`. */
export const MARKS_PER_CONVERSATION = 100_000;

const mark = sql`floor(extract(epoch from c.created_at))::bigint * ${sql.lit(MARKS_PER_CONVERSATION)} + m.seq`;

const ownThreads = (visitor: Visitor) => sql`
  select t.id from thread t where t.inbox_id = ${visitor.inboxId}::uuid and t.thread_key = ${visitor.threadKey}`;

const visibleThreads = (visitor: Visitor) => sql`
  ${ownThreads(visitor)}
  union
  select o.id from thread t join thread o on o.conversation_id = t.conversation_id and o.verified
  where t.inbox_id = ${visitor.inboxId}::uuid and t.thread_key = ${visitor.threadKey} and t.verified`;

/** Oldest first. `after`: everything newer than a mark. `before`: the page before one. Neither: the newest page. */
export const listVisitorMessages = async (
  db: Kysely<DB>,
  visitor: Visitor,
  page: { limit: number; after?: number | undefined; before?: number | undefined },
): Promise<VisitorMessage[]> => {
  const bound =
    page.after !== undefined ? sql`${mark} > ${page.after}` : page.before !== undefined ? sql`${mark} < ${page.before}` : sql`true`;
  const order = page.after !== undefined ? sql`c.created_at, m.seq` : sql`c.created_at desc, m.seq desc`;
  const { rows } = await sql<VisitorMessage>`
    select ${messageColumns}, ${mark} as mark from message m join conversation c on c.id = m.conversation_id
    where m.conversation_id in (select t.conversation_id from thread t where t.inbox_id = ${visitor.inboxId}::uuid and t.thread_key = ${visitor.threadKey})
      and (m.thread_id in (${visibleThreads(visitor)}) or (m.meta ->> 'divertedFrom')::uuid in (${ownThreads(visitor)})) and not m.internal
      and (m.direction = 'inbound' or m.state in ('sent', 'delivered', 'read')) and ${bound}
    order by ${order} limit ${page.limit}`.execute(db);
  return page.after === undefined ? rows.reverse() : rows;
};

/** `verified`: their thread is. If not, the conversation is somebody else's as far as we know, and nothing of it may be told. */
export type VisitorConversation = ConversationRow & { threadId: string; verified: boolean };

/** The visitor's current conversation: where their last thread is. */
export const findVisitorConversation = async (db: Kysely<DB>, visitor: Visitor): Promise<VisitorConversation | undefined> => {
  const { rows } = await sql<VisitorConversation>`
    select ${conversationColumns}, t.id as "threadId", t.verified from thread t join conversation c on c.id = t.conversation_id
    where t.inbox_id = ${visitor.inboxId}::uuid and t.thread_key = ${visitor.threadKey} order by t.created_at desc limit 1`.execute(db);
  return rows[0];
};
