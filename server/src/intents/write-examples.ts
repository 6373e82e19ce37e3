import { detectLanguage } from '@throughline/nlu';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/bus/index.ts';
import { notFound } from '../platform/refusal.ts';
import { cleanTexts } from '../platform/wire-text.ts';
import { textKey } from './text-key.ts';
import type { ExampleOrigin } from './types.ts';

export type NewExample = { intentId: string | null; text: string; messageId?: string | undefined };
export type Added = { added: number; moved: number; known: number };

const localeOf = (text: string): string => {
  const { language } = detectLanguage(text);
  return language.startsWith('zh') ? 'zh' : language;
};

/** One statement for any number. A text that is known under another intent moves: the latest word counts. */
export const addExamples = async (tx: Tx, examples: readonly NewExample[], origin: ExampleOrigin): Promise<Added> => {
  const byKey = new Map(examples.map((example) => [textKey(example.text), example]));
  byKey.delete('');
  const lines = [...byKey].map(([key, { intentId, text, messageId }]) => ({
    id: newId(),
    intent_id: intentId,
    text: text.trim(),
    text_key: key,
    locale: localeOf(text),
    message_id: messageId ?? null,
  }));
  const { rows } = await sql<{ fresh: boolean }>`
    insert into intent_example as e (id, intent_id, text, text_key, locale, origin, message_id)
    select id, intent_id, text, text_key, locale, ${origin}, message_id
    from jsonb_to_recordset(${JSON.stringify(cleanTexts(lines))}::jsonb) as l (id uuid, intent_id uuid, text text, text_key text, locale text, message_id uuid)
    on conflict (text_key) do update set intent_id = excluded.intent_id, origin = excluded.origin, message_id = coalesce(excluded.message_id, e.message_id)
      where e.intent_id is distinct from excluded.intent_id
    returning (xmax = 0) as fresh`.execute(tx.sql);
  const added = rows.filter((row) => row.fresh).length;
  return { added, moved: rows.length - added, known: examples.length - rows.length };
};

export const removeExample = async (tx: Tx, id: string): Promise<void> => {
  const { rows } = await sql`delete from intent_example where id = ${id}::uuid returning id`.execute(tx.sql);
  if (rows.length === 0) throw notFound('example');
};
