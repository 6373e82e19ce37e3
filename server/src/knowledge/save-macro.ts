import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/bus/index.ts';
import { notFound, Refusal } from '../platform/refusal.ts';
import type { MacroRow } from './store.ts';

/** Written anew under a shortcut that exists, it takes the old one's place. */
export const saveMacro = async (tx: Tx, macro: Omit<MacroRow, 'id'>): Promise<MacroRow> => {
  if (Object.keys(macro.texts).length === 0) throw new Refusal('text-missing');
  const { rows } = await sql<MacroRow>`
    insert into macro (id, shortcut, title, texts) values (${newId()}, ${macro.shortcut}, ${macro.title}, ${JSON.stringify(macro.texts)}::jsonb)
    on conflict (shortcut) do update set title = excluded.title, texts = excluded.texts
    returning id, shortcut, title, texts`.execute(tx.sql);
  return rows[0] as MacroRow;
};

export const removeMacro = async (tx: Tx, id: string): Promise<void> => {
  const { rows } = await sql`delete from macro where id = ${id}::uuid returning id`.execute(tx.sql);
  if (rows.length === 0) throw notFound('macro');
};
