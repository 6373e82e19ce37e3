/*
 * From handles to identities, for many messages at once:
 *   one look-up → one insert of what is new → one touch of what is old → customers locked in id order.
 * The lock makes "is there an open conversation?" and "open one" a single step per customer, over all processes.
 */
import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { DB } from '../platform/db/index.ts';
import type { ResolvedIdentity, SeenHandle } from './types.ts';

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

/** Answers one identity per handle, in their order; makes identities and customers for unknown ones. Customers are locked. */
export const resolveIdentities = async (tx: Transaction<DB>, handles: readonly SeenHandle[]): Promise<ResolvedIdentity[]> => {
  const seen = handles.map(normaliseHandle);
  const wanted = new Map(seen.map((handle) => [keyOf(handle), handle]));
  const known = await findByHandle(tx, [...wanted.values()]);
  const missing = [...wanted].filter(([key]) => !known.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  const fresh = new Set<string>();
  if (missing.length > 0) {
    for (const key of await insertNew(
      tx,
      missing.map(([, handle]) => handle),
    ))
      fresh.add(key);
    for (const [key, row] of await findByHandle(
      tx,
      missing.map(([, handle]) => handle),
    ))
      known.set(key, row);
  }
  await touchKnown(tx, wanted, known, fresh);
  await lockCustomers(tx, [...new Set([...known.values()].map((row) => row.customer_id))]);
  return seen.map((handle) => {
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
  });
};

const findByHandle = async (tx: Transaction<DB>, handles: readonly SeenHandle[]): Promise<Map<string, Row>> => {
  const { rows } = await sql<Row>`
    select i.id, i.customer_id, i.type, i.scope, i.value, i.name, i.verified, i.last_at
    from unnest(${handles.map((h) => h.type)}::text[], ${handles.map((h) => h.scope)}::text[], ${handles.map((h) => h.value)}::text[]) as h (type, scope, value)
    join identity i on i.type = h.type and i.scope = h.scope and i.value = h.value`.execute(tx);
  return new Map(rows.map((row) => [keyOf(row), row]));
};

const insertNew = async (tx: Transaction<DB>, handles: readonly SeenHandle[]): Promise<string[]> => {
  const lines = handles.map((handle) => ({ ...handle, name: handle.name ?? handle.provisionalName, id: newId(), customer: newId() }));
  const { rows } = await sql<{ type: string; scope: string; value: string; customer_id: string }>`
    with line as (
      select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
        as l (id uuid, customer uuid, type text, scope text, value text, name text, verified boolean, channel text, at timestamptz)
    ), person as (
      insert into customer (id, name, last_at, created_at) select customer, coalesce(name, ''), at, at from line returning id
    )
    insert into identity (id, customer_id, home_id, type, scope, value, name, verified, channel, first_at, last_at)
    select l.id, l.customer, l.customer, l.type, l.scope, l.value, l.name, l.verified, l.channel, l.at, l.at
    from line l join person p on p.id = l.customer
    order by l.type, l.scope, l.value
    on conflict (type, scope, value) do nothing
    returning type, scope, value, customer_id`.execute(tx);
  if (rows.length < lines.length) {
    // Another process was first: its customer stands, ours was born without an identity.
    const used = new Set(rows.map((row) => row.customer_id));
    const unused = lines.map((line) => line.customer).filter((id) => !used.has(id));
    await sql`delete from customer where id = any(${unused}::uuid[])`.execute(tx);
  }
  return rows.map(keyOf);
};

const TOUCH_AFTER_MS = 60_000;

/** Old identities: name, proof and "last heard from" are written only when they changed or are a minute old. */
const touchKnown = async (
  tx: Transaction<DB>,
  wanted: Map<string, SeenHandle>,
  known: Map<string, Row>,
  fresh: Set<string>,
): Promise<void> => {
  const stale = [...known].flatMap(([key, row]) => {
    const handle = wanted.get(key);
    if (handle === undefined || fresh.has(key)) return [];
    const news = (handle.verified && !row.verified) || (handle.name !== undefined && handle.name !== row.name);
    return news || handle.at.getTime() - row.last_at.getTime() > TOUCH_AFTER_MS
      ? [{ id: row.id, name: handle.name ?? null, verified: handle.verified, at: handle.at }]
      : [];
  });
  if (stale.length === 0) return;
  await sql`
    with touched as (
      update identity i set last_at = greatest(i.last_at, s.at), name = coalesce(s.name, i.name), verified = i.verified or s.verified
      from (select * from jsonb_to_recordset(${JSON.stringify(stale)}::jsonb) as s (id uuid, name text, verified boolean, at timestamptz) order by id) s
      where i.id = s.id returning i.customer_id, i.last_at, old.name as before, new.name
    )
    update customer c set last_at = greatest(c.last_at, t.last_at), name = case when c.name in ('', t.before) then coalesce(t.name, c.name) else c.name end
    from (select customer_id, max(last_at) as last_at, max(before) as before, max(name) as name from touched group by customer_id) t where c.id = t.customer_id`.execute(
    tx,
  );
};

/** Holds customers until the transaction ends, in id order so that two batches never wait for each other in a ring. */
export const lockCustomers = async (tx: Transaction<DB>, ids: readonly string[]): Promise<void> => {
  await sql`select id from customer where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx);
};
