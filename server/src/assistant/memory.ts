import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/index.ts';
import type { Memory } from './types.ts';

/** `key`: a conversation's id, or of an unverified thread its own. */
export const loadMemory = async (db: Kysely<DB>, key: string): Promise<Memory> => {
  const { rows } = await sql<Memory>`
    select failed_answers as "failedAnswers", clarified, last_article_id as "lastArticleId", tried from assistant_state where conversation_id = ${key}::uuid`.execute(
    db,
  );
  return rows[0] ?? { failedAnswers: 0, clarified: false, lastArticleId: null, tried: [] };
};

export const saveMemory = async (db: Kysely<DB>, key: string, memory: Memory): Promise<void> => {
  await sql`
    insert into assistant_state (conversation_id, failed_answers, clarified, last_article_id, tried)
    values (${key}, ${memory.failedAnswers}, ${memory.clarified}, ${memory.lastArticleId}, ${JSON.stringify(memory.tried)}::jsonb)
    on conflict (conversation_id) do update set failed_answers = excluded.failed_answers, clarified = excluded.clarified,
      last_article_id = excluded.last_article_id, tried = excluded.tried, updated_at = now()`.execute(db);
};
