// biome-ignore-all format: one shape a line, read as a table
/** What the API speaks of: one zod schema per resource, and the type with the same name. */
import { z } from 'zod';
import { Handle } from './envelope.ts';
import { Understanding } from './intents.ts';
import { Part } from './parts.ts';

export { Part };
const time = z.iso.datetime();
const both = z.object({ zh: z.string(), en: z.string() });

export const AgentRef = z.object({ id: z.uuid(), name: z.string() });
export type AgentRef = z.infer<typeof AgentRef>;
export const CustomerRef = z.object({ id: z.uuid(), name: z.string() });

export const Delivery = z.object({
  state: z.enum(['received', 'held', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'maybe-sent', 'cancelled']).describe('"held": within the undo time. "maybe-sent": the provider took the call but its answer was lost.'),
  at: time,
  attempts: z.int(),
  error: z.object({ class: z.string(), detail: z.string() }).nullable(),
  nextTryAt: time.nullable(),
  pieces: z.array(z.string()).describe('What was really sent, in plain words, piece by piece.'),
});
export type Delivery = z.infer<typeof Delivery>;

export const Message = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  threadId: z.uuid().nullable().describe('null for notes'),
  seq: z.int().describe('Grows with every message of the conversation.'),
  direction: z.enum(['inbound', 'outbound']),
  internal: z.boolean().describe('true: a note, seen only by agents'),
  author: z.object({ type: z.enum(['customer', 'agent', 'assistant', 'system']), id: z.uuid().nullable(), name: z.string() }),
  channel: z.string().nullable(),
  inboxId: z.uuid().nullable(),
  parts: z.array(Part),
  createdAt: time,
  delivery: Delivery,
  meta: z.record(z.string(), z.unknown()),
  sources: z.array(z.object({ articleId: z.uuid(), title: z.string() })).describe('Articles an answer stands on.'),
  understanding: Understanding.nullable(),
});
export type Message = z.infer<typeof Message>;

export const Thread = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  inboxId: z.uuid(),
  inboxName: z.string(),
  channel: z.string(),
  address: Handle,
  verified: z.boolean().describe('false: joined only by a quoted reference; nothing earlier is disclosed into it.'),
  joinedBy: z.enum(['first', 'same-customer', 'reference', 'token', 'continued', 'moved']),
  canReply: z.boolean(),
  windowEndsAt: time.nullable().describe('Until when we may answer here; in the past: closed until the customer writes. null: no such limit.'),
  createdAt: time,
  lastAt: time,
});
export type Thread = z.infer<typeof Thread>;

export const ConversationSummary = z.object({
  id: z.uuid(),
  reference: z.string().describe('Eight digits, the last a check digit.'),
  subject: z.string(),
  status: z.enum(['open', 'snoozed', 'resolved']),
  handling: z.enum(['assistant', 'queued', 'offered', 'agent']).describe('Who has it now.'),
  assignee: AgentRef.nullable(),
  customer: CustomerRef,
  channels: z.array(z.string()).describe('In the order they joined.'),
  lastChannel: z.string(),
  language: z.string(),
  intent: z.string().nullable().describe('What it is about, from the last message that said so.'),
  mood: z.enum(['calm', 'tense', 'angry']),
  urgency: z.number().describe('0 to 1; from 0.5 on it should not wait.'),
  last: z.object({ text: z.string(), author: z.enum(['customer', 'agent', 'assistant', 'system']), at: time }),
  waitingSince: time.nullable().describe('The customer has had no answer since; null when we answered last.'),
  unread: z.int(),
  seq: z.int(),
  snoozedUntil: time.nullable(),
  createdAt: time,
  updatedAt: time,
});
export type ConversationSummary = z.infer<typeof ConversationSummary>;
export const Conversation = ConversationSummary.extend({ threads: z.array(Thread), readSeq: z.int(), packet: z.record(z.string(), z.unknown()).nullable().describe('The handoff packet, once handed over.') });
export type Conversation = z.infer<typeof Conversation>;

export const Decision = z.object({ id: z.uuid(), kind: z.enum(['place', 'answer', 'hand-over', 'route', 'join', 'disclose']), at: time, outcome: z.string(), reason: z.string().describe('Stable code; the desk translates it.'), facts: z.record(z.string(), z.unknown()), messageId: z.uuid().nullable(), threadId: z.uuid().nullable(), undoneAt: time.nullable() });
export type Decision = z.infer<typeof Decision>;

export const ReplyInput = z.strictObject({
  threadId: z.uuid().optional().describe('Default: the thread the customer wrote on last.'),
  parts: z.array(Part).min(1).max(20),
  subject: z.string().max(500).optional(),
  cc: z.array(z.email()).max(50).optional(),
  bcc: z.array(z.email()).max(50).optional(),
  undoSeconds: z.int().min(0).max(30).default(0).describe('Hold this long so that it can be cancelled; the desk uses 5.'),
  seenSeq: z.int().nonnegative().optional().describe('Last message seq the writer had seen. 409 unseen-messages when the customer has written since.'),
});
export const NoteInput = z.strictObject({ parts: z.array(Part).min(1).max(20) });

export const Loss = z.object({ code: z.string(), detail: z.string(), count: z.int().optional() });
export const Preview = z.object({ threadId: z.uuid(), channel: z.string(), windowEndsAt: time.nullable().describe('As on the thread: in the past, sending is refused.'), pieces: z.array(z.object({ text: z.string(), plain: z.string(), units: z.int(), max: z.int(), options: z.array(z.string()), media: z.array(z.string()) })), losses: z.array(Loss) });
export type Preview = z.infer<typeof Preview>;

export const StoredFile = z.object({ id: z.uuid(), name: z.string(), mime: z.string(), bytes: z.int(), kind: z.enum(['image', 'audio', 'video', 'file']), url: z.string().describe('Signed and expiring.') });
export type StoredFile = z.infer<typeof StoredFile>;

export const SearchResult = z.object({
  conversations: z.array(ConversationSummary),
  messages: z.array(z.object({ messageId: z.uuid(), conversationId: z.uuid(), reference: z.string(), customer: CustomerRef, channel: z.string().nullable(), snippet: z.string(), at: time })),
  customers: z.array(z.object({ id: z.uuid(), name: z.string(), handles: z.array(z.string()) })),
});
export type SearchResult = z.infer<typeof SearchResult>;

export const Offer = z.object({ id: z.uuid(), conversation: ConversationSummary, madeAt: time, expiresAt: time, packet: z.record(z.string(), z.unknown()).nullable(), why: z.record(z.string(), z.unknown()) });
export type Offer = z.infer<typeof Offer>;

export const Role = z.enum(['agent', 'supervisor', 'admin']);
export const Availability = z.enum(['available', 'away']);
export const Agent = z.object({ id: z.uuid(), name: z.string(), email: z.string(), role: Role, availability: Availability, languages: z.array(z.string()), capacity: z.int(), load: z.int(), inboxIds: z.array(z.uuid()).nullable().describe('null: all inboxes'), online: z.boolean() });
export type Agent = z.infer<typeof Agent>;
export const AgentInput = z.strictObject({ name: z.string().min(1).max(200), email: z.email(), role: Role.default('agent'), languages: z.array(z.string().max(35)).max(20).default([]), capacity: z.int().min(0).max(100).default(5), inboxIds: z.array(z.uuid()).nullable().default(null) });
export const AgentChange = z.strictObject({ name: z.string().min(1).max(200), role: Role, languages: z.array(z.string().max(35)).max(20), capacity: z.int().min(0).max(100), inboxIds: z.array(z.uuid()).nullable(), disabled: z.boolean() }).partial();
export const Me = Agent.extend({ permissions: z.array(z.string()), locale: z.string().nullable() });
export type Me = z.infer<typeof Me>;
export const MeInput = z.strictObject({ name: z.string().min(1).max(200), locale: z.enum(['zh', 'en']), availability: Availability, languages: z.array(z.string().max(35)).max(20) }).partial();

export const Token = z.object({ id: z.uuid(), name: z.string(), scopes: z.array(z.string()), createdAt: time, lastUsedAt: time.nullable(), expiresAt: time.nullable() });
export const TokenInput = z.strictObject({ name: z.string().min(1).max(200), scopes: z.array(z.string()).min(1).max(30), expiresAt: time.nullable().default(null) });

export const Identity = z.object({ id: z.uuid(), customerId: z.uuid(), type: z.string(), value: z.string(), scope: z.string(), name: z.string().nullable(), verified: z.boolean(), channel: z.string(), firstAt: time, lastAt: time });
export type Identity = z.infer<typeof Identity>;
export const Evidence = z.object({ id: z.uuid(), kind: z.string(), weight: z.number().describe('0 to 1; 1 proves'), identityIds: z.tuple([z.uuid(), z.uuid()]), by: z.string(), facts: z.record(z.string(), z.unknown()), at: time, withdrawnAt: time.nullable() });
export type Evidence = z.infer<typeof Evidence>;
export const CustomerSummary = z.object({ id: z.uuid(), name: z.string(), language: z.string().nullable(), value: z.enum(['normal', 'vip']), channels: z.array(z.string()), lastAt: time.nullable(), createdAt: time });
export const Order = z.object({ number: z.string(), status: z.string(), product: both, quantity: z.int(), amount: z.int().describe('minor units'), currency: z.string(), placedAt: time });
export const PageView = z.object({ url: z.string(), title: z.string(), at: time });
export const Customer = CustomerSummary.extend({ remark: z.string(), identities: z.array(Identity), evidence: z.array(Evidence), conversations: z.array(ConversationSummary), orders: z.array(Order), pages: z.array(PageView) });
export type Customer = z.infer<typeof Customer>;
export const CustomerChange = z.strictObject({ name: z.string().min(1).max(200), language: z.string().max(35), value: z.enum(['normal', 'vip']), remark: z.string().max(5000) }).partial();

export const SettingField = z.object({ name: z.string(), label: both, help: both.optional(), input: z.enum(['text', 'password', 'url', 'number', 'switch', 'list', 'select']), choices: z.array(z.string()).readonly().optional(), secret: z.boolean().optional(), required: z.boolean().optional(), placeholder: z.string().optional() });
export const ChannelKind = z.object({ kind: z.string(), label: both, look: z.object({ light: z.string(), dark: z.string(), icon: z.string() }), abilities: z.record(z.string(), z.unknown()), fields: z.array(SettingField), guide: both.describe('How to get credentials, Markdown.') });
export type ChannelKind = z.infer<typeof ChannelKind>;
export const Strategy = z.object({ assistant: z.boolean().default(true), tone: z.enum(['warm', 'neutral', 'brief']).default('neutral'), continueMinutes: z.int().min(0).max(525_600).default(4320).describe('A message by another channel continues a conversation resolved at most this long ago.') });
export type Strategy = z.infer<typeof Strategy>;
export const Inbox = z.object({ id: z.uuid(), kind: z.string(), name: z.string(), account: z.string(), enabled: z.boolean(), settings: z.record(z.string(), z.unknown()).describe('Secrets are left out.'), secretsSet: z.array(z.string()), strategy: Strategy, webhookUrl: z.string().nullable(), playground: z.boolean(), state: z.object({ ok: z.boolean(), detail: z.string() }), createdAt: time });
export type Inbox = z.infer<typeof Inbox>;
export const InboxInput = z.strictObject({ kind: z.string().min(1).max(40), name: z.string().min(1).max(200), settings: z.record(z.string(), z.unknown()).default({}), strategy: Strategy.partial().optional() });
export const InboxChange = z.strictObject({ name: z.string().min(1).max(200), settings: z.record(z.string(), z.unknown()), strategy: Strategy.partial(), enabled: z.boolean() }).partial();

/** Level by level, so that no depth overflows the stack. */
const isShallow = (value: unknown): boolean => {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > 10) return false;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return true;
};

export const ApiMessageInput = z.strictObject({
  id: z.string().min(1).max(500).describe('Your id of the message; the same id adds nothing twice.'),
  at: z.iso.datetime({ offset: true }).optional(),
  from: z.strictObject({ type: Handle.shape.type, value: Handle.shape.value, name: Handle.shape.name, verified: z.boolean().optional() }),
  parts: z.array(Part).min(1).max(60),
  replyTo: z.string().max(998).optional().describe('Your or our id of the message this answers.'),
  threadId: z.string().max(500).optional().describe('Your id of the thread; default: one thread per sender.'),
  meta: z.record(z.string(), z.unknown()).refine(isShallow, 'is nested too deeply').optional(),
});
export const Accepted = z.object({ conversationId: z.uuid(), reference: z.string(), messageId: z.uuid(), duplicate: z.boolean() });
export type Accepted = z.infer<typeof Accepted>;

const ArticleText = z.strictObject({ title: z.string().min(1).max(300), body: z.string().min(1).max(100_000).describe('Markdown'), questions: z.array(z.string().max(500)).max(50).default([]).describe('Other ways customers ask this.') });
export const ArticleInput = z.strictObject({ slug: z.string().regex(/^[a-z0-9-]{1,100}$/), texts: z.partialRecord(z.enum(['zh', 'en']), ArticleText), tags: z.array(z.string().max(60)).max(20).default([]) });
export const Article = z.object({ id: z.uuid(), slug: z.string(), tags: z.array(z.string()), texts: z.partialRecord(z.enum(['zh', 'en']), ArticleText), updatedAt: time });
export type Article = z.infer<typeof Article>;
export const Suggestion = z.object({ articleId: z.uuid(), title: z.string(), snippet: z.string(), confidence: z.number(), parts: z.array(Part) });
export const MacroInput = z.strictObject({ shortcut: z.string().regex(/^[\p{L}\p{N}-]{1,40}$/u), title: z.string().min(1).max(200), texts: z.partialRecord(z.enum(['zh', 'en']), z.string().min(1).max(20_000)) });
export const Macro = MacroInput.extend({ id: z.uuid() });
export type Macro = z.infer<typeof Macro>;

export const TrayItem = z.object({ id: z.uuid(), kind: z.enum(['unparsable', 'unplaced', 'rejected', 'unsent', 'event-failed']), inboxId: z.uuid().nullable(), channel: z.string().nullable(), reason: z.string(), detail: z.string(), state: z.enum(['waiting', 'retried', 'discarded']), conversationId: z.uuid().nullable(), messageId: z.uuid().nullable(), rawBytes: z.int(), createdAt: time, settledAt: time.nullable() });
export type TrayItem = z.infer<typeof TrayItem>;
export const TrayItemWithRaw = TrayItem.extend({ raw: z.string() });
export const AuditEntry = z.object({ id: z.string(), at: time, actor: z.string(), act: z.string(), subject: z.string(), facts: z.record(z.string(), z.unknown()) });
