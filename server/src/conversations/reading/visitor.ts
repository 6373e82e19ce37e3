/*
 * What a web visitor may see: every message of their own threads, and, where their thread is verified, what was said on the
 * conversation's other verified threads: one line through all channels; and what was meant for the chat but went elsewhere
 * because they had left. Never notes, never what has not been sent.
 */
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/index.ts';
import type { ConversationRow, MessageRow } from '../types.ts';
import { conversationColumns, messageColumns } from './rows.ts';

/** `threadKeys`: the visitor's own, and those of the anonymous visitors they were before they signed in. */
export type Visitor = { inboxId: string; threadKeys: readonly string[] };
/** `mark` grows with everything a visitor sees, over all their conversations: when it came into view, in microseconds. */
export type VisitorMessage = MessageRow & { mark: number };

export const mark = sql`(extract(epoch from m.shown_at) * 1000000)::bigint`;

const isOwn = (visitor: Visitor) => sql`t.inbox_id = ${visitor.inboxId}::uuid and t.thread_key = any(${[...visitor.threadKeys]}::text[])`;
export const ownThreads = (visitor: Visitor) => sql`select t.id from thread t where ${isOwn(visitor)}`;

const visibleThreads = (visitor: Visitor) => sql`
  ${ownThreads(visitor)}
  union
  select o.id from thread t join thread o on o.conversation_id = t.conversation_id and o.verified where ${isOwn(visitor)} and t.verified`;

const isVisible = (visitor: Visitor) => sql`
  m.conversation_id in (select t.conversation_id from thread t where ${isOwn(visitor)})
  and (m.thread_id in (${visibleThreads(visitor)}) or (m.meta ->> 'divertedFrom')::uuid in (${ownThreads(visitor)}))
  and not m.internal and m.shown_at is not null and (m.direction = 'inbound' or m.state in ('sent', 'delivered', 'read'))`;

/** Oldest first. `after`: everything newer than a mark. `before`: the page before one. Neither: the newest page. */
export const listVisitorMessages = async (
  db: Kysely<DB>,
  visitor: Visitor,
  page: { limit: number; after?: number | undefined; before?: number | undefined },
): Promise<VisitorMessage[]> => {
  const bound =
    page.after !== undefined ? sql`${mark} > ${page.after}` : page.before !== undefined ? sql`${mark} < ${page.before}` : sql`true`;
  const order = page.after !== undefined ? sql`m.shown_at, m.seq` : sql`m.shown_at desc, m.seq desc`;
  const { rows } = await sql<VisitorMessage>`
    select ${messageColumns}, ${mark} as mark from message m where ${isVisible(visitor)} and ${bound} order by ${order} limit ${page.limit}`.execute(
    db,
  );
  return page.after === undefined ? rows.reverse() : rows;
};

/** The mark of the newest message a visitor may see; 0 when there is none. */
export const findNewestMark = async (db: Kysely<DB>, visitor: Visitor): Promise<number> => {
  const { rows } = await sql<{ mark: number | null }>`select max(${mark}) as mark from message m where ${isVisible(visitor)}`.execute(db);
  return rows[0]?.mark ?? 0;
};

export const findMark = async (db: Kysely<DB>, messageId: string): Promise<number | undefined> => {
  const { rows } = await sql<{ mark: number | null }>`select ${mark} as mark from message m where m.id = ${messageId}::uuid`.execute(db);
  return rows[0]?.mark ?? undefined;
};

/** The thread key a message came by: whose windows show it. */
export const findThreadKey = async (db: Kysely<DB>, threadId: string): Promise<string | undefined> => {
  const { rows } = await sql<{ key: string }>`select t.thread_key as key from thread t where t.id = ${threadId}::uuid`.execute(db);
  return rows[0]?.key;
};

export type VisitorConversation = ConversationRow & {
  threadId: string;
  /** Their thread is. If not, the conversation is somebody else's as far as we know, and nothing of it may be told. */
  verified: boolean;
  /** The mark up to which an agent has read what the visitor wrote; null: nothing yet. */
  readMark: number | null;
};

/** The visitor's current conversation: where their last thread is. */
export const findVisitorConversation = async (db: Kysely<DB>, visitor: Visitor): Promise<VisitorConversation | undefined> => {
  const { rows } = await sql<VisitorConversation>`
    select ${conversationColumns}, t.id as "threadId", t.verified,
      (select max(${mark}) from message m where m.thread_id = t.id and m.direction = 'inbound'
        and m.seq <= (select max(r.seq) from reading r where r.conversation_id = c.id)) as "readMark"
    from thread t join conversation c on c.id = t.conversation_id
    where ${isOwn(visitor)} order by t.created_at desc limit 1`.execute(db);
  return rows[0];
};
