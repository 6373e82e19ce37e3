import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/index.ts';
import type { Memory } from './types.ts';

/** `key`: a conversation's id, or of an unverified thread its own. */
type KeptMemory = Memory & { key: string };

export const NOTHING_YET: Memory = { failedAnswers: 0, clarified: false, lastArticleId: null, tried: [] };

/** What is remembered, by key; nothing yet is left out. */
export const loadMemories = async (db: Kysely<DB>, keys: readonly string[]): Promise<Map<string, Memory>> => {
  const { rows } = await sql<KeptMemory>`
    select conversation_id as key, failed_answers as "failedAnswers", clarified, last_article_id as "lastArticleId", tried
    from assistant_state where conversation_id = any(${[...keys]}::uuid[])`.execute(db);
  return new Map(rows.map(({ key, ...memory }) => [key, memory]));
};

/** Of each key one. */
export const saveMemories = async (db: Kysely<DB>, kept: readonly KeptMemory[]): Promise<void> => {
  await sql`
    insert into assistant_state (conversation_id, failed_answers, clarified, last_article_id, tried)
    select key, "failedAnswers", clarified, "lastArticleId", tried
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as l (key uuid, "failedAnswers" integer, clarified boolean, "lastArticleId" uuid, tried jsonb)
    on conflict (conversation_id) do update set failed_answers = excluded.failed_answers, clarified = excluded.clarified,
      last_article_id = excluded.last_article_id, tried = excluded.tried, updated_at = now()`.execute(db);
};
