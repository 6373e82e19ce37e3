/*
 * From handles to identities, for many messages at once:
 *   one look-up → one insert of what is new → customers locked in id order → one touch of what is old.
 * The lock makes "is there an open conversation?" and "open one" a single step per customer, over all processes.
 */
import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { columns, type DB } from '../platform/db/index.ts';
import type { ResolvedIdentity, SeenHandle } from './types.ts';

const { booleans, texts, times, uuids } = columns;

type Row = {
  id: string;
  customer_id: string;
  type: string;
  scope: string;
  value: string;
  name: string | null;
  verified: boolean;
  last_at: Date;
};

/** Mail addresses and phone numbers name the same person however they are written. */
export const normaliseHandle = <T extends { type: string; value: string }>(handle: T): T => {
  const value = handle.value.normalize('NFKC').trim();
  if (handle.type === 'email') return { ...handle, value: value.toLowerCase() };
  if (handle.type === 'phone') return { ...handle, value: value.replace(/[\s().-]/g, '') };
  return { ...handle, value };
};

const keyOf = (handle: { type: string; scope: string; value: string }): string => `${handle.type}\n${handle.scope}\n${handle.value}`;

/** What is known of some handles, before anything is locked or made. */
export type KnownHandles = Map<string, Row>;

export type Resolved = {
  /** One per handle, in their order. */
  identities: ResolvedIdentity[];
  /** Done when their customers are locked. Statements sent after this answer are executed after the lock. */
  locked: Promise<void>;
};

/** Answers one identity per handle, in their order; makes identities and customers for unknown ones. Customers are locked. */
export const resolveIdentities = async (tx: Transaction<DB>, handles: readonly SeenHandle[]): Promise<ResolvedIdentity[]> => {
  const { identities, locked } = await resolveKnown(tx, handles, await findHandles(tx, handles));
  await locked;
  return identities;
};

export const findHandles = (tx: Transaction<DB>, handles: readonly SeenHandle[]): Promise<KnownHandles> =>
  findByHandle(tx, [...distinct(handles).values()]);

/** The second half, where the look-up travelled with other questions. */
export const resolveKnown = async (tx: Transaction<DB>, handles: readonly SeenHandle[], found: KnownHandles): Promise<Resolved> => {
  const wanted = distinct(handles);
  const missing = [...wanted].filter(([key]) => !found.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  const made = await insertNew(
    tx,
    missing.map(([, handle]) => handle),
  );
  const known = new Map([...wanted.keys()].flatMap((key) => [[key, found.get(key) ?? made.get(key)] as const]));
  const fresh = new Set([...made].filter(([, row]) => row.isNew).map(([key]) => key));
  const old = [...known.values()].flatMap((row) => (row === undefined || fresh.has(keyOf(row)) ? [] : [row]));
  // Nobody else sees a customer made in this transaction: only the others need the lock. It goes first: a touch locks, too.
  const held = lockCustomers(tx, [...new Set(old.map((row) => row.customer_id))]);
  const touched = touchKnown(tx, wanted, old);
  const locked = Promise.all([held, touched]).then(() => undefined);
  // Whoever awaits it hears of a failure; if nobody gets that far, something else has failed.
  locked.catch(() => undefined);
  return { identities: handles.map((handle) => describe(normaliseHandle(handle), known, fresh)), locked };
};

const distinct = (handles: readonly SeenHandle[]): Map<string, SeenHandle> =>
  new Map(handles.map((handle) => [keyOf(normaliseHandle(handle)), normaliseHandle(handle)]));

const describe = (handle: SeenHandle, known: ReadonlyMap<string, Row | undefined>, fresh: ReadonlySet<string>): ResolvedIdentity => {
  const key = keyOf(handle);
  const row = known.get(key);
  if (row === undefined) throw new Error(`identity ${handle.type} vanished while it was being resolved`);
  return {
    identityId: row.id,
    customerId: row.customer_id,
    name: handle.name ?? row.name ?? '',
    verified: row.verified || handle.verified,
    isNew: fresh.has(key),
  };
};

const findByHandle = async (tx: Transaction<DB>, handles: readonly SeenHandle[]): Promise<KnownHandles> => {
  const { rows } = await sql<Row>`
    select i.id, i.customer_id, i.type, i.scope, i.value, i.name, i.verified, i.last_at
    from unnest(${texts(handles.map((h) => h.type))}::text[], ${texts(handles.map((h) => h.scope))}::text[], ${texts(handles.map((h) => h.value))}::text[]) as h (type, scope, value)
    join identity i on i.type = h.type and i.scope = h.scope and i.value = h.value`.execute(tx);
  return new Map(rows.map((row) => [keyOf(row), row]));
};

/** Answers a row for each handle: its own, or that of another process which was first. */
const insertNew = async (tx: Transaction<DB>, handles: readonly SeenHandle[]): Promise<Map<string, Row & { isNew: boolean }>> => {
  const lines = handles.map(
    (handle): Row => ({
      id: newId(),
      customer_id: newId(),
      type: handle.type,
      scope: handle.scope,
      value: handle.value,
      name: handle.name ?? handle.provisionalName ?? null,
      verified: handle.verified,
      last_at: handle.at,
    }),
  );
  if (lines.length === 0) return new Map();
  const { rows } = await sql<{ id: string }>`
    with line as (
      select * from unnest(${uuids(lines.map((l) => l.id))}::uuid[], ${uuids(lines.map((l) => l.customer_id))}::uuid[],
        ${texts(lines.map((l) => l.type))}::text[], ${texts(lines.map((l) => l.scope))}::text[], ${texts(lines.map((l) => l.value))}::text[],
        ${texts(lines.map((l) => l.name))}::text[], ${booleans(lines.map((l) => l.verified))}::boolean[],
        ${texts(handles.map((h) => h.channel))}::text[], ${times(lines.map((l) => l.last_at))}::timestamptz[]
      ) as l (id, customer, type, scope, value, name, verified, channel, at)
    ), person as (
      insert into customer (id, name, last_at, created_at) select customer, coalesce(name, ''), at, at from line
    )
    insert into identity (id, customer_id, home_id, type, scope, value, name, verified, channel, first_at, last_at)
    select id, customer, customer, type, scope, value, name, verified, channel, at, at from line
    order by type, scope, value
    on conflict (type, scope, value) do nothing
    returning id`.execute(tx);
  const made = new Set(rows.map((row) => row.id));
  const answer = new Map(lines.map((line) => [keyOf(line), { ...line, isNew: made.has(line.id) }]));
  const unused = lines.filter((line) => !made.has(line.id));
  if (unused.length === 0) return answer;
  // Another process was first: its customer stands, ours was born without an identity.
  await sql`delete from customer where id = any(${unused.map((line) => line.customer_id)}::uuid[])`.execute(tx);
  const theirs = await findByHandle(tx, handles);
  for (const line of unused) {
    const row = theirs.get(keyOf(line));
    if (row !== undefined) answer.set(keyOf(line), { ...row, isNew: false });
  }
  return answer;
};

const TOUCH_AFTER_MS = 60_000;

/** Old identities: name, proof and "last heard from" are written only when they changed or are a minute old. */
const touchKnown = async (tx: Transaction<DB>, wanted: ReadonlyMap<string, SeenHandle>, rows: readonly Row[]): Promise<void> => {
  const stale = rows.flatMap((row) => {
    const handle = wanted.get(keyOf(row));
    if (handle === undefined) return [];
    const news = (handle.verified && !row.verified) || (handle.name !== undefined && handle.name !== row.name);
    return news || handle.at.getTime() - row.last_at.getTime() > TOUCH_AFTER_MS
      ? [{ id: row.id, before: row.name, name: handle.name ?? null, verified: handle.verified, at: handle.at }]
      : [];
  });
  if (stale.length === 0) return;
  await sql`
    with touched as (
      update identity i set last_at = greatest(i.last_at, s.at), name = coalesce(s.name, i.name), verified = i.verified or s.verified
      from (select * from jsonb_to_recordset(${JSON.stringify(stale)}::jsonb) as s (id uuid, before text, name text, verified boolean, at timestamptz) order by id) s
      where i.id = s.id returning i.customer_id, i.last_at, s.before, i.name
    )
    update customer c set last_at = greatest(c.last_at, t.last_at), name = case when c.name in ('', t.before) then coalesce(t.name, c.name) else c.name end
    from (select customer_id, max(last_at) as last_at, max(before) as before, max(name) as name from touched group by customer_id) t where c.id = t.customer_id`.execute(
    tx,
  );
};

/** Holds customers until the transaction ends, in id order so that two batches never wait for each other in a ring. */
export const lockCustomers = async (tx: Transaction<DB>, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await sql`select id from customer where id = any(${uuids(ids)}::uuid[]) order by id for update`.execute(tx);
};
