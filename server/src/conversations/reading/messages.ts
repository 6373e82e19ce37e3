import { type Kysely, sql } from 'kysely';
import { columns, type DB } from '../../platform/db/index.ts';
import { notFound } from '../../platform/refusal.ts';
import type { MessageRow, Scope } from '../types.ts';
import { inScope, messageColumns } from './rows.ts';

export type MessagePage = {
  limit: number /** only greater seq, oldest first */;
  after?: number | undefined /** only smaller seq: the page before */;
  before?: number | undefined;
};

/** Messages of all threads in one stream, always answered oldest first. Without bounds: the newest page. */
export const listMessages = async (db: Kysely<DB>, conversationId: string, page: MessagePage): Promise<MessageRow[]> => {
  const bound = page.after !== undefined ? sql`m.seq > ${page.after}` : page.before !== undefined ? sql`m.seq < ${page.before}` : sql`true`;
  const order = page.after !== undefined ? sql`m.seq` : sql`m.seq desc`;
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from message m where m.conversation_id = ${conversationId}::uuid and ${bound} order by ${order} limit ${page.limit}`.execute(
    db,
  );
  return page.after === undefined ? rows.reverse() : rows;
};

export const findMessages = async (db: Kysely<DB>, ids: readonly string[]): Promise<MessageRow[]> => {
  const { rows } = await sql<MessageRow>`select ${messageColumns} from message m where m.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
};

export const getMessage = async (db: Kysely<DB>, scope: Scope, id: string): Promise<MessageRow> => {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from message m join conversation c on c.id = m.conversation_id where m.id = ${id}::uuid and ${inScope(scope)}`.execute(
    db,
  );
  if (rows[0] === undefined) throw notFound('message');
  return rows[0];
};

/** Inbound messages already accepted under these provider ids. */
export const findByExternalKeys = async (
  db: Kysely<DB>,
  keys: readonly { inboxId: string; key: string }[],
): Promise<{ inboxId: string; key: string; messageId: string; conversationId: string; reference: string }[]> => {
  const { rows } = await sql<{ inboxId: string; key: string; messageId: string; conversationId: string; reference: string }>`
    select m.inbox_id as "inboxId", m.external_key as key, m.id as "messageId", m.conversation_id as "conversationId", c.reference
    from unnest(${columns.uuids(keys.map((k) => k.inboxId))}::uuid[], ${columns.texts(keys.map((k) => k.key))}::text[]) as k (inbox_id, key)
    join message m on m.inbox_id = k.inbox_id and m.external_key = k.key
    join conversation c on c.id = m.conversation_id`.execute(db);
  return rows;
};

/** The message a provider id names: our own by what the provider called it, the customer's by its key. */
export const findByProviderId = async (db: Kysely<DB>, inboxId: string, providerId: string): Promise<MessageRow | undefined> => {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from message m where m.inbox_id = ${inboxId}::uuid and m.provider_ids @> array[${providerId}]
    union all
    select ${messageColumns} from message m where m.inbox_id = ${inboxId}::uuid and m.external_key = ${providerId} limit 1`.execute(db);
  return rows[0];
};

export type LastOffer = { inboxId: string; threadKey: string; parts: MessageRow['parts']; numbered: Record<string, string> };

/**
 * Where the last message of ours that went out on these threads offered options as numbered text: "2" means its second one.
 * Nobody means an offer that went out before `since`.
 */
export const findLastOffers = async (
  db: Kysely<DB>,
  threads: readonly { inboxId: string; threadKey: string }[],
  since: Date,
): Promise<LastOffer[]> => {
  const { rows } = await sql<LastOffer>`
    select k.inbox_id as "inboxId", k.thread_key as "threadKey", o.parts, o.numbered
    from (select distinct * from unnest(${threads.map((k) => k.inboxId)}::uuid[], ${threads.map((k) => k.threadKey)}::text[]) as k (inbox_id, thread_key)) k
      cross join lateral (
        select id from thread where inbox_id = k.inbox_id and thread_key = k.thread_key order by created_at desc limit 1
      ) t
      cross join lateral (
        select m.parts, m.numbered, m.shown_at from message m
        where m.thread_id = t.id and m.direction = 'outbound' and m.state in ('sent', 'delivered', 'read') order by m.seq desc limit 1
      ) o
    where o.numbered is not null and o.shown_at >= ${since}`.execute(db);
  return rows;
};

export type DecisionRow = {
  id: string;
  conversationId: string;
  threadId: string | null;
  messageId: string | null;
  kind: string;
  outcome: string;
  reason: string;
  facts: Record<string, unknown>;
  at: Date;
  undoneAt: Date | null;
};

export const listDecisions = async (db: Kysely<DB>, conversationId: string): Promise<DecisionRow[]> => {
  const { rows } = await sql<DecisionRow>`
    select id, conversation_id as "conversationId", thread_id as "threadId", message_id as "messageId", kind, outcome, reason, facts, at, undone_at as "undoneAt"
    from decision where conversation_id = ${conversationId}::uuid order by at, id limit 500`.execute(db);
  return rows;
};

export type MessageHit = {
  messageId: string;
  conversationId: string;
  reference: string;
  customerId: string;
  channel: string | null;
  text: string;
  at: Date;
};

/** A word that fills the page from so many messages need not be looked for in the others. */
const NEWEST_LOOKED_AT = 2000;

/** Full-text hits, newest first. `query` is a tsquery over the tokens written by `acting/index-messages`. */
export const searchMessages = async (db: Kysely<DB>, scope: Scope, query: string, limit: number): Promise<MessageHit[]> => {
  const matches = sql`s.tokens @@ to_tsquery('simple', ${query})
        and ${scope.inboxIds === null ? sql`true` : sql`s.inbox_id = any(${[...scope.inboxIds]}::uuid[])`}`;
  const { rows } = await sql<MessageHit>`
    with recent as materialized (
      select s.message_id, s.conversation_id, s.at
      from (select message_id, conversation_id, inbox_id, tokens, at from message_search order by at desc limit ${NEWEST_LOOKED_AT}) s
      where ${matches} order by s.at desc limit ${limit}
    ), hit as materialized (
      select message_id, conversation_id, at from recent where (select count(*) from recent) = ${limit}
      union all
      (select s.message_id, s.conversation_id, s.at from message_search s
        where (select count(*) from recent) < ${limit} and ${matches} order by s.at desc limit ${limit})
    )
    select h.message_id as "messageId", h.conversation_id as "conversationId", c.reference, c.customer_id as "customerId", m.channel, m.text, h.at
    from hit h join message m on m.id = h.message_id join conversation c on c.id = h.conversation_id where ${inScope(scope)} order by h.at desc`.execute(
    db,
  );
  return rows;
};

/** What customers wrote since a time, newest first: to be read again by another version of the understanding. */
export const listAskedSince = async (
  db: Kysely<DB>,
  scope: Scope,
  { since, limit }: { since: Date; limit: number },
): Promise<{ messageId: string; conversationId: string; text: string }[]> => {
  const { rows } = await sql<{ messageId: string; conversationId: string; text: string }>`
    select m.id as "messageId", m.conversation_id as "conversationId", m.text from message m join conversation c on c.id = m.conversation_id
    where m.id >= ${firstIdAt(since)}::uuid and m.direction = 'inbound' and m.author_type = 'customer' and m.text <> '' and ${inScope(scope)}
    order by m.id desc limit ${limit}`.execute(db);
  return rows;
};

/** Ids begin with their time (uuid version 7): the least one of that millisecond. */
const firstIdAt = (at: Date): string => {
  const hex = Math.max(0, at.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/** Several by id; those outside the scope are left out. */
export const findMessagesInScope = async (db: Kysely<DB>, scope: Scope, ids: readonly string[]): Promise<MessageRow[]> => {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from message m join conversation c on c.id = m.conversation_id
    where m.id = any(${[...ids]}::uuid[]) and ${inScope(scope)}`.execute(db);
  return rows;
};
