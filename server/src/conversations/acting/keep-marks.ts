import type { Part } from '@throughline/protocol/parts';
import { textOf } from '@throughline/protocol/parts';
import { type Kysely, sql } from 'kysely';
import type { Tx } from '../../platform/bus/index.ts';
import type { DB } from '../../platform/db/index.ts';
import type { MessageRow, Topic } from '../types.ts';
import { messageColumns } from '../reading/rows.ts';
import { printFileUses } from './note-file-uses.ts';

/** An agent has read up to here; never moves back. */
export const markRead = async (tx: Tx, mark: { conversationId: string; agentId: string; seq: number }): Promise<void> => {
  const { rows } = await sql`
    insert into reading (conversation_id, agent_id, seq) values (${mark.conversationId}, ${mark.agentId}, ${mark.seq})
    on conflict (agent_id, conversation_id) do update set seq = excluded.seq where reading.seq < excluded.seq returning seq`.execute(
    tx.sql,
  );
  const { conversationId, agentId, seq } = mark;
  if (rows.length === 1) tx.emit({ type: 'conversation.read', key: conversationId, data: { agentId, seq } });
};

export type Understood = { messageId: string; understanding: Record<string, unknown> };

/** What the machine understood of messages. */
export const recordUnderstandings = async (tx: Tx, understood: readonly Understood[]): Promise<void> => {
  await sql`
    update message m set understanding = l.understanding
    from jsonb_to_recordset(${JSON.stringify(understood)}::jsonb) as l ("messageId" uuid, understanding jsonb) where m.id = l."messageId"`.execute(
    tx.sql,
  );
};

/** A conversation is about what its last message that said so was about: `und` and a null intent leave it as it is. */
export const recordTopics = async (tx: Tx, topics: readonly (Topic & { conversationId: string })[]): Promise<void> => {
  await sql`
    update conversation c set language = case when l.language = 'und' then c.language else l.language end,
      intent = coalesce(l.intent, c.intent), mood = l.mood, urgency = l.urgency
    from jsonb_to_recordset(${JSON.stringify(topics)}::jsonb) as l ("conversationId" uuid, language text, intent text, mood text, urgency real)
    where c.id = l."conversationId"
      and (c.language, c.intent, c.mood, c.urgency) is distinct from
          (case when l.language = 'und' then c.language else l.language end, coalesce(l.intent, c.intent), l.mood, l.urgency)`.execute(
    tx.sql,
  );
};

/** A person says what messages ask for: it stands beside what the machine read, and names their conversations' intent. */
export const correctIntents = async (
  tx: Tx,
  { messageIds, intent, by, at }: { messageIds: readonly string[]; intent: string | null; by: string; at: Date },
): Promise<void> => {
  const correction = JSON.stringify({ corrected: { intent, by, at: at.toISOString() } });
  const { rows } = await sql<{ id: string; conversation_id: string; thread_id: string | null }>`
    with corrected as (
      update message set understanding = coalesce(understanding, '{"language": "und", "intent": null, "confidence": null, "anger": 0}') || ${correction}::jsonb
      where id = any(${[...messageIds]}::uuid[]) returning id, conversation_id, thread_id
    ), named as (
      update conversation set intent = ${intent} where id in (select conversation_id from corrected)
    )
    select id, conversation_id, thread_id from corrected`.execute(tx.sql);
  for (const row of rows)
    if (row.thread_id !== null)
      tx.emit({
        type: 'message.changed',
        key: row.conversation_id,
        data: { messageId: row.id, threadId: row.thread_id, change: 'edited' },
      });
};

/** Makes messages findable. `tokens` turns words into a tsvector's text; see nlu makeSearchTokens. Safe to repeat. */
export const indexMessages = async (db: Kysely<DB>, messageIds: readonly string[], tokens: (text: string) => string): Promise<void> => {
  const { rows } = await sql<{ id: string; conversation_id: string; inbox_id: string | null; text: string; created_at: Date }>`
    select m.id, m.conversation_id, m.inbox_id, m.text, m.created_at from message m
    where m.id = any(${[...messageIds]}::uuid[])
      and (m.text <> '' or exists (select 1 from message_search s where s.message_id = m.id))`.execute(db);
  const lines = rows.map((row) => ({ ...row, tokens: tokens(row.text) }));
  await sql`
    insert into message_search (message_id, conversation_id, inbox_id, tokens, at)
    select id, conversation_id, inbox_id, to_tsvector('simple', tokens), created_at
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (id uuid, conversation_id uuid, inbox_id uuid, tokens text, created_at timestamptz)
    on conflict (message_id) do update set tokens = excluded.tokens, conversation_id = excluded.conversation_id`.execute(db);
};

/** The customer edited a message: the new words stand, the old ones stay in `meta.versions`. */
export const editMessage = async (
  tx: Tx,
  edit: { inboxId: string; key: string; parts: readonly Part[] },
): Promise<MessageRow | undefined> => {
  const { rows } = await sql<MessageRow>`
    update message m set parts = ${JSON.stringify(edit.parts)}::jsonb, text = ${textOf(edit.parts)},
      meta = jsonb_set(m.meta, '{versions}', coalesce(m.meta -> 'versions', '[]') || jsonb_build_array(m.parts))
    where m.inbox_id = ${edit.inboxId}::uuid and m.external_key = ${edit.key} returning ${messageColumns}`.execute(tx.sql);
  const row = rows[0];
  if (row?.threadId)
    tx.emit({ type: 'message.changed', key: row.conversationId, data: { messageId: row.id, threadId: row.threadId, change: 'edited' } });
  return row;
};

/** The customer deleted a message, or reacted to one of ours: kept in `meta`, shown in the stream. */
export const noteChange = async (
  tx: Tx,
  change: { inboxId: string; providerId: string; kind: 'deleted' | 'reaction'; facts: Record<string, unknown> },
): Promise<boolean> => {
  const { rows } = await sql<{ id: string; conversation_id: string; thread_id: string }>`
    update message set meta = meta || jsonb_build_object(${change.kind}::text, ${JSON.stringify(change.facts)}::jsonb)
    where inbox_id = ${change.inboxId}::uuid and (external_key = ${change.providerId} or provider_ids @> array[${change.providerId}]) returning id, conversation_id, thread_id`.execute(
    tx.sql,
  );
  const row = rows[0];
  if (row !== undefined)
    tx.emit({
      type: 'message.changed',
      key: row.conversation_id,
      data: { messageId: row.id, threadId: row.thread_id, change: change.kind },
    });
  return row !== undefined;
};

/** Attachments were fetched: the parts now point into our file store. */
export const replaceParts = async (tx: Tx, change: { messageId: string; parts: readonly Part[] }): Promise<void> => {
  const { rows } = await sql<{ conversation_id: string; thread_id: string }>`
    update message set parts = ${JSON.stringify(change.parts)}::jsonb where id = ${change.messageId}::uuid returning conversation_id, thread_id`.execute(
    tx.sql,
  );
  await printFileUses([{ id: change.messageId, parts: change.parts }])?.execute(tx.sql);
  const row = rows[0];
  if (row !== undefined)
    tx.emit({
      type: 'message.changed',
      key: row.conversation_id,
      data: { messageId: change.messageId, threadId: row.thread_id, change: 'edited' },
    });
};
