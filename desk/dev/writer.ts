/** Writes conversations into a world, in the order of their messages: the builder that stories and filler use. */
import { makeReference } from '@throughline/protocol/reference';
import { textOf, type Part } from '@throughline/protocol/parts';
import type { Conversation, Decision, Message, Thread } from '@throughline/protocol/resources';
import { Understanding } from '@throughline/protocol/intents';
import { iso, need, type World } from './world.ts';
import { KIND, uuid } from './ids.ts';

const next = (world: World): number => {
  world.counter += 1;
  return world.counter;
};

export type Said = {
  thread?: Thread | null;
  by: 'customer' | 'agent' | 'assistant' | 'system';
  at: number;
  parts: Part[];
  name?: string;
  agentId?: string;
  internal?: boolean;
  delivery?: Partial<Message['delivery']>;
  meta?: Record<string, unknown>;
  sources?: Message['sources'];
  understanding?: Partial<NonNullable<Message['understanding']>>;
};
export const text = (words: string, more: Partial<Extract<Part, { type: 'text' }>> = {}): Part => ({ type: 'text', text: words, ...more });

export const openConversation = (
  world: World,
  from: { customerId: string; subject: string; language: string; at: number; n: number },
): Conversation => {
  const customer = need(world.customers.get(from.customerId));
  const conversation: Conversation = {
    id: uuid(KIND.conversation, from.n),
    reference: makeReference(from.n),
    subject: from.subject,
    status: 'open',
    handling: 'assistant',
    assignee: null,
    customer: { id: customer.id, name: customer.name },
    channels: [],
    lastChannel: 'web',
    language: from.language,
    intent: null,
    mood: 'calm',
    urgency: 0,
    last: { text: '', author: 'customer', at: iso(from.at) },
    waitingSince: null,
    unread: 0,
    seq: 0,
    snoozedUntil: null,
    createdAt: iso(from.at),
    updatedAt: iso(from.at),
    threads: [],
    readSeq: 0,
    packet: null,
  };
  world.conversations.set(conversation.id, conversation);
  world.messages.set(conversation.id, []);
  world.decisions.set(conversation.id, []);
  return conversation;
};

export const openThread = (
  world: World,
  conversation: Conversation,
  from: { channel: string; at: number; address: Partial<Thread['address']> & { type: string; value: string } } & Partial<
    Pick<Thread, 'verified' | 'joinedBy' | 'canReply'>
  >,
): Thread => {
  const inbox = need(world.inboxes.find((one) => one.kind === from.channel));
  const thread: Thread = {
    id: uuid(KIND.thread, next(world)),
    conversationId: conversation.id,
    inboxId: inbox.id,
    inboxName: inbox.name,
    channel: from.channel,
    address: { scope: '', verified: false, ...from.address },
    verified: from.verified ?? true,
    joinedBy: from.joinedBy ?? (conversation.threads.length === 0 ? 'first' : 'same-customer'),
    canReply: from.canReply ?? true,
    windowEndsAt: null,
    createdAt: iso(from.at),
    lastAt: iso(from.at),
  };
  conversation.threads.push(thread);
  if (!conversation.channels.includes(thread.channel)) conversation.channels.push(thread.channel);
  return thread;
};

const touch = (conversation: Conversation, message: Message): void => {
  conversation.seq = message.seq;
  if (message.internal) return;
  conversation.last = { text: textOf(message.parts).slice(0, 200), author: message.author.type, at: message.createdAt };
  conversation.updatedAt = message.createdAt;
  if (message.channel !== null) conversation.lastChannel = message.channel;
  if (message.direction === 'inbound') {
    conversation.waitingSince ??= message.createdAt;
    conversation.unread += 1;
  } else conversation.waitingSince = null;
};

export const say = (world: World, conversation: Conversation, said: Said): Message => {
  const thread = said.thread ?? null;
  const messages = need(world.messages.get(conversation.id));
  const inbound = said.by === 'customer';
  const message: Message = {
    id: uuid(KIND.message, next(world)),
    conversationId: conversation.id,
    threadId: thread?.id ?? null,
    seq: (messages.at(-1)?.seq ?? 0) + 1,
    direction: inbound ? 'inbound' : 'outbound',
    internal: said.internal ?? false,
    author: { type: said.by, id: said.agentId ?? null, name: said.name ?? (inbound ? conversation.customer.name : '点点') },
    channel: thread?.channel ?? null,
    inboxId: thread?.inboxId ?? null,
    parts: said.parts,
    createdAt: iso(said.at),
    delivery: {
      state: inbound ? 'received' : 'read',
      at: iso(said.at),
      attempts: inbound ? 0 : 1,
      error: null,
      nextTryAt: null,
      pieces: inbound ? [] : [textOf(said.parts)],
      ...said.delivery,
    },
    meta: said.meta ?? {},
    sources: said.sources ?? [],
    understanding: said.understanding === undefined ? null : Understanding.parse(said.understanding),
  };
  messages.push(message);
  if (thread !== null) thread.lastAt = message.createdAt;
  touch(conversation, message);
  return message;
};

export const decide = (
  world: World,
  conversation: Conversation,
  decision: Omit<Decision, 'id' | 'at' | 'messageId' | 'threadId' | 'undoneAt'> & { at: number; message?: Message; thread?: Thread },
): void => {
  const { message, thread, at, ...rest } = decision;
  need(world.decisions.get(conversation.id)).push({
    ...rest,
    id: uuid(KIND.decision, next(world)),
    at: iso(at),
    messageId: message?.id ?? null,
    threadId: thread?.id ?? message?.threadId ?? null,
    undoneAt: null,
  });
};

/** The agent has read this conversation up to its newest message but `unread` customer messages. */
export const readUpTo = (world: World, conversation: Conversation, unread = 0): void => {
  const messages = need(world.messages.get(conversation.id));
  const inbound = messages.filter((message) => message.direction === 'inbound');
  const first = unread > 0 ? inbound.at(-unread) : undefined;
  conversation.readSeq = first === undefined ? conversation.seq : first.seq - 1;
  conversation.unread = unread;
};

/** As the live model would have read it: sure of one intent. */
export const asRead = (language: string, intent: string, confidence: number, anger: number): NonNullable<Said['understanding']> => ({
  language,
  intent,
  confidence,
  anger,
  version: 2,
  intents: [{ intent, probability: confidence }],
});
