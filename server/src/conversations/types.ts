import type { Handle } from '@throughline/protocol/envelope';
import type { Part } from '@throughline/protocol/parts';

/** Which inboxes the viewer may see; null: all. Enforced inside every query. */
export type Scope = { inboxIds: readonly string[] | null };

export type ThreadRow = {
  id: string;
  conversationId: string;
  inboxId: string;
  channel: string;
  threadKey: string;
  identityId: string;
  address: Handle;
  verified: boolean;
  joinedBy: JoinedBy;
  token: string;
  context: Record<string, unknown>;
  lastInboundAt: Date | null;
  lastAt: Date;
  createdAt: Date;
};
export type JoinedBy = 'first' | 'same-customer' | 'reference' | 'token' | 'continued' | 'moved';

export type Status = 'open' | 'snoozed' | 'resolved';
export type Handling = 'assistant' | 'queued' | 'offered' | 'agent';

export type ConversationRow = {
  id: string;
  reference: string;
  customerId: string;
  identityId: string;
  subject: string;
  status: Status;
  handling: Handling;
  assigneeId: string | null;
  language: string;
  channels: string[];
  inboxIds: string[];
  seq: number;
  waitingSince: Date | null;
  queuedAt: Date | null;
  lastText: string;
  lastAuthor: Author;
  lastChannel: string;
  lastAt: Date;
  snoozedUntil: Date | null;
  resolvedAt: Date | null;
  packet: Record<string, unknown> | null;
  intent: string | null;
  mood: Mood;
  urgency: number;
  createdAt: Date;
  updatedAt: Date;
};
export type Mood = 'calm' | 'tense' | 'angry';
/** What a conversation is about now; see migration 0010. */
export type Topic = { language: string; intent: string | null; mood: Mood; urgency: number };
export type Author = 'customer' | 'agent' | 'assistant' | 'system';

export type MessageState =
  | 'received'
  | 'held'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'maybe-sent'
  | 'cancelled';

export type MessageRow = {
  id: string;
  conversationId: string;
  threadId: string | null;
  seq: number;
  direction: 'inbound' | 'outbound';
  internal: boolean;
  authorType: Author;
  authorId: string | null;
  authorName: string;
  channel: string | null;
  inboxId: string | null;
  parts: Part[];
  text: string;
  externalKey: string | null;
  meta: Record<string, unknown>;
  sources: { articleId: string; title: string }[];
  understanding: Record<string, unknown> | null;
  state: MessageState;
  stateAt: Date;
  attempts: number;
  error: { class: string; detail: string } | null;
  nextTryAt: Date | null;
  pieces: string[];
  providerIds: string[];
  numbered: Record<string, string> | null;
  createdAt: Date;
};
