import type { Piece } from '@throughline/protocol/channel';
import { type Kysely, sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { DB } from '../platform/db/index.ts';

export type OutboxRow = {
  messageId: string;
  threadId: string;
  inboxId: string;
  attempts: number;
  pieces: {
    pieces: Piece[];
    numbered?: Record<string, string>;
    providerIds: string[] /** a refusal made us fit it tighter */;
    simpler?: boolean;
  } | null;
  piecesSent: number;
  lease: string;
  /** Whoever had it before never said what came of it: the process died, or lost the database, while sending. */
  abandoned: boolean;
  createdAt: Date;
};

const LEASE_SECONDS = 30;

/** Puts answers into the outbox, in order; those that lie there already stay as they are. */
export const fillOutbox = async (
  db: Kysely<DB>,
  answers: readonly { id: string; threadId: string; inboxId: string; nextTryAt: Date | null }[],
  now: Date,
): Promise<void> => {
  await sql`
    insert into outbox (message_id, thread_id, inbox_id, due_at, created_at)
    select id, "threadId", "inboxId", coalesce("nextTryAt", ${now}::timestamptz), ${now}::timestamptz
    from rows from (jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as (id uuid, "threadId" uuid, "inboxId" uuid, "nextTryAt" timestamptz))
      with ordinality as a order by ordinality
    on conflict (message_id) do nothing`.execute(db);
};

/** Takes the oldest answer of each thread that is due and free, but of no inbox that is busy. */
export const claimDue = async (db: Kysely<DB>, now: Date, most: number, busy: readonly string[] = []): Promise<OutboxRow[]> => {
  const { rows } = await sql<OutboxRow>`
    with due as (
      select o.message_id, o.lease is not null as abandoned from outbox o
      where o.due_at <= ${now} and (o.leased_until is null or o.leased_until < ${now}) and o.inbox_id <> all(${[...busy]}::uuid[])
        and not exists (select 1 from outbox p where p.thread_id = o.thread_id and p.position < o.position)
      order by o.due_at, o.position limit ${most} for update of o skip locked
    )
    update outbox o set lease = ${newId()}::uuid, leased_until = ${now}::timestamptz + make_interval(secs => ${LEASE_SECONDS})
    from due where o.message_id = due.message_id
    returning o.message_id as "messageId", o.thread_id as "threadId", o.inbox_id as "inboxId", o.attempts, o.pieces, o.pieces_sent as "piecesSent",
      o.lease, due.abandoned, o.created_at as "createdAt"`.execute(db);
  return rows;
};

/** When the next answer at the head of its thread becomes due, of an inbox that is not busy; null when none waits. */
export const findNextDue = async (db: Kysely<DB>, busy: readonly string[] = []): Promise<Date | null> => {
  const { rows } = await sql<{ at: Date | null }>`
    select min(greatest(o.due_at, coalesce(o.leased_until, o.due_at))) as at from outbox o
    where o.inbox_id <> all(${[...busy]}::uuid[]) and not exists (select 1 from outbox p where p.thread_id = o.thread_id and p.position < o.position)`.execute(
    db,
  );
  return rows[0]?.at ?? null;
};

/** Notes progress; false when the lease was lost to somebody else: stop sending at once. */
export const saveProgress = async (db: Kysely<DB>, row: OutboxRow): Promise<boolean> => {
  const done = await sql`
    update outbox set pieces = ${JSON.stringify(row.pieces)}::jsonb, pieces_sent = ${row.piecesSent} where message_id = ${row.messageId}::uuid and lease = ${row.lease}::uuid`.execute(
    db,
  );
  return done.numAffectedRows === 1n;
};

/** Whoever still works on an answer keeps it; one call alone may take longer than a lease lasts. */
export const renewLeases = async (db: Kysely<DB>, leases: readonly string[], now: Date): Promise<void> => {
  await sql`
    update outbox set leased_until = ${now}::timestamptz + make_interval(secs => ${LEASE_SECONDS}) where lease = any(${[...leases]}::uuid[])`.execute(
    db,
  );
};

export const putBack = async (db: Kysely<DB>, row: OutboxRow, dueAt: Date, attempts: number): Promise<void> => {
  await sql`
    update outbox set due_at = ${dueAt}, attempts = ${attempts}, lease = null, leased_until = null, pieces = ${JSON.stringify(row.pieces)}::jsonb, pieces_sent = ${row.piecesSent}
    where message_id = ${row.messageId}::uuid and lease = ${row.lease}::uuid`.execute(db);
};

/** Takes answers out whose lease is still held; answers which those were. */
export const releaseSent = async (db: Kysely<DB>, rows: readonly OutboxRow[]): Promise<Set<string>> => {
  const { rows: gone } = await sql<{ id: string }>`
    delete from outbox o using unnest(${rows.map((row) => row.messageId)}::uuid[], ${rows.map((row) => row.lease)}::uuid[]) as r (message_id, lease)
    where o.message_id = r.message_id and o.lease = r.lease returning o.message_id as id`.execute(db);
  return new Set(gone.map((row) => row.id));
};

/** What has waited since before `since`, in inboxes whose pace holds it up. */
export const findHeld = async (db: Kysely<DB>, inboxIds: readonly string[], since: Date, most: number): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select message_id as id from outbox where inbox_id = any(${[...inboxIds]}::uuid[]) and created_at < ${since} and lease is null order by position limit ${most}`.execute(
    db,
  );
  return rows.map((row) => row.id);
};

export const removeFromOutbox = async (db: Kysely<DB>, messageIds: readonly string[]): Promise<void> => {
  await sql`delete from outbox where message_id = any(${[...messageIds]}::uuid[])`.execute(db);
};
