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
  const id = newId();
  await sql`
    insert into decision (id, conversation_id, thread_id, message_id, kind, outcome, reason, facts)
    values (${id}, ${decision.conversationId}, ${decision.threadId ?? null}, ${decision.messageId ?? null}, ${decision.kind}, ${decision.outcome}, ${decision.reason}, ${JSON.stringify(decision.facts)}::jsonb)`.execute(
    tx.sql,
  );
  return id;
};
