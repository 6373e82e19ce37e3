import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/index.ts';
import type { Scope } from '../types.ts';
import { inScope } from './rows.ts';

/** Which of these customers the viewer may know of: those with a conversation it may see. Without a limit, all. */
export const findCustomersInScope = async (db: Kysely<DB>, scope: Scope, customerIds: readonly string[]): Promise<ReadonlySet<string>> => {
  if (scope.inboxIds === null) return new Set(customerIds);
  const { rows } = await sql<{ id: string }>`
    select distinct c.customer_id as id from conversation c where c.customer_id = any(${[...customerIds]}::uuid[]) and ${inScope(scope)}`.execute(
    db,
  );
  return new Set(rows.map((row) => row.id));
};
