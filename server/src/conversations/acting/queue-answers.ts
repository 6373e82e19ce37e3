import { type Part, textOf } from '@throughline/protocol/parts';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../../platform/bus/index.ts';
import { notFound } from '../../platform/refusal.ts';
import type { ConversationRow, Topic } from '../types.ts';
import { printFileUses } from './note-file-uses.ts';

export type MachineAnswer = {
  /** As it was locked in this transaction; of one conversation at most one answer. */
  conversation: ConversationRow;
  threadId: string;
  name: string;
  /** What the conversation is about from now on; `und` and a null intent leave it as it is. */
  topic: Topic;
  parts: readonly Part[];
  sources: readonly { articleId: string; title: string }[];
  /** False: the customer goes on waiting ("I am passing you on"). */
  answers: boolean;
};

/** Answers of the assistant in many conversations, stored and queued at once. `queueReply` is the same for one of anybody's. */
export const queueAnswers = async (tx: Tx, answers: readonly MachineAnswer[]): Promise<void> => {
  if (answers.length === 0) return;
  const lines = answers.map(({ conversation, parts, topic, ...rest }) => {
    const text = textOf(parts);
    return {
      ...rest,
      ...topic,
      id: newId(),
      conversationId: conversation.id,
      seq: conversation.seq + 1,
      parts,
      text,
      lastText: text.slice(0, 300).toWellFormed(),
    };
  });
  const { rows } = await sql<{ id: string; channel: string; inboxId: string }>`
    with line as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (id uuid, "conversationId" uuid, "threadId" uuid, seq integer,
        name text, language text, intent text, mood text, urgency real, parts jsonb, text text, sources jsonb, answers boolean, "lastText" text)
    ), added as (
      insert into message (id, conversation_id, thread_id, seq, direction, author_type, author_name, channel, inbox_id, parts, text, sources, state)
      select l.id, l."conversationId", t.id, l.seq, 'outbound', 'assistant', l.name, t.channel, t.inbox_id, l.parts, l.text, l.sources, 'queued'
      from line l join thread t on t.id = l."threadId" and t.conversation_id = l."conversationId"
      returning id, channel, inbox_id
    )
    update conversation c set seq = l.seq, last_text = l."lastText", last_author = 'assistant', last_channel = a.channel, last_at = now(),
      updated_at = now(), language = case when l.language = 'und' then c.language else l.language end,
      intent = coalesce(l.intent, c.intent), mood = l.mood, urgency = l.urgency,
      waiting_since = case when l.answers then null else c.waiting_since end
    from line l join added a on a.id = l.id where c.id = l."conversationId"
    returning a.id, a.channel, a.inbox_id as "inboxId"`.execute(tx.sql);
  const stored = new Map(rows.map((row) => [row.id, row]));
  await printFileUses(lines)?.execute(tx.sql);
  for (const { id, conversationId, threadId } of lines) {
    const row = stored.get(id);
    if (row === undefined) throw notFound('thread');
    const { inboxId, channel } = row;
    tx.emit({ type: 'message.queued', key: conversationId, data: { messageId: id, threadId, inboxId, channel, by: 'assistant' } });
  }
};
