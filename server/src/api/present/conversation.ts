import type { ReplyWindow } from '@throughline/protocol/channel';
import type { Conversation, ConversationSummary, Decision, Thread } from '@throughline/protocol/resources';
import { type ConversationRow, reading, type ThreadRow } from '../../conversations/index.ts';
import type { People } from './people.ts';

type Listed = ConversationRow & { unread: number };
type DecisionRow = Awaited<ReturnType<typeof reading.listDecisions>>[number];

const iso = (at: Date): string => at.toISOString();
const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

export const presentSummary = (row: Listed, people: People): ConversationSummary => ({
  id: row.id,
  reference: row.reference,
  subject: row.subject,
  status: row.status,
  handling: row.handling,
  assignee: people.agent(row.assigneeId),
  customer: people.customer(row.customerId),
  channels: row.channels,
  lastChannel: row.lastChannel,
  language: row.language,
  intent: row.intent,
  mood: row.mood,
  urgency: row.urgency,
  last: { text: row.lastText, author: row.lastAuthor, at: iso(row.lastAt) },
  waitingSince: isoOrNull(row.waitingSince),
  unread: row.unread,
  seq: row.seq,
  snoozedUntil: isoOrNull(row.snoozedUntil),
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});

/** What a thread needs from its inbox; a disconnected one answers undefined. */
export type InboxLook = (id: string) => { name: string; enabled: boolean; windows: readonly ReplyWindow[] } | undefined;

export const presentThread = (row: ThreadRow, inboxOf: InboxLook): Thread => {
  const inbox = inboxOf(row.inboxId);
  return {
    id: row.id,
    conversationId: row.conversationId,
    inboxId: row.inboxId,
    inboxName: inbox?.name ?? '',
    channel: row.channel,
    address: row.address,
    verified: row.verified,
    joinedBy: row.joinedBy,
    canReply: inbox?.enabled ?? false,
    windowEndsAt: isoOrNull(reading.findWindowEnd(row, inbox?.windows ?? [])),
    createdAt: iso(row.createdAt),
    lastAt: iso(row.lastAt),
  };
};

export const presentConversation = (
  row: Listed & { readSeq: number },
  threads: readonly ThreadRow[],
  people: People,
  inboxOf: InboxLook,
): Conversation => ({
  ...presentSummary(row, people),
  threads: threads.map((thread) => presentThread(thread, inboxOf)),
  readSeq: row.readSeq,
  packet: row.packet,
});

export const presentDecision = (row: DecisionRow): Decision => ({
  id: row.id,
  kind: row.kind as Decision['kind'],
  at: iso(row.at),
  outcome: row.outcome,
  reason: row.reason,
  facts: row.facts,
  messageId: row.messageId,
  threadId: row.threadId,
  undoneAt: isoOrNull(row.undoneAt),
});
