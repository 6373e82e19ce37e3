import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/bus/index.ts';
import type { DB } from '../platform/db/index.ts';
import { notFound } from '../platform/refusal.ts';

export type CustomerRow = {
  id: string;
  name: string;
  language: string | null;
  value: 'normal' | 'vip';
  remark: string;
  lastAt: Date | null;
  createdAt: Date;
  channels: string[];
};
export type IdentityRow = {
  id: string;
  customerId: string;
  type: string;
  value: string;
  scope: string;
  name: string | null;
  verified: boolean;
  channel: string;
  firstAt: Date;
  lastAt: Date;
};
export type EvidenceRow = {
  id: string;
  kind: string;
  weight: number;
  identityA: string;
  identityB: string;
  by: string;
  facts: Record<string, unknown>;
  at: Date;
  withdrawnAt: Date | null;
};

const customerColumns = sql`c.id, c.name, c.language, c.value, c.remark, c.last_at as "lastAt", c.created_at as "createdAt",
  (select coalesce(array_agg(distinct i.channel), '{}') from identity i where i.customer_id = c.id) as channels`;

/** Names for a page of other rows; ids without a row are left out. */
export const findCustomers = async (db: Kysely<DB>, ids: readonly string[]): Promise<Map<string, CustomerRow>> => {
  const { rows } = await sql<CustomerRow>`select ${customerColumns} from customer c where c.id = any(${[...new Set(ids)]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
};

/** Last heard from first. `before` is the last row of the page before. A customer without identities (all joined elsewhere) is not listed. */
export const listCustomers = async (
  db: Kysely<DB>,
  page: { limit: number; before?: { at: Date; id: string }; search?: string },
): Promise<CustomerRow[]> => {
  const before =
    page.before === undefined ? sql`true` : sql`(coalesce(c.last_at, c.created_at), c.id) < (${page.before.at}, ${page.before.id}::uuid)`;
  const match =
    page.search === undefined
      ? sql`true`
      : sql`c.id in (select id from customer where ${contains(sql`name`, page.search)}
          union select customer_id from identity where ${contains(sql`value`, page.search)} or ${contains(sql`name`, page.search)})`;
  const { rows } = await sql<CustomerRow>`
    select ${customerColumns} from customer c
    where ${before} and ${match} and exists (select 1 from identity i where i.customer_id = c.id)
    order by coalesce(c.last_at, c.created_at) desc, c.id desc limit ${page.limit}`.execute(db);
  return rows;
};

/** Folding every row by the rules of all languages costs ten times what folding plain letters does, and Chinese needs none. */
const contains = (column: RawBuilder<unknown>, words: string): RawBuilder<boolean> => {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  if (words.toLowerCase() === words.toUpperCase()) return sql`${column} like ${pattern}`;
  if (/^[ -~]*$/.test(words)) return sql`lower(${column} collate "C") like ${pattern.toLowerCase()}`;
  return sql`${column} ilike ${pattern}`;
};

export const getCustomer = async (db: Kysely<DB>, id: string): Promise<CustomerRow> => {
  const found = (await findCustomers(db, [id])).get(id);
  if (found === undefined) throw notFound('customer');
  return found;
};

export const listIdentities = async (db: Kysely<DB>, customerIds: readonly string[]): Promise<IdentityRow[]> => {
  const { rows } = await sql<IdentityRow>`
    select id, customer_id as "customerId", type, value, scope, name, verified, channel, first_at as "firstAt", last_at as "lastAt"
    from identity where customer_id = any(${[...customerIds]}::uuid[]) order by first_at, id`.execute(db);
  return rows;
};

/** Evidence touching these identities, withdrawn ones too: the history is part of the truth. */
export const listEvidence = async (db: Kysely<DB>, identityIds: readonly string[]): Promise<EvidenceRow[]> => {
  const { rows } = await sql<EvidenceRow>`
    select id, kind, weight, identity_a as "identityA", identity_b as "identityB", by, facts, at, withdrawn_at as "withdrawnAt"
    from evidence where identity_a = any(${[...identityIds]}::uuid[]) or identity_b = any(${[...identityIds]}::uuid[]) order by at`.execute(
    db,
  );
  return rows;
};

export const updateCustomer = async (
  tx: Tx,
  id: string,
  change: Partial<Pick<CustomerRow, 'name' | 'language' | 'value' | 'remark'>>,
): Promise<void> => {
  const done = await tx.sql.updateTable('customer').set(change).where('id', '=', id).returning('id').executeTakeFirst();
  if (done === undefined) throw notFound('customer');
  tx.emit({ type: 'customer.changed', key: id, data: { customerId: id } });
};

export const recordPageView = async (db: Kysely<DB>, identityId: string, page: { url: string; title: string; at: Date }): Promise<void> => {
  await db.insertInto('page_view').values({ identity_id: identityId, url: page.url, title: page.title, at: page.at }).execute();
};

export const listPageViews = async (
  db: Kysely<DB>,
  identityIds: readonly string[],
  limit: number,
): Promise<{ url: string; title: string; at: Date }[]> => {
  const { rows } = await sql<{ url: string; title: string; at: Date }>`
    select url, title, at from page_view where identity_id = any(${[...identityIds]}::uuid[]) order by id desc limit ${limit}`.execute(db);
  return rows;
};

/** Finds one identity without making it. */
export const findIdentity = async (
  db: Kysely<DB>,
  handle: { type: string; scope: string; value: string },
): Promise<IdentityRow | undefined> => {
  const { rows } = await sql<IdentityRow>`
    select id, customer_id as "customerId", type, value, scope, name, verified, channel, first_at as "firstAt", last_at as "lastAt"
    from identity where type = ${handle.type} and scope = ${handle.scope} and value = ${handle.value}`.execute(db);
  return rows[0];
};

export const findIdentities = async (db: Kysely<DB>, ids: readonly string[]): Promise<Map<string, IdentityRow>> => {
  const { rows } = await sql<IdentityRow>`
    select id, customer_id as "customerId", type, value, scope, name, verified, channel, first_at as "firstAt", last_at as "lastAt"
    from identity where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
};

/** The customers whose identities a piece of evidence speaks of. */
export const findEvidenceCustomers = async (db: Kysely<DB>, evidenceId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct i.customer_id as id from evidence e join identity i on i.id in (e.identity_a, e.identity_b) where e.id = ${evidenceId}::uuid`.execute(
    db,
  );
  return rows.map((row) => row.id);
};
