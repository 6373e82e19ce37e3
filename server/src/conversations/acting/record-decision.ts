import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../../platform/bus/index.ts';

export type NewDecision = {
  conversationId: string;
  threadId?: string | null;
  messageId?: string | null;
  kind: 'place' | 'answer' | 'hand-over' | 'route' | 'join' | 'disclose';
  outcome: string;
  /** Stable code; the desk has words for it. */
  reason: string;
  /** Inputs, terms and alternatives: enough to replay the decision. */
  facts: Record<string, unknown>;
};

/** Keeps why something happened. */
export const recordDecision = async (tx: Tx, decision: NewDecision): Promise<string> => {
  const [id = ''] = await recordDecisions(tx, [decision]);
  return id;
};

/** Answers their ids, in order. */
export const recordDecisions = async (tx: Tx, decisions: readonly NewDecision[]): Promise<string[]> => {
  const lines = decisions.map((decision) => ({ ...decision, id: newId() }));
  await sql`
    insert into decision (id, conversation_id, thread_id, message_id, kind, outcome, reason, facts)
    select id, "conversationId", "threadId", "messageId", kind, outcome, reason, facts
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as l (id uuid, "conversationId" uuid, "threadId" uuid, "messageId" uuid, kind text, outcome text, reason text, facts jsonb)`.execute(
    tx.sql,
  );
  return lines.map((line) => line.id);
};
