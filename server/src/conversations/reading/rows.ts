import { sql } from 'kysely';
import type { Scope } from '../types.ts';

/** Column lists that turn snake-case rows into the row types of `types.ts`. */
export const conversationColumns = sql`c.id, c.reference, c.customer_id as "customerId", c.identity_id as "identityId", c.subject, c.status, c.handling,
  c.assignee_id as "assigneeId", c.language, c.channels, c.inbox_ids as "inboxIds", c.seq, c.waiting_since as "waitingSince", c.queued_at as "queuedAt",
  c.last_text as "lastText", c.last_author as "lastAuthor", c.last_channel as "lastChannel", c.last_at as "lastAt",
  c.snoozed_until as "snoozedUntil", c.resolved_at as "resolvedAt", c.packet, c.intent, c.mood, c.urgency, c.created_at as "createdAt", c.updated_at as "updatedAt"`;

export const threadColumns = sql`t.id, t.conversation_id as "conversationId", t.inbox_id as "inboxId", t.channel, t.thread_key as "threadKey",
  t.identity_id as "identityId", t.address, t.verified, t.joined_by as "joinedBy", t.token, t.context, t.last_inbound_at as "lastInboundAt",
  t.last_at as "lastAt", t.created_at as "createdAt"`;

export const messageColumns = sql`m.id, m.conversation_id as "conversationId", m.thread_id as "threadId", m.seq, m.direction, m.internal,
  m.author_type as "authorType", m.author_id as "authorId", m.author_name as "authorName", m.channel, m.inbox_id as "inboxId", m.parts, m.text,
  m.external_key as "externalKey", m.meta, m.sources, m.understanding, m.state, m.state_at as "stateAt", m.attempts, m.error,
  m.next_try_at as "nextTryAt", m.pieces, m.provider_ids as "providerIds", m.numbered, m.created_at as "createdAt"`;

/** A conversation is seen by whoever may see at least one of its inboxes. */
export const inScope = (scope: Scope) => (scope.inboxIds === null ? sql`true` : sql`c.inbox_ids && ${[...scope.inboxIds]}::uuid[]`);
