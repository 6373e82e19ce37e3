import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/index.ts';
import { notFound } from '../../platform/refusal.ts';
import type { ConversationRow, Mood, Scope, Status, ThreadRow } from '../types.ts';
import { conversationColumns, inScope, threadColumns } from './rows.ts';

export type ListFilter = {
  view: 'mine' | 'queue' | 'all';
  agentId: string | null;
  status?: Status | undefined;
  channel?: string | undefined;
  inboxId?: string | undefined;
  language?: string | undefined;
  customerId?: string | undefined;
  unread?: boolean | undefined;
  /** An intent, or a parent of intents. */
  intent?: string | undefined;
  mood?: Mood | undefined;
  urgent?: boolean | undefined;
  /** tsquery text (see nlu makeSearchQuery): only conversations with a matching message. */
  searchQuery?: string | undefined;
  sort: 'newest' | 'waiting';
  limit: number;
  /** The last row of the page before. */
  before?: { at: Date; id: string } | undefined;
};
/** From this urgency on a conversation cannot wait. */
export const URGENT = 0.5;
export type ListedConversation = ConversationRow & { unread: number };

const unreadCount = (agentId: string | null) => sql`(
  select count(*)::int from message m where m.conversation_id = c.id and m.direction = 'inbound'
    and m.seq > coalesce((select r.seq from reading r where r.agent_id = ${agentId}::uuid and r.conversation_id = c.id), 0))`;

/** One statement a page. Newest: last message first. Waiting: longest without an answer first. */
export const listConversations = async (db: Kysely<DB>, scope: Scope, filter: ListFilter): Promise<ListedConversation[]> => {
  const conditions = [inScope(scope), ...viewConditions(filter), ...fieldConditions(filter)];
  if (filter.before !== undefined)
    conditions.push(
      filter.sort === 'waiting'
        ? sql`(c.waiting_since, c.id) > (${filter.before.at}, ${filter.before.id}::uuid)`
        : sql`(c.last_at, c.id) < (${filter.before.at}, ${filter.before.id}::uuid) and c.last_slot <= ${filter.before.at}`,
    );
  const order = filter.sort === 'waiting' ? sql`c.waiting_since, c.id` : sql`c.last_slot desc, c.last_at desc, c.id desc`;
  const { rows } = await sql<ListedConversation>`
    select ${conversationColumns}, ${unreadCount(filter.agentId)} as unread from conversation c
    where ${sql.join(conditions, sql` and `)} order by ${order} limit ${filter.limit}`.execute(db);
  return rows;
};

const viewConditions = (filter: ListFilter) => {
  if (filter.view === 'mine')
    return [sql`c.assignee_id = ${filter.agentId}::uuid`, ...(filter.status === undefined ? [sql`c.status <> 'resolved'`] : [])];
  if (filter.view === 'queue') return [sql`c.handling in ('queued', 'offered')`, sql`c.status = 'open'`];
  return [];
};

const fieldConditions = (filter: ListFilter) => [
  ...(filter.status === undefined ? [] : [sql`c.status = ${filter.status}`]),
  ...(filter.channel === undefined ? [] : [sql`${filter.channel} = any(c.channels)`]),
  ...(filter.inboxId === undefined ? [] : [sql`${filter.inboxId}::uuid = any(c.inbox_ids)`]),
  ...(filter.language === undefined ? [] : [sql`c.language = ${filter.language}`]),
  ...(filter.customerId === undefined ? [] : [sql`c.customer_id = ${filter.customerId}::uuid`]),
  ...(filter.intent === undefined ? [] : [sql`(c.intent = ${filter.intent} or starts_with(c.intent, ${`${filter.intent}/`}))`]),
  ...(filter.mood === undefined ? [] : [sql`c.mood = ${filter.mood}`]),
  ...(filter.urgent === true ? [sql`c.urgency >= ${URGENT}`] : []),
  ...(filter.sort === 'waiting' ? [sql`c.status = 'open' and c.waiting_since is not null`] : []),
  ...(filter.unread === true ? [sql`${unreadCount(filter.agentId)} > 0`] : []),
  ...(filter.searchQuery === undefined
    ? []
    : [
        sql`exists (select 1 from message_search s where s.conversation_id = c.id and s.tokens @@ to_tsquery('simple', ${filter.searchQuery}))`,
      ]),
];

export type Counts = { mine: number; queue: number; all: number; unread: number };

export const countConversations = async (db: Kysely<DB>, scope: Scope, agentId: string | null): Promise<Counts> => {
  const { rows } = await sql<Counts>`
    select count(*) filter (where c.assignee_id = ${agentId}::uuid)::int as mine,
           count(*) filter (where c.handling in ('queued', 'offered') and c.status = 'open')::int as queue,
           count(*)::int as all,
           count(*) filter (where c.assignee_id = ${agentId}::uuid and c.waiting_since is not null)::int as unread
    from conversation c where c.status <> 'resolved' and ${inScope(scope)}`.execute(db);
  return rows[0] ?? { mine: 0, queue: 0, all: 0, unread: 0 };
};

/** By id; a conversation outside the scope is as missing. */
export const getConversation = async (
  db: Kysely<DB>,
  scope: Scope,
  id: string,
  agentId: string | null,
): Promise<ListedConversation & { readSeq: number }> => {
  const { rows } = await sql<ListedConversation & { readSeq: number }>`
    select ${conversationColumns}, ${unreadCount(agentId)} as unread,
           coalesce((select r.seq from reading r where r.agent_id = ${agentId}::uuid and r.conversation_id = c.id), 0) as "readSeq"
    from conversation c where c.id = ${id}::uuid and ${inScope(scope)}`.execute(db);
  if (rows[0] === undefined) throw notFound('conversation');
  return rows[0];
};

/** Several by id, for search results and offers; those outside the scope are left out. */
export const findConversations = async (
  db: Kysely<DB>,
  scope: Scope,
  ids: readonly string[],
  agentId: string | null,
): Promise<ListedConversation[]> => {
  const { rows } = await sql<ListedConversation>`
    select ${conversationColumns}, ${unreadCount(agentId)} as unread from conversation c
    where c.id = any(${[...ids]}::uuid[]) and ${inScope(scope)} order by c.last_at desc`.execute(db);
  return rows;
};

export const findByReference = async (
  db: Kysely<DB>,
  scope: Scope,
  reference: string,
  agentId: string | null,
): Promise<ListedConversation | undefined> => {
  const { rows } = await sql<ListedConversation>`
    select ${conversationColumns}, ${unreadCount(agentId)} as unread from conversation c where c.reference = ${reference} and ${inScope(scope)}`.execute(
    db,
  );
  return rows[0];
};

/** In the order they joined. */
export const listThreads = async (db: Kysely<DB>, conversationIds: readonly string[]): Promise<ThreadRow[]> => {
  const { rows } = await sql<ThreadRow>`
    select ${threadColumns} from thread t where t.conversation_id = any(${[...conversationIds]}::uuid[]) order by t.created_at, t.id`.execute(
    db,
  );
  return rows;
};

export const findThread = async (db: Kysely<DB>, id: string): Promise<ThreadRow | undefined> => {
  const { rows } = await sql<ThreadRow>`select ${threadColumns} from thread t where t.id = ${id}::uuid`.execute(db);
  return rows[0];
};

/** How many wait before this one in the queue; 0-based, null when it does not wait. */
export const findQueuePlace = async (db: Kysely<DB>, id: string): Promise<number | null> => {
  const { rows } = await sql<{ place: number }>`
    select (select count(*)::int from conversation o where o.handling in ('queued', 'offered') and o.status = 'open'
            and (o.queued_at, o.id) < (c.queued_at, c.id)) as place
    from conversation c where c.id = ${id}::uuid and c.handling in ('queued', 'offered') and c.status = 'open'`.execute(db);
  return rows[0]?.place ?? null;
};

/** Waiting for a person and not offered to anybody, longest first. */
export const listQueue = async (db: Kysely<DB>, scope: Scope, limit: number): Promise<ConversationRow[]> => {
  const { rows } = await sql<ConversationRow>`
    select ${conversationColumns} from conversation c
    where c.handling = 'queued' and c.status = 'open' and ${inScope(scope)} order by c.queued_at, c.id limit ${limit}`.execute(db);
  return rows;
};

/** Open conversations per agent: their load. */
export const countLoads = async (db: Kysely<DB>): Promise<Map<string, number>> => {
  const { rows } = await sql<{ id: string; load: number }>`
    select assignee_id as id, count(*)::int as load from conversation where status = 'open' and assignee_id is not null group by assignee_id`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row.load]));
};

/** Snoozed until a time that has come. */
export const listDueSnoozes = async (db: Kysely<DB>, now: Date, limit: number): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from conversation where status = 'snoozed' and snoozed_until <= ${now} order by snoozed_until limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
};
