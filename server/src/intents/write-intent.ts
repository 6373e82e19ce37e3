import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/bus/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { findIntents, getIntent } from './store.ts';
import type { IntentRow } from './types.ts';

export type IntentDraft = Pick<IntentRow, 'name' | 'title' | 'about' | 'enabled'>;

/** Refuses `intent-taken`. A name may stand above others (`complaint`, `complaint/legal-threat`): what is neither of them in particular. */
export const createIntent = async (tx: Tx, draft: IntentDraft): Promise<IntentRow> => {
  await refuseTaken(tx, draft.name);
  const [id] = (await addIntents(tx, [draft], 'shop')).values();
  return await getIntent(tx.sql, id ?? '');
};

/** Many at once, in one statement; their ids by name. The names are free, as the caller has seen. */
export const addIntents = async (tx: Tx, drafts: readonly IntentDraft[], origin: IntentRow['origin']): Promise<Map<string, string>> => {
  const lines = drafts.map((draft) => ({ ...draft, id: newId() }));
  await sql`
    insert into intent (id, name, title, about, origin, enabled)
    select id, name, title, about, ${origin}, enabled
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (id uuid, name text, title jsonb, about jsonb, enabled boolean)`.execute(
    tx.sql,
  );
  return new Map(lines.map(({ id, name }) => [name, id]));
};

export const changeIntent = async (tx: Tx, id: string, change: Partial<IntentDraft>): Promise<IntentRow> => {
  const now = { ...(await getIntent(tx.sql, id)), ...change };
  if (change.name !== undefined) await refuseTaken(tx, change.name, id);
  await sql`
    update intent set name = ${now.name}, title = ${JSON.stringify(now.title)}::jsonb, about = ${JSON.stringify(now.about)}::jsonb,
      enabled = ${now.enabled}, updated_at = clock_timestamp() where id = ${id}::uuid`.execute(tx.sql);
  return await getIntent(tx.sql, id);
};

export const removeIntent = async (tx: Tx, id: string): Promise<IntentRow> => {
  const intent = await getIntent(tx.sql, id);
  await sql`delete from intent where id = ${id}::uuid`.execute(tx.sql);
  return intent;
};

const refuseTaken = async (tx: Tx, name: string, except?: string): Promise<void> => {
  const same = (await findIntents(tx.sql, [name])).get(name);
  if (same !== undefined && same.id !== except) throw new Refusal('intent-taken', { name });
};
