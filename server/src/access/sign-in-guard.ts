/*
 * Against guessing: every attempt is counted before the password is looked at (many at once cannot slip past), forgotten on
 * success. Past the free ones each failure doubles the wait, up to a quarter of an hour. Kept in the database, because
 * several processes may answer.
 */
import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/index.ts';
import { Refusal } from '../platform/refusal.ts';

// An office shares one address, so it gets more free attempts than one account.
const FREE_ATTEMPTS = { account: 5, address: 20 } as const;
const LONGEST_WAIT_SECONDS = 900;
const FORGET_AFTER_HOURS = 24;

export type AttemptKey = { kind: keyof typeof FREE_ATTEMPTS; value: string };

const keyOf = (key: AttemptKey): string => `${key.kind}:${key.value.normalize('NFKC').trim().toLowerCase().slice(0, 320)}`;

/** Refuses with `too-many-attempts` (facts: retryAfterSeconds) while the account or the address has to wait. */
export const countAttempt = async (db: Kysely<DB>, keys: readonly AttemptKey[], now: Date): Promise<void> => {
  const waits = await Promise.all(keys.map((key) => countOne(db, key, now)));
  const seconds = Math.max(...waits);
  if (seconds > 0) throw new Refusal('too-many-attempts', { retryAfterSeconds: seconds });
};

/** Seconds to wait; 0 when this attempt may go on. One statement, so that many at once are counted one after another. */
const countOne = async (db: Kysely<DB>, key: AttemptKey, now: Date): Promise<number> => {
  const free = FREE_ATTEMPTS[key.kind];
  const forgotten = new Date(now.getTime() - FORGET_AFTER_HOURS * 3_600_000);
  const attempt = randomUUID();
  const { rows } = await sql<{ last_attempt: string; blocked_until: Date | null }>`
    insert into sign_in_attempt as a (key, failures, last_attempt, last_at) values (${keyOf(key)}, 1, ${attempt}, ${now})
    on conflict (key) do update set
      failures = case when a.blocked_until > ${now} then a.failures when a.last_at < ${forgotten} then 1 else a.failures + 1 end,
      blocked_until = case
        when a.blocked_until > ${now} then a.blocked_until
        when a.last_at < ${forgotten} or a.failures + 1 < ${free}::integer then null
        else ${now}::timestamptz + make_interval(secs => least(${LONGEST_WAIT_SECONDS}::integer, power(2, least(a.failures + 1 - ${free}::integer, 20))))
      end,
      last_attempt = case when a.blocked_until > ${now} then a.last_attempt else ${attempt}::uuid end,
      last_at = case when a.blocked_until > ${now} then a.last_at else ${now} end
    returning last_attempt, blocked_until`.execute(db);
  const [row] = rows;
  if (row === undefined || row.last_attempt === attempt) return 0;
  return Math.max(1, Math.ceil(((row.blocked_until?.getTime() ?? 0) - now.getTime()) / 1000));
};

export const forgetAttempts = async (db: Kysely<DB>, keys: readonly AttemptKey[]): Promise<void> => {
  await sql`delete from sign_in_attempt where key = any(${keys.map(keyOf)}::text[])`.execute(db);
};
