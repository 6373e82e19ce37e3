import type { Handle } from '@throughline/protocol/envelope';
import type { Part } from '@throughline/protocol/parts';
import { makeReference } from '@throughline/protocol/reference';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Tx } from '../../platform/bus/index.ts';
import { columns, type DB } from '../../platform/db/index.ts';
import { printFileUses } from '../acting/note-file-uses.ts';
import type { JoinedBy, Status } from '../types.ts';

const { booleans, integers, jsons, texts, times, uuids } = columns;

export type NewConversation = {
  id: string;
  customerId: string;
  identityId: string;
  subject: string;
  handling: 'assistant' | 'queued';
  inboxId: string;
  channel: string;
  at: Date;
};
export type NewThread = {
  id: string;
  conversationId: string;
  inboxId: string;
  channel: string;
  threadKey: string;
  identityId: string;
  address: Handle;
  verified: boolean;
  joinedBy: JoinedBy;
  token: string;
  context: Record<string, unknown>;
  at: Date;
};
export type NewInbound = {
  id: string;
  conversationId: string;
  threadId: string;
  authorId: string;
  authorName: string;
  channel: string;
  inboxId: string;
  /** Its thread is: only then may whoever sees this inbox see the whole conversation. */
  verified: boolean;
  parts: readonly Part[];
  text: string;
  externalKey: string;
  externalAt: Date;
  meta: Record<string, unknown>;
  customerId: string;
  automatic: boolean;
  at: Date;
};
export type NewDecision = {
  id: string;
  conversationId: string;
  threadId: string;
  messageId: string;
  kind: string;
  outcome: string;
  reason: string;
  facts: Record<string, unknown>;
};

export type Batch = {
  newConversations: NewConversation[];
  newThreads: NewThread[];
  threadTouches: Map<string, { at: Date; verifies: boolean; context: Record<string, unknown> }>;
  messages: NewInbound[];
  decisions: NewDecision[];
  /** Of the conversations that messages join, as the board saw them. */
  statuses: Map<string, Status>;
};
export const emptyBatch = (): Batch => ({
  newConversations: [],
  newThreads: [],
  threadTouches: new Map(),
  messages: [],
  decisions: [],
  statuses: new Map(),
});

export type Written = { references: Map<string, string>; seqs: Map<string, number>; changed: Map<string, 'reopened' | 'woken'> };

/**
 * Writes a batch: at most seven statements. Conversation rows are locked (in id order) before message numbers are given, which is
 * what is waited for; messages and decisions go with the commit.
 */
export const writeBatch = async (tx: Tx, batch: Batch): Promise<Written> => {
  const folds = foldMessages(batch.messages);
  const references = await drawReferences(tx.sql, batch.newConversations);
  const [, touched] = await Promise.all([
    insertConversations(tx.sql, batch, folds, references),
    touchConversations(tx.sql, batch, folds),
    insertThreads(tx.sql, batch),
    touchThreads(tx.sql, batch),
  ]);
  const changed = new Map<string, 'reopened' | 'woken'>();
  const next = new Map<string, number>(batch.newConversations.map((row) => [row.id, 1]));
  for (const row of touched) {
    references.set(row.id, row.reference);
    next.set(row.id, row.seq - row.count + 1);
    if (row.before === 'resolved' && row.status === 'open') changed.set(row.id, 'reopened');
    if (row.before === 'snoozed' && row.status === 'open') changed.set(row.id, 'woken');
  }
  const seqs = new Map<string, number>();
  for (const message of batch.messages) {
    const seq = next.get(message.conversationId) ?? 1;
    seqs.set(message.id, seq);
    next.set(message.conversationId, seq + 1);
  }
  tx.last(printMessages(batch.messages, seqs));
  const uses = printFileUses(batch.messages);
  if (uses !== undefined) tx.last(uses);
  if (batch.decisions.length > 0) tx.last(printDecisions(batch.decisions));
  return { references, seqs, changed };
};

const PREVIEW_LENGTH = 300;

/** What the messages of one conversation add up to. */
type Fold = {
  count: number;
  text: string;
  channel: string /** of the last verified one */;
  inboxId: string | null;
  at: Date;
  waitingSince: Date | null;
};
const NOTHING: Omit<Fold, 'at'> = { count: 0, text: '', channel: '', inboxId: null, waitingSince: null };

const foldMessages = (messages: readonly NewInbound[]): Map<string, Fold> => {
  const folds = new Map<string, Fold>();
  for (const { conversationId, text, channel, inboxId, verified, at, automatic } of messages) {
    const before = folds.get(conversationId);
    folds.set(conversationId, {
      count: (before?.count ?? 0) + 1,
      text: text.slice(0, PREVIEW_LENGTH).toWellFormed(),
      channel,
      inboxId: verified ? inboxId : (before?.inboxId ?? null),
      at,
      waitingSince: before?.waitingSince ?? (automatic ? null : at),
    });
  }
  return folds;
};

const drawReferences = async (tx: Transaction<DB>, fresh: readonly NewConversation[]): Promise<Map<string, string>> => {
  if (fresh.length === 0) return new Map();
  const { rows } = await sql<{
    n: number;
  }>`select nextval('conversation_number')::int as n from generate_series(1, ${fresh.length})`.execute(tx);
  return new Map(fresh.map((row, at) => [row.id, makeReference(rows[at]?.n ?? 0)]));
};

const insertConversations = async (
  tx: Transaction<DB>,
  batch: Batch,
  folds: ReadonlyMap<string, Fold>,
  references: ReadonlyMap<string, string>,
): Promise<void> => {
  if (batch.newConversations.length === 0) return;
  const lines = batch.newConversations.map((row) => {
    const fold = folds.get(row.id) ?? { ...NOTHING, at: row.at };
    const threads = batch.newThreads.filter((thread) => thread.conversationId === row.id);
    return {
      id: row.id,
      reference: references.get(row.id),
      customer_id: row.customerId,
      identity_id: row.identityId,
      subject: row.subject,
      handling: row.handling,
      channels: [...new Set(threads.map((thread) => thread.channel))],
      inbox_ids: [...new Set(threads.map((thread) => thread.inboxId))],
      seq: fold.count,
      waiting_since: fold.waitingSince,
      queued_at: row.handling === 'queued' ? row.at : null,
      last_text: fold.text,
      last_channel: fold.channel,
      last_at: fold.at,
    };
  });
  await sql`
    insert into conversation (id, reference, customer_id, identity_id, subject, handling, channels, inbox_ids, seq, waiting_since, queued_at, last_text, last_channel, last_at, created_at)
    select id, reference, customer_id, identity_id, subject, handling, channels, inbox_ids, seq, waiting_since, queued_at, last_text, last_channel, last_at, last_at
    from jsonb_populate_recordset(null::conversation, ${JSON.stringify(lines)}::jsonb)`.execute(tx);
};

type Touched = { id: string; reference: string; seq: number; count: number; status: Status; before: Status };
type Touch = [id: string, fold: Fold];

/**
 * Writes to each conversation as the board saw it. Where an agent has changed its status since, nothing is written: that one is
 * locked, looked at again, and written then. So an update tells what was before without a look of its own.
 */
const touchConversations = async (tx: Transaction<DB>, batch: Batch, folds: ReadonlyMap<string, Fold>): Promise<Touched[]> => {
  const fresh = new Set(batch.newConversations.map((row) => row.id));
  // In id order, in which everybody locks: two batches never wait for each other in a ring.
  const touches = [...folds].filter(([id]) => !fresh.has(id)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (touches.length === 0) return [];
  const touched = await updateConversations(tx, touches, batch.statuses);
  if (touched.length === touches.length) return touched;
  const done = new Set(touched.map((row) => row.id));
  const missed = touches.filter(([id]) => !done.has(id));
  return [...touched, ...(await updateConversations(tx, missed, await lockStatuses(tx, missed)))];
};

const lockStatuses = async (tx: Transaction<DB>, touches: readonly Touch[]): Promise<Map<string, Status>> => {
  const { rows } = await sql<{ id: string; status: Status }>`
    select id, status from conversation where id = any(${uuids(touches.map(([id]) => id))}::uuid[]) order by id for update`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.status]));
};

const updateConversations = async (
  tx: Transaction<DB>,
  touches: readonly Touch[],
  before: ReadonlyMap<string, Status>,
): Promise<Touched[]> => {
  const pick = <T>(value: (fold: Fold) => T): T[] => touches.map(([, fold]) => value(fold));
  const { rows } = await sql<Touched>`
    update conversation c set
      seq = c.seq + l.count, last_text = l.text, last_author = 'customer', last_channel = l.channel, last_at = greatest(c.last_at, l.at), updated_at = now(),
      waiting_since = coalesce(c.waiting_since, l.waiting_since),
      status = case when l.waiting_since is null then c.status else 'open' end,
      resolved_at = case when l.waiting_since is null then c.resolved_at end,
      snoozed_until = case when l.waiting_since is null then c.snoozed_until end,
      channels = case when l.channel = any(c.channels) then c.channels else c.channels || l.channel end,
      inbox_ids = case when l.inbox_id is null or l.inbox_id = any(c.inbox_ids) then c.inbox_ids else c.inbox_ids || l.inbox_id end
    from unnest(${uuids(touches.map(([id]) => id))}::uuid[], ${texts(touches.map(([id]) => before.get(id) ?? null))}::text[],
      ${integers(pick((fold) => fold.count))}::int[], ${texts(pick((fold) => fold.text))}::text[], ${texts(pick((fold) => fold.channel))}::text[],
      ${uuids(pick((fold) => fold.inboxId))}::uuid[], ${times(pick((fold) => fold.at))}::timestamptz[],
      ${times(pick((fold) => fold.waitingSince))}::timestamptz[]) as l (id, before, count, text, channel, inbox_id, at, waiting_since)
    where c.id = l.id and c.status is not distinct from l.before
    returning c.id, c.reference, c.seq, l.count, c.status, l.before`.execute(tx);
  return rows;
};

const insertThreads = async (tx: Transaction<DB>, batch: Batch): Promise<void> => {
  if (batch.newThreads.length === 0) return;
  const lines = batch.newThreads.map((row) => ({
    ...row,
    latest: batch.threadTouches.get(row.id)?.at ?? row.at,
    context: { ...row.context, ...batch.threadTouches.get(row.id)?.context },
  }));
  await sql`
    insert into thread (id, conversation_id, inbox_id, channel, thread_key, identity_id, address, verified, joined_by, token, context, last_inbound_at, last_at, created_at)
    select id, "conversationId", "inboxId", channel, "threadKey", "identityId", address, verified, "joinedBy", token, context, latest, latest, at
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (id uuid, "conversationId" uuid, "inboxId" uuid, channel text, "threadKey" text,
      "identityId" uuid, address jsonb, verified boolean, "joinedBy" text, token text, context jsonb, latest timestamptz, at timestamptz)`.execute(
    tx,
  );
};

const touchThreads = async (tx: Transaction<DB>, batch: Batch): Promise<void> => {
  const fresh = new Set(batch.newThreads.map((row) => row.id));
  const touches = [...batch.threadTouches].filter(([id]) => !fresh.has(id));
  if (touches.length === 0) return;
  await sql`
    update thread t set last_inbound_at = l.at, last_at = greatest(t.last_at, l.at), verified = t.verified or l.verifies, context = t.context || l.context
    from unnest(${uuids(touches.map(([id]) => id))}::uuid[], ${times(touches.map(([, touch]) => touch.at))}::timestamptz[],
      ${booleans(touches.map(([, touch]) => touch.verifies))}::boolean[], ${jsons(touches.map(([, touch]) => touch.context))}::jsonb[]) as l (id, at, verifies, context)
    where t.id = l.id`.execute(tx);
};

const printMessages = (messages: readonly NewInbound[], seqs: ReadonlyMap<string, number>): RawBuilder<unknown> => {
  const column = <T>(value: (row: NewInbound) => T): T[] => messages.map(value);
  return sql`
    insert into message (id, conversation_id, thread_id, seq, direction, author_type, author_id, author_name, channel, inbox_id, parts, text, external_key, external_at, meta, state, created_at, shown_at)
    select id, conversation_id, thread_id, seq, 'inbound', 'customer', author_id, author_name, channel, inbox_id, parts, text, external_key, external_at, meta, 'received', created_at, clock_timestamp()
    from unnest(${uuids(column((row) => row.id))}::uuid[], ${uuids(column((row) => row.conversationId))}::uuid[], ${uuids(column((row) => row.threadId))}::uuid[],
      ${integers(column((row) => seqs.get(row.id) ?? null))}::int[], ${uuids(column((row) => row.authorId))}::uuid[], ${texts(column((row) => row.authorName))}::text[],
      ${texts(column((row) => row.channel))}::text[], ${uuids(column((row) => row.inboxId))}::uuid[], ${jsons(column((row) => row.parts))}::jsonb[],
      ${texts(column((row) => row.text))}::text[], ${texts(column((row) => row.externalKey))}::text[], ${times(column((row) => row.externalAt))}::timestamptz[],
      ${jsons(column((row) => row.meta))}::jsonb[], ${times(column((row) => row.at))}::timestamptz[])
      as l (id, conversation_id, thread_id, seq, author_id, author_name, channel, inbox_id, parts, text, external_key, external_at, meta, created_at)`;
};

const printDecisions = (decisions: readonly NewDecision[]): RawBuilder<unknown> => sql`
  insert into decision (id, conversation_id, thread_id, message_id, kind, outcome, reason, facts)
  select id, "conversationId", "threadId", "messageId", kind, outcome, reason, facts
  from jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb)
    as l (id uuid, "conversationId" uuid, "threadId" uuid, "messageId" uuid, kind text, outcome text, reason text, facts jsonb)`;
