/* What lies around messages that are worked on together: one statement each, however many messages. */
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/index.ts';
import type { ConversationRow, MessageRow, ThreadRow } from '../types.ts';
import { conversationColumns, messageColumns, threadColumns } from './rows.ts';

export const findConversationsOf = async (db: Kysely<DB>, messageIds: readonly string[]): Promise<Map<string, ConversationRow>> => {
  const { rows } = await sql<ConversationRow>`
    select ${conversationColumns} from message m join conversation c on c.id = m.conversation_id where m.id = any(${[...messageIds]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
};

export const findThreadsOf = async (db: Kysely<DB>, messageIds: readonly string[]): Promise<Map<string, ThreadRow>> => {
  const { rows } = await sql<ThreadRow>`
    select ${threadColumns} from message m join thread t on t.id = m.thread_id where m.id = any(${[...messageIds]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
};

type Outgoing = { id: string; threadId: string; inboxId: string; state: MessageRow['state']; nextTryAt: Date | null };

/** Those of ours that have a way to the customer, in the order asked for, whatever their state. */
export const findOutgoing = async (db: Kysely<DB>, messageIds: readonly string[]): Promise<Outgoing[]> => {
  const { rows } = await sql<Outgoing>`
    select m.id, m.thread_id as "threadId", m.inbox_id as "inboxId", m.state, m.next_try_at as "nextTryAt"
    from unnest(${[...messageIds]}::uuid[]) with ordinality as k (id, place) join message m on m.id = k.id
    where m.thread_id is not null and m.inbox_id is not null order by k.place`.execute(db);
  return rows;
};

/**
 * What may be known when answering a message, by its id, oldest first: on a verified thread what was said before on all verified
 * ones of the conversation, on an unverified one only what was said on it.
 */
export const listKnownBefore = async (db: Kysely<DB>, messageIds: readonly string[], limit: number): Promise<Map<string, MessageRow[]>> => {
  const { rows } = await sql<MessageRow & { before: string }>`
    select k.id as before, m.* from message k join thread kt on kt.id = k.thread_id
      cross join lateral (
        select ${messageColumns} from message m join thread t on t.id = m.thread_id
        where m.conversation_id = k.conversation_id and m.seq < k.seq and not m.internal
          and case when kt.verified then t.verified and t.conversation_id = k.conversation_id else t.id = kt.id end
        order by m.created_at desc, m.seq desc limit ${limit}
      ) m
    where k.id = any(${[...messageIds]}::uuid[])`.execute(db);
  const known = new Map<string, MessageRow[]>();
  for (const { before, ...row } of rows) known.set(before, [row, ...(known.get(before) ?? [])]);
  return known;
};
