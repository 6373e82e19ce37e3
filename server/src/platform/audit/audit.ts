import { type Kysely, sql } from 'kysely';
import type { Tx } from '../bus/index.ts';
import type { DB } from '../db/index.ts';

export type AuditRow = { id: string; at: Date; actor: string; act: string; subject: string; facts: Record<string, unknown> };

/** `actor` is "agent:id", "token:id" or "system"; `act` is room.verb; `subject` is kind:id. */
export const recordAudit = async (
  tx: Pick<Tx, 'sql'>,
  entry: { actor: string; act: string; subject: string; facts?: Record<string, unknown> },
): Promise<void> => {
  await tx.sql
    .insertInto('audit_entry')
    .values({ actor: entry.actor, act: entry.act, subject: entry.subject, facts: JSON.stringify(entry.facts ?? {}) })
    .execute();
};

/** Newest first; `beforeId` is the last id of the page before. */
export const listAudit = async (db: Kysely<DB>, page: { limit: number; beforeId?: string | undefined }): Promise<AuditRow[]> => {
  const { rows } = await sql<AuditRow>`
    select id::text, at, actor, act, subject, facts from audit_entry
    where ${page.beforeId ?? null}::bigint is null or id < ${page.beforeId ?? null}::bigint
    order by id desc limit ${page.limit}`.execute(db);
  return rows;
};
