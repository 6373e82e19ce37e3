import { sql, type Transaction } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/bus/index.ts';
import type { DB } from '../platform/db/index.ts';
import { notFound } from '../platform/refusal.ts';
import { lockCustomers } from './resolve-identities.ts';
import type { IdentityMove } from './types.ts';

/** Evidence from this weight on holds identities together; weaker evidence is only shown. */
export const JOIN_WEIGHT = 0.9;

export type NewEvidence = {
  identityA: string;
  identityB: string;
  /** 'signed-visitor' | 'agent' | 'self-stated' | 'token' | … */
  kind: string;
  /** 0 to 1; 1 proves. */
  weight: number;
  by: string;
  facts?: Record<string, unknown>;
};

/** Adds a reason to believe that two identities are one person; joins their customers when it weighs enough. */
export const addEvidence = async (tx: Tx, evidence: NewEvidence): Promise<IdentityMove[]> => {
  const [a, b] = [evidence.identityA, evidence.identityB].sort() as [string, string];
  const before = await customersOf(tx.sql, [a, b]);
  await lockCustomers(tx.sql, before);
  const added = await tx.sql
    .insertInto('evidence')
    .values({
      id: newId(),
      identity_a: a,
      identity_b: b,
      kind: evidence.kind,
      weight: evidence.weight,
      by: evidence.by,
      facts: JSON.stringify(evidence.facts ?? {}),
    })
    .onConflict((conflict) => conflict.columns(['identity_a', 'identity_b', 'kind']).where('withdrawn_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added === undefined || evidence.weight < JOIN_WEIGHT || before.length < 2) return [];
  const moves = await resettle(tx.sql, before);
  const [first] = moves;
  if (first !== undefined)
    tx.emit({ type: 'identity.joined', key: first.to, data: { customerId: first.to, otherCustomerId: first.from, evidenceId: added.id } });
  return moves;
};

/** Takes a reason back. Identities held together only by it part again, each to its home customer. */
export const withdrawEvidence = async (tx: Tx, id: string, by: string): Promise<IdentityMove[]> => {
  const edge = await tx.sql
    .updateTable('evidence')
    .set({ withdrawn_at: new Date(), withdrawn_by: by })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning(['identity_a', 'identity_b'])
    .executeTakeFirst();
  if (edge === undefined) throw notFound('evidence');
  const customers = await customersOf(tx.sql, [edge.identity_a, edge.identity_b]);
  await lockCustomers(tx.sql, customers);
  const moves = await resettle(tx.sql, customers);
  const [first] = moves;
  if (first !== undefined)
    tx.emit({ type: 'identity.parted', key: first.from, data: { customerId: first.from, otherCustomerId: first.to, evidenceId: id } });
  return moves;
};

const customersOf = async (tx: Transaction<DB>, identityIds: readonly string[]): Promise<string[]> => {
  const rows = await tx
    .selectFrom('identity')
    .select('customer_id')
    .distinct()
    .where('id', 'in', [...identityIds])
    .execute();
  return rows.map((row) => row.customer_id);
};

/** Works out anew which identities of these customers belong together: connected sets, named after their oldest member's home. */
const resettle = async (tx: Transaction<DB>, customerIds: readonly string[]): Promise<IdentityMove[]> => {
  const identities = await tx
    .selectFrom('identity')
    .select(['id', 'customer_id', 'home_id'])
    .where('customer_id', 'in', [...customerIds])
    .orderBy('first_at')
    .orderBy('id')
    .execute();
  const ids = identities.map((row) => row.id);
  const { rows: edges } = await sql<{ identity_a: string; identity_b: string }>`
    select identity_a, identity_b from evidence
    where withdrawn_at is null and weight >= ${JOIN_WEIGHT} and identity_a = any(${ids}::uuid[]) and identity_b = any(${ids}::uuid[])`.execute(
    tx,
  );
  const leader = connect(ids, edges);
  const home = new Map(identities.map((row) => [row.id, row.home_id]));
  const moves = identities.flatMap((row) => {
    const to = home.get(leader.get(row.id) ?? row.id) ?? row.home_id;
    return to === row.customer_id ? [] : [{ identityId: row.id, from: row.customer_id, to }];
  });
  if (moves.length > 0)
    await sql`
      update identity set customer_id = m."to"
      from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m ("identityId" uuid, "to" uuid) where identity.id = m."identityId"`.execute(
      tx,
    );
  return moves;
};

/** Each id's leader: the first id, in the given order, of its connected set. */
export const connect = (ids: readonly string[], edges: readonly { identity_a: string; identity_b: string }[]): Map<string, string> => {
  const place = new Map(ids.map((id, at) => [id, at]));
  const parent = new Map(ids.map((id) => [id, id]));
  const find = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(id, root);
    return root;
  };
  for (const edge of edges) {
    const [a, b] = [find(edge.identity_a), find(edge.identity_b)];
    if (a !== b) parent.set(...(((place.get(a) ?? 0) < (place.get(b) ?? 0) ? [b, a] : [a, b]) as [string, string]));
  }
  return new Map(ids.map((id) => [id, find(id)]));
};
