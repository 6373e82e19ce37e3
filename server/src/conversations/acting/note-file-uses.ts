import { fileIdsOf, type Part } from '@throughline/protocol/parts';
import { type RawBuilder, sql } from 'kysely';

/** Keeps which messages carry which stored files; undefined when none does. */
export const printFileUses = (messages: readonly { id: string; parts: readonly Part[] }[]): RawBuilder<unknown> | undefined => {
  const uses = messages.flatMap(({ id, parts }) => fileIdsOf(parts).map((fileId) => ({ id, fileId })));
  if (uses.length === 0) return undefined;
  return sql`
    insert into file_use (file_id, message_id) select * from unnest(${uses.map((use) => use.fileId)}::uuid[], ${uses.map((use) => use.id)}::uuid[])
    on conflict do nothing`;
};
