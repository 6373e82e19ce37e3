import { sql } from 'kysely';
import type { Tx } from '../../platform/bus/index.ts';
import { notFound } from '../../platform/refusal.ts';
import { conversationColumns, inScope } from '../reading/rows.ts';
import type { ConversationRow, Scope } from '../types.ts';

/** Everybody: for flows, which act for the house and not for a person. */
export const EVERYTHING: Scope = { inboxIds: null };

/** Holds a conversation until the transaction ends. Missing and out of scope are alike. */
export const lockConversation = async (tx: Tx, scope: Scope, id: string): Promise<ConversationRow> => {
  const { rows } = await sql<ConversationRow>`
    select ${conversationColumns} from conversation c where c.id = ${id}::uuid and ${inScope(scope)} for update of c`.execute(tx.sql);
  if (rows[0] === undefined) throw notFound('conversation');
  return rows[0];
};

/** Several at once, in the order in which everybody locks them; missing ones are left out. */
export const lockConversations = async (tx: Tx, ids: readonly string[]): Promise<Map<string, ConversationRow>> => {
  const { rows } = await sql<ConversationRow>`
    select ${conversationColumns} from conversation c where c.id = any(${[...ids]}::uuid[]) order by c.id for update of c`.execute(tx.sql);
  return new Map(rows.map((row) => [row.id, row]));
};
