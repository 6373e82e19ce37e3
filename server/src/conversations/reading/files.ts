import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/index.ts';
import type { Scope } from '../types.ts';
import { inScope } from './rows.ts';

/** Which of these stored files lie in a conversation that the viewer may see. */
export const findFilesInScope = async (db: Kysely<DB>, scope: Scope, fileIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select distinct f.file_id as id from file_use f join message m on m.id = f.message_id join conversation c on c.id = m.conversation_id
    where f.file_id = any(${[...fileIds]}::uuid[]) and ${inScope(scope)}`.execute(db);
  return new Set(rows.map((row) => row.id));
};
