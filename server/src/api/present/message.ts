import { Understanding } from '@throughline/protocol/intents';
import type { Message } from '@throughline/protocol/resources';
import type { MessageRow } from '../../conversations/index.ts';

// A mail's HTML body is shown through getMessageHtml alone, sanitised.
const withoutHtml = ({ html, ...meta }: Record<string, unknown>): Record<string, unknown> =>
  html === undefined ? meta : { ...meta, hasHtml: true };

export const presentMessage = (row: MessageRow): Message => ({
  id: row.id,
  conversationId: row.conversationId,
  threadId: row.threadId,
  seq: row.seq,
  direction: row.direction,
  internal: row.internal,
  author: { type: row.authorType, id: row.authorId, name: row.authorName },
  channel: row.channel,
  inboxId: row.inboxId,
  parts: row.parts,
  createdAt: row.createdAt.toISOString(),
  delivery: {
    state: row.state,
    at: row.stateAt.toISOString(),
    attempts: row.attempts,
    error: row.error,
    nextTryAt: row.nextTryAt?.toISOString() ?? null,
    pieces: row.pieces,
  },
  meta: withoutHtml(row.meta),
  sources: row.sources,
  understanding: row.understanding === null ? null : (Understanding.safeParse(row.understanding).data ?? null),
});
