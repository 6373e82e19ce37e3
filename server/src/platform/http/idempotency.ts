/*
 * Idempotency keys: a write with a key is done once, and asked again it gives the first answer.
 *   claim (insert; the primary key decides between two at once) → the act → settle (store the answer) | release (let it be tried again)
 * A claim whose process died is open to anybody after two minutes.
 */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../db/index.ts';
import { Refusal } from '../refusal.ts';

const IN_PROGRESS = 0;
const ABANDONED_AFTER_MS = 120_000;
const KEPT_HOURS = 24;

export type IdempotencyKey = { actor: string; key: string; requestHash: string };
export type StoredAnswer = { status: number; body: unknown };

export const hashRequest = (method: string, url: string, body: unknown): string =>
  createHash('sha256')
    .update(`${method}\n${url}\n${JSON.stringify(body) ?? ''}`)
    .digest('hex');

/** Undefined: the act is ours to do. Refuses `idempotency-key-reused` and `idempotency-in-progress`. */
export const claimKey = async (db: Kysely<DB>, claim: IdempotencyKey, now: Date): Promise<StoredAnswer | undefined> => {
  const abandoned = new Date(now.getTime() - ABANDONED_AFTER_MS);
  const { rows: claimed } = await sql`
    insert into idempotent_answer as a (actor, key, request_hash, status, created_at)
    values (${claim.actor}, ${claim.key}, ${claim.requestHash}, ${IN_PROGRESS}, ${now})
    on conflict (actor, key) do update set created_at = ${now}
      where a.status = ${IN_PROGRESS} and a.created_at < ${abandoned} and a.request_hash = ${claim.requestHash}
    returning 1`.execute(db);
  if (claimed.length > 0) return undefined;
  const { rows } = await sql<{ request_hash: string; status: number; body: unknown }>`
    select request_hash, status, body from idempotent_answer where actor = ${claim.actor} and key = ${claim.key}`.execute(db);
  const [known] = rows;
  if (known !== undefined && known.request_hash !== claim.requestHash) throw new Refusal('idempotency-key-reused');
  if (known === undefined || known.status === IN_PROGRESS) throw new Refusal('idempotency-in-progress', { retryAfterSeconds: 1 });
  return { status: known.status, body: known.body };
};

export const settleKey = async (db: Kysely<DB>, claim: IdempotencyKey, answer: StoredAnswer): Promise<void> => {
  await sql`
    update idempotent_answer set status = ${answer.status}, body = ${JSON.stringify(answer.body)}::jsonb
    where actor = ${claim.actor} and key = ${claim.key}`.execute(db);
};

export const releaseKey = async (db: Kysely<DB>, claim: IdempotencyKey): Promise<void> => {
  await sql`delete from idempotent_answer where actor = ${claim.actor} and key = ${claim.key} and status = ${IN_PROGRESS}`.execute(db);
};

/** For a daily job. */
export const forgetOldAnswers = async (db: Kysely<DB>, now: Date): Promise<void> => {
  await sql`delete from idempotent_answer where created_at < ${new Date(now.getTime() - KEPT_HOURS * 3_600_000)}`.execute(db);
};
