import { Strategy } from '@throughline/protocol/resources';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/index.ts';
import { notFound } from '../platform/refusal.ts';
import type { Sealer, Settings } from './settings.ts';
import type { InboxRow } from './types.ts';

export type StoredInbox = Omit<InboxRow, 'secretsSet'> & { secrets: string | null };

const columns = sql`id, kind, name, account, settings, secrets, strategy, webhook_key as "webhookKey", enabled, playground, state, created_at as "createdAt"`;

const fromRow = (row: StoredInbox): StoredInbox => ({ ...row, strategy: Strategy.parse(row.strategy) });

export const openSecrets = (row: Pick<StoredInbox, 'secrets'>, sealer: Sealer): Settings =>
  row.secrets === null ? {} : (JSON.parse(sealer.open(row.secrets)) as Settings);

/** undefined when they were sealed with a key that is lost. */
export const findSecrets = (row: Pick<StoredInbox, 'secrets'>, sealer: Sealer): Settings | undefined => {
  try {
    return openSecrets(row, sealer);
  } catch {
    return undefined;
  }
};

const LOST: InboxRow['state'] = {
  ok: false,
  detail: 'The secrets were sealed with another key: enter them again, or give the old key back (THROUGHLINE_SECRET_KEY=new,old).',
};

const withoutSecrets = (row: StoredInbox, sealer: Sealer): InboxRow => {
  const { secrets: _, ...rest } = row;
  const known = findSecrets(row, sealer);
  return { ...rest, secretsSet: Object.keys(known ?? {}), state: known === undefined ? LOST : rest.state };
};

export const loadInboxes = async (db: Kysely<DB>): Promise<StoredInbox[]> => {
  const { rows } = await sql<StoredInbox>`select ${columns} from inbox where deleted_at is null order by created_at, id`.execute(db);
  return rows.map(fromRow);
};

export const listInboxes = async (db: Kysely<DB>, sealer: Sealer, only: readonly string[] | null): Promise<InboxRow[]> =>
  (await loadInboxes(db)).filter((row) => only === null || only.includes(row.id)).map((row) => withoutSecrets(row, sealer));

/** Locks the row when a change follows. Missing and out of scope are alike. */
export const loadInbox = async (
  db: Kysely<DB>,
  id: string,
  options: { only: readonly string[] | null; lock?: boolean },
): Promise<StoredInbox> => {
  const { rows } =
    await sql<StoredInbox>`select ${columns} from inbox where id = ${id}::uuid and deleted_at is null ${options.lock === true ? sql`for update` : sql``}`.execute(
      db,
    );
  const row = rows[0];
  if (row === undefined || (options.only !== null && !options.only.includes(id))) throw notFound('inbox');
  return fromRow(row);
};

export const getInbox = async (db: Kysely<DB>, sealer: Sealer, id: string, only: readonly string[] | null): Promise<InboxRow> =>
  withoutSecrets(await loadInbox(db, id, { only }), sealer);

/** Where a pulling source left off. */
export const loadCursor = async (db: Kysely<DB>, inboxId: string, name: string): Promise<string | undefined> => {
  const row = await db
    .selectFrom('source_cursor')
    .select('value')
    .where('inbox_id', '=', inboxId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value;
};

export const saveCursor = async (db: Kysely<DB>, cursor: { inboxId: string; name: string; value: string }): Promise<void> => {
  await db
    .insertInto('source_cursor')
    .values({ inbox_id: cursor.inboxId, name: cursor.name, value: cursor.value })
    .onConflict((conflict) => conflict.columns(['inbox_id', 'name']).doUpdateSet({ value: cursor.value, updated_at: new Date() }))
    .execute();
};

/** Whether the account works, as last seen: shown beside the inbox. */
export const recordInboxState = async (db: Kysely<DB>, id: string, state: { ok: boolean; detail: string }): Promise<void> => {
  await db
    .updateTable('inbox')
    .set({ state: JSON.stringify(state) })
    .where('id', '=', id)
    .execute();
};
