import type { HandoffPacket } from '@throughline/protocol/events';
import { sql } from 'kysely';
import type { Tx } from '../../platform/bus/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../types.ts';
import { lockConversation } from './lock-conversation.ts';

type Act = { scope: Scope; conversationId: string; by: string };

/** Puts the conversation into the queue for a person, with what that person must know. Handing over twice changes nothing. */
export const handOver = async (tx: Tx, act: Act & { packet: HandoffPacket }): Promise<boolean> => {
  const conversation = await lockConversation(tx, act.scope, act.conversationId);
  if (conversation.handling !== 'assistant') return false;
  await sql`
    update conversation set handling = 'queued', queued_at = now(), assignee_id = null, packet = ${JSON.stringify(act.packet)}::jsonb, updated_at = now(),
      waiting_since = coalesce(waiting_since, now())
    where id = ${conversation.id}`.execute(tx.sql);
  tx.emit({ type: 'conversation.handedOver', key: conversation.id, data: { reason: act.packet.reason, packet: act.packet } });
  return true;
};

export const returnToAssistant = async (tx: Tx, act: Act): Promise<void> => {
  const conversation = await lockConversation(tx, act.scope, act.conversationId);
  await sql`
    update conversation set handling = 'assistant', queued_at = null, assignee_id = null, updated_at = now() where id = ${conversation.id}`.execute(
    tx.sql,
  );
  tx.emit({ type: 'conversation.assigned', key: conversation.id, data: { agentId: null, by: act.by } });
};

/** Gives it to an agent, or back to the queue with null. */
export const assign = async (tx: Tx, act: Act & { agentId: string | null }): Promise<void> => {
  const conversation = await lockConversation(tx, act.scope, act.conversationId);
  await sql`
    update conversation set assignee_id = ${act.agentId}::uuid, handling = ${act.agentId === null ? 'queued' : 'agent'},
      queued_at = ${act.agentId === null ? sql`coalesce(queued_at, now())` : null}, updated_at = now()
    where id = ${conversation.id}`.execute(tx.sql);
  tx.emit({ type: 'conversation.assigned', key: conversation.id, data: { agentId: act.agentId, by: act.by } });
};

/** An offer stands on a queued conversation, or is taken off it again; false when it is not there to be. */
export const markOffered = async (tx: Tx, conversationId: string, offered: boolean): Promise<boolean> => {
  const { rows } = await sql<{ id: string }>`
    update conversation set handling = ${offered ? 'offered' : 'queued'}, updated_at = now()
    where id = ${conversationId}::uuid and handling = ${offered ? 'queued' : 'offered'} and ${offered ? sql`status = 'open'` : sql`true`} returning id`.execute(
    tx.sql,
  );
  return rows.length === 1;
};

export const resolve = async (tx: Tx, act: Act): Promise<void> => {
  const conversation = await lockConversation(tx, act.scope, act.conversationId);
  if (conversation.status === 'resolved') return;
  await sql`
    update conversation set status = 'resolved', resolved_at = now(), waiting_since = null, snoozed_until = null, queued_at = null, updated_at = now(),
      handling = case when handling in ('queued', 'offered') then 'assistant' else handling end
    where id = ${conversation.id}`.execute(tx.sql);
  tx.emit({ type: 'conversation.resolved', key: conversation.id, data: { by: act.by } });
};

export const reopen = async (tx: Tx, act: Act): Promise<void> => {
  const conversation = await lockConversation(tx, act.scope, act.conversationId);
  if (conversation.status === 'open') return;
  await sql`
    update conversation set status = 'open', resolved_at = null, snoozed_until = null, updated_at = now() where id = ${conversation.id}`.execute(
    tx.sql,
  );
  tx.emit({ type: 'conversation.reopened', key: conversation.id, data: { by: act.by, reason: 'act' } });
};

/** Hides it until a time. Refused for a time that has passed. */
export const snooze = async (tx: Tx, act: Act & { until: Date; now: Date }): Promise<void> => {
  if (act.until <= act.now) throw new Refusal('time-passed', { until: act.until.toISOString() });
  const conversation = await lockConversation(tx, act.scope, act.conversationId);
  await sql`
    update conversation set status = 'snoozed', snoozed_until = ${act.until}, resolved_at = null, updated_at = now() where id = ${conversation.id}`.execute(
    tx.sql,
  );
  tx.emit({ type: 'conversation.snoozed', key: conversation.id, data: { until: act.until.toISOString(), by: act.by } });
};

/** The snooze is over. */
export const wake = async (tx: Tx, conversationId: string, now: Date): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    update conversation set status = 'open', snoozed_until = null, updated_at = now()
    where id = ${conversationId}::uuid and status = 'snoozed' and snoozed_until <= ${now} returning id`.execute(tx.sql);
  if (rows.length === 1) tx.emit({ type: 'conversation.woken', key: conversationId, data: {} });
};
