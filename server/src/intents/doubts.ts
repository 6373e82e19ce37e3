import { type Kysely, sql } from 'kysely';
import type { Tx } from '../platform/bus/index.ts';
import type { DB } from '../platform/db/index.ts';
import { cleanTexts } from '../platform/wire-text.ts';
import { maskWords, type Told } from './mask-words.ts';
import type { Doubt } from './types.ts';

export type { Doubt };

/** These messages were not read with certainty: they wait for a label, without personal details. Safe to repeat. */
export const noteDoubts = async (tx: Tx, doubted: readonly (Doubt & Told)[]): Promise<void> => {
  if (doubted.length === 0) return;
  const lines = doubted.map(({ products, ...doubt }) => ({ ...doubt, text: maskWords({ text: doubt.text, products }) }));
  await sql`
    insert into intent_doubt (message_id, conversation_id, inbox_id, text, language, guesses, at)
    select l."messageId", l."conversationId", l."inboxId", l.text, l.language, l.guesses, l.at
    from jsonb_to_recordset(${JSON.stringify(cleanTexts(lines))}::jsonb)
      as l ("messageId" uuid, "conversationId" uuid, "inboxId" uuid, text text, language text, guesses jsonb, at timestamptz)
    on conflict (message_id) do nothing`.execute(tx.sql);
};

/** Newest first. `inboxIds` null: of all inboxes. */
export const listDoubts = async (db: Kysely<DB>, inboxIds: readonly string[] | null, limit: number): Promise<Doubt[]> => {
  const seen = inboxIds === null ? sql`true` : sql`inbox_id = any(${[...inboxIds]}::uuid[])`;
  const { rows } = await sql<Doubt>`
    select message_id as "messageId", conversation_id as "conversationId", inbox_id as "inboxId", text, language, guesses, at
    from intent_doubt where ${seen} order by at desc limit ${limit}`.execute(db);
  return rows;
};

export const settleDoubts = async (tx: Tx, messageIds: readonly string[]): Promise<void> => {
  await sql`delete from intent_doubt where message_id = any(${[...messageIds]}::uuid[])`.execute(tx.sql);
};

/** Those older than a time go. */
export const forgetDoubts = async (db: Kysely<DB>, before: Date): Promise<void> => {
  await sql`delete from intent_doubt where at < ${before}`.execute(db);
};
