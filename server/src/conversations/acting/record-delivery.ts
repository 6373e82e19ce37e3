import { sql } from 'kysely';
import type { Tx } from '../../platform/bus/index.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { inScope } from '../reading/rows.ts';
import { mark, ownThreads, type Visitor } from '../reading/visitor.ts';
import type { MessageState, Scope } from '../types.ts';

/** Claims answers for sending; those that were cancelled, or are past sending, are left out. */
export const startSending = async (tx: Tx, messageIds: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string }>`
    update message set state = 'sending', state_at = now(), attempts = attempts + 1, next_try_at = null
    where id = any(${[...messageIds]}::uuid[]) and state in ('held', 'queued', 'sending') returning id`.execute(tx.sql);
  return new Set(rows.map((row) => row.id));
};

export type Sent = {
  messageId: string;
  providerIds: readonly string[];
  pieces: readonly string[];
  numbered?: Record<string, string> | undefined;
};

/** Of conversations that this transaction holds. */
export const recordSent = async (tx: Tx, sent: readonly Sent[]): Promise<void> => {
  const { rows } = await sql<{ id: string; conversation_id: string; thread_id: string }>`
    update message m set state = case when m.state in ('delivered', 'read') then m.state else 'sent' end, state_at = now(), error = null, next_try_at = null,
      shown_at = coalesce(m.shown_at, clock_timestamp()), provider_ids = l."providerIds", pieces = l.pieces, numbered = l.numbered
    from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as l ("messageId" uuid, "providerIds" text[], pieces jsonb, numbered jsonb)
    where m.id = l."messageId" returning m.id, m.conversation_id, m.thread_id`.execute(tx.sql);
  tx.emit(
    ...rows.map((row) => ({
      type: 'message.sent' as const,
      key: row.conversation_id,
      data: { messageId: row.id, threadId: row.thread_id },
    })),
  );
};

export type Unsent = {
  messageId: string;
  state: 'queued' | 'failed' | 'maybe-sent';
  class: string;
  detail: string;
  nextTryAt: Date | null;
  providerIds?: readonly string[];
  pieces?: readonly string[];
};

/** A try that did not succeed: waits for the next one, or has failed for good. */
export const recordUnsent = async (tx: Tx, unsent: Unsent): Promise<void> => {
  const { rows } = await sql<{ conversation_id: string; thread_id: string }>`
    update message set state = ${unsent.state}, state_at = now(), error = ${JSON.stringify({ class: unsent.class, detail: unsent.detail })}::jsonb, next_try_at = ${unsent.nextTryAt},
      provider_ids = ${unsent.providerIds === undefined ? sql`provider_ids` : sql`${[...unsent.providerIds]}::text[]`},
      pieces = ${unsent.pieces === undefined ? sql`pieces` : sql`${JSON.stringify(unsent.pieces)}::jsonb`}
    where id = ${unsent.messageId}::uuid and state not in ('sent', 'delivered', 'read') returning conversation_id, thread_id`.execute(
    tx.sql,
  );
  const row = rows[0];
  if (row !== undefined && unsent.state !== 'queued')
    tx.emit({
      type: 'message.failed',
      key: row.conversation_id,
      data: { messageId: unsent.messageId, threadId: row.thread_id, class: unsent.class, detail: unsent.detail },
    });
};

/** Not tried yet: the channel's pace did not allow it before then. */
export const recordPutOff = async (tx: Tx, waiting: readonly { messageId: string; until: Date }[]): Promise<void> => {
  await sql`
    update message m set state = 'queued', attempts = greatest(0, m.attempts - 1), next_try_at = l.until
    from jsonb_to_recordset(${JSON.stringify(waiting)}::jsonb) as l ("messageId" uuid, until timestamptz)
    where m.id = l."messageId" and m.state = 'sending'`.execute(tx.sql);
};

/** Waits so long for its turn that people are told. Said once. */
export const recordHeld = async (tx: Tx, messageIds: readonly string[]): Promise<void> => {
  const { rows } = await sql<{ id: string; conversation_id: string; thread_id: string }>`
    update message set error = '{"class": "pace", "detail": ""}'::jsonb where id = any(${[...messageIds]}::uuid[]) and state = 'queued' and error is null
    returning id, conversation_id, thread_id`.execute(tx.sql);
  tx.emit(
    ...rows.map((row) => ({
      type: 'message.changed' as const,
      key: row.conversation_id,
      data: { messageId: row.id, threadId: row.thread_id, change: 'waiting' as const },
    })),
  );
};

const RANK: Record<string, number> = { sending: 0, 'maybe-sent': 0, sent: 1, delivered: 2, read: 3 };

/** A receipt by provider id; receipts only move forward, except that a bounce may follow "sent". Answers whether it named a message of ours. */
export const recordReceipt = async (
  tx: Tx,
  receipt: { inboxId: string; providerId: string; state: 'sent' | 'delivered' | 'read' | 'failed'; detail?: string | undefined },
): Promise<boolean> => {
  const { rows } = await sql<{ id: string; conversation_id: string; thread_id: string; state: MessageState }>`
    select id, conversation_id, thread_id, state from message
    where inbox_id = ${receipt.inboxId}::uuid and provider_ids @> array[${receipt.providerId}] for update`.execute(tx.sql);
  const message = rows[0];
  if (message === undefined) return false;
  if (receipt.state === 'failed') {
    if (['delivered', 'read', 'failed'].includes(message.state)) return true;
    const error = { class: 'invalid', detail: receipt.detail ?? '' };
    await sql`update message set state = 'failed', state_at = now(), error = ${JSON.stringify(error)}::jsonb where id = ${message.id}`.execute(
      tx.sql,
    );
    tx.emit({
      type: 'message.failed',
      key: message.conversation_id,
      data: { messageId: message.id, threadId: message.thread_id, ...error },
    });
    return true;
  }
  await advance(tx, [message], receipt.state);
  return true;
};

/** Everything of ours on a visitor's threads up to a mark of theirs was seen: web chat's read mark. */
export const recordSeen = async (tx: Tx, visitor: Visitor, upTo: number, state: 'delivered' | 'read'): Promise<void> => {
  const { rows } = await sql<{ id: string; conversation_id: string; thread_id: string; state: MessageState }>`
    select m.id, m.conversation_id, m.thread_id, m.state from message m
    where m.thread_id in (${ownThreads(visitor)}) and m.direction = 'outbound' and ${mark} <= ${upTo} and m.state in ('sent', 'delivered')
    for update`.execute(tx.sql);
  await advance(tx, rows, state);
};

const advance = async (
  tx: Tx,
  messages: readonly { id: string; conversation_id: string; thread_id: string; state: MessageState }[],
  to: 'sent' | 'delivered' | 'read',
): Promise<void> => {
  const behind = messages.filter((message) => (RANK[message.state] ?? 9) < (RANK[to] ?? 0));
  if (behind.length === 0) return;
  await sql`update message set state = ${to}, state_at = now(), shown_at = coalesce(shown_at, clock_timestamp()) where id = any(${behind.map((message) => message.id)}::uuid[])`.execute(
    tx.sql,
  );
  if (to === 'sent') return;
  tx.emit(
    ...behind.map((message) => ({
      type: 'message.receipted' as const,
      key: message.conversation_id,
      data: { messageId: message.id, threadId: message.thread_id, state: to },
    })),
  );
};

/** Takes back an answer that has not left. */
export const cancel = async (tx: Tx, scope: Scope, messageId: string): Promise<void> => {
  const { rows } = await sql<{ id: string; state: MessageState; conversation_id: string; thread_id: string }>`
    select m.id, m.state, m.conversation_id, m.thread_id from message m join conversation c on c.id = m.conversation_id
    where m.id = ${messageId}::uuid and m.direction = 'outbound' and ${inScope(scope)} for update of m`.execute(tx.sql);
  const message = rows[0];
  if (message === undefined) throw notFound('message');
  if (message.state === 'cancelled') return;
  if (!['held', 'queued', 'failed'].includes(message.state)) throw new Refusal('already-sent', { state: message.state });
  await sql`update message set state = 'cancelled', state_at = now(), next_try_at = null where id = ${messageId}::uuid`.execute(tx.sql);
  tx.emit({ type: 'message.changed', key: message.conversation_id, data: { messageId, threadId: message.thread_id, change: 'deleted' } });
};

/** Back to waiting, after a person said "try again". */
export const requeue = async (tx: Tx, scope: Scope, messageId: string): Promise<void> => {
  const { rows } = await sql<{
    id: string;
    conversation_id: string;
    thread_id: string;
    inbox_id: string;
    channel: string;
    author_type: 'agent' | 'assistant' | 'system';
  }>`
    update message m set state = 'queued', state_at = now(), error = null, next_try_at = null from conversation c
    where m.id = ${messageId}::uuid and c.id = m.conversation_id and m.state in ('failed', 'maybe-sent') and ${inScope(scope)}
    returning m.id, m.conversation_id, m.thread_id, m.inbox_id, m.channel, m.author_type`.execute(tx.sql);
  const row = rows[0];
  if (row === undefined) throw new Refusal('not-failed', { messageId });
  tx.emit({
    type: 'message.queued',
    key: row.conversation_id,
    data: { messageId, threadId: row.thread_id, inboxId: row.inbox_id, channel: row.channel, by: row.author_type },
  });
};
