import type { Handle } from '@throughline/protocol/envelope';
import type { Part } from '@throughline/protocol/parts';
import { makeReference } from '@throughline/protocol/reference';
import { sql, type Transaction } from 'kysely';
import type { DB } from '../../platform/db/index.ts';
import type { JoinedBy } from '../types.ts';

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
};
export const emptyBatch = (): Batch => ({ newConversations: [], newThreads: [], threadTouches: new Map(), messages: [], decisions: [] });

export type Written = { references: Map<string, string>; seqs: Map<string, number>; changed: Map<string, 'reopened' | 'woken'> };

/** Writes a batch: at most seven statements. Conversation rows are locked (in id order) before message numbers are given. */
export const writeBatch = async (tx: Transaction<DB>, batch: Batch): Promise<Written> => {
  const references = await insertConversations(tx, batch);
  const touched = await touchConversations(tx, batch);
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
  await insertThreads(tx, batch);
  await insertMessages(tx, batch, seqs);
  await insertDecisions(tx, batch);
  return { references, seqs, changed };
};

const PREVIEW_LENGTH = 300;

/** What the messages of one conversation add up to. */
const foldMessages = (batch: Batch, conversationId: string) => {
  const messages = batch.messages.filter((message) => message.conversationId === conversationId);
  const last = messages.at(-1);
  const asking = messages.find((message) => !message.automatic);
  return {
    count: messages.length,
    text: (last?.text ?? '').slice(0, PREVIEW_LENGTH),
    channel: last?.channel ?? '',
    inboxId: last?.inboxId ?? null,
    at: last?.at ?? new Date(),
    waitingSince: asking?.at ?? null,
  };
};

const insertConversations = async (tx: Transaction<DB>, batch: Batch): Promise<Map<string, string>> => {
  const fresh = batch.newConversations;
  if (fresh.length === 0) return new Map();
  const numbers = await sql<{
    n: number;
  }>`select nextval('conversation_number')::int as n from generate_series(1, ${fresh.length})`.execute(tx);
  const lines = fresh.map((row, at) => {
    const fold = foldMessages(batch, row.id);
    const channels = [...new Set(batch.newThreads.filter((thread) => thread.conversationId === row.id).map((thread) => thread.channel))];
    const inboxIds = [...new Set(batch.newThreads.filter((thread) => thread.conversationId === row.id).map((thread) => thread.inboxId))];
    return {
      id: row.id,
      reference: makeReference(numbers.rows[at]?.n ?? 0),
      customer_id: row.customerId,
      identity_id: row.identityId,
      subject: row.subject,
      handling: row.handling,
      channels,
      inbox_ids: inboxIds,
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
  return new Map(lines.map((line) => [line.id, line.reference]));
};

type Touched = { id: string; reference: string; seq: number; count: number; status: string; before: string };

const touchConversations = async (tx: Transaction<DB>, batch: Batch): Promise<Touched[]> => {
  const fresh = new Set(batch.newConversations.map((row) => row.id));
  const ids = [...new Set(batch.messages.map((message) => message.conversationId))].filter((id) => !fresh.has(id));
  if (ids.length === 0) return [];
  const lines = ids.map((id) => ({ id, ...foldMessages(batch, id) }));
  const { rows } = await sql<Touched>`
    with line as (
      select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
        as l (id uuid, count int, text text, channel text, "inboxId" uuid, at timestamptz, "waitingSince" timestamptz)
    ), old as (
      select c.id, c.status from conversation c where c.id in (select id from line) order by c.id for update
    )
    update conversation c set
      seq = c.seq + l.count, last_text = l.text, last_author = 'customer', last_channel = l.channel, last_at = greatest(c.last_at, l.at), updated_at = now(),
      waiting_since = coalesce(c.waiting_since, l."waitingSince"),
      status = case when l."waitingSince" is null then c.status else 'open' end,
      resolved_at = case when l."waitingSince" is null then c.resolved_at end,
      snoozed_until = case when l."waitingSince" is null then c.snoozed_until end,
      channels = case when l.channel = any(c.channels) then c.channels else c.channels || l.channel end,
      inbox_ids = case when l."inboxId" = any(c.inbox_ids) then c.inbox_ids else c.inbox_ids || l."inboxId" end
    from line l join old o on o.id = l.id
    where c.id = l.id
    returning c.id, c.reference, c.seq, l.count, c.status, o.status as before`.execute(tx);
  return rows;
};

const insertThreads = async (tx: Transaction<DB>, batch: Batch): Promise<void> => {
  if (batch.newThreads.length > 0) {
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
  }
  const fresh = new Set(batch.newThreads.map((row) => row.id));
  const touches = [...batch.threadTouches].filter(([id]) => !fresh.has(id)).map(([id, touch]) => ({ id, ...touch }));
  if (touches.length === 0) return;
  await sql`
    update thread t set last_inbound_at = l.at, last_at = greatest(t.last_at, l.at), verified = t.verified or l.verifies, context = t.context || l.context
    from jsonb_to_recordset(${JSON.stringify(touches)}::jsonb) as l (id uuid, at timestamptz, verifies boolean, context jsonb)
    where t.id = l.id`.execute(tx);
};

const insertMessages = async (tx: Transaction<DB>, batch: Batch, seqs: ReadonlyMap<string, number>): Promise<void> => {
  const lines = batch.messages.map((row) => ({
    id: row.id,
    conversation_id: row.conversationId,
    thread_id: row.threadId,
    seq: seqs.get(row.id),
    author_id: row.authorId,
    author_name: row.authorName,
    channel: row.channel,
    inbox_id: row.inboxId,
    parts: row.parts,
    text: row.text,
    external_key: row.externalKey,
    external_at: row.externalAt,
    meta: row.meta,
    created_at: row.at,
  }));
  await sql`
    insert into message (id, conversation_id, thread_id, seq, direction, author_type, author_id, author_name, channel, inbox_id, parts, text, external_key, external_at, meta, state, created_at)
    select id, conversation_id, thread_id, seq, 'inbound', 'customer', author_id, author_name, channel, inbox_id, parts, text, external_key, external_at, meta, 'received', created_at
    from jsonb_populate_recordset(null::message, ${JSON.stringify(lines)}::jsonb)`.execute(tx);
};

const insertDecisions = async (tx: Transaction<DB>, batch: Batch): Promise<void> => {
  if (batch.decisions.length === 0) return;
  await sql`
    insert into decision (id, conversation_id, thread_id, message_id, kind, outcome, reason, facts)
    select id, "conversationId", "threadId", "messageId", kind, outcome, reason, facts
    from jsonb_to_recordset(${JSON.stringify(batch.decisions)}::jsonb)
      as l (id uuid, "conversationId" uuid, "threadId" uuid, "messageId" uuid, kind text, outcome text, reason text, facts jsonb)`.execute(
    tx,
  );
};
