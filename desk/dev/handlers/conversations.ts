import type { Conversation, Message } from '@throughline/protocol/resources';
import { emit, iso, need, Refused, type World } from '../world.ts';
import { say } from '../writer.ts';
import { conversationOf, paged, summarise, type Handlers } from './handler.ts';

const change = (world: World, id: string, event: string, act: (conversation: Conversation) => void): Conversation => {
  const conversation = conversationOf(world, id);
  act(conversation);
  conversation.updatedAt = iso(world.now());
  emit(world, event, conversation.id);
  return conversation;
};

const releaseLater = (world: World, message: Message, seconds: number): void => {
  const states = ['queued', 'sending', 'sent', 'delivered'] as const;
  const step = (index: number): void => {
    if (message.delivery.state === 'cancelled' || index >= states.length) return;
    message.delivery = { ...message.delivery, state: states[index] ?? 'sent', at: iso(world.now()), attempts: 1 };
    emit(world, 'message.sent', message.conversationId, { messageId: message.id, threadId: message.threadId }, message);
    setTimeout(step, 300, index + 1).unref();
  };
  setTimeout(step, seconds * 1000, 0).unref();
};

const wanted =
  (world: World, query: Record<string, unknown>) =>
  (conversation: Conversation): boolean => {
    const { view, status, channel, language, unread, inboxId, customerId } = query;
    if (view === 'mine' && conversation.assignee?.id !== world.me.id) return false;
    if (view === 'queue' && !(conversation.status === 'open' && ['queued', 'offered'].includes(conversation.handling))) return false;
    if (status !== undefined && conversation.status !== status) return false;
    if (channel !== undefined && !conversation.channels.includes(String(channel))) return false;
    if (language !== undefined && conversation.language !== language) return false;
    if (customerId !== undefined && conversation.customer.id !== customerId) return false;
    if (inboxId !== undefined && !conversation.threads.some((thread) => thread.inboxId === inboxId)) return false;
    return unread !== true || conversation.unread > 0;
  };

const byWaiting = (a: Conversation, b: Conversation): number =>
  (a.waitingSince ?? '9').localeCompare(b.waitingSince ?? '9') || b.updatedAt.localeCompare(a.updatedAt);
const byNewest = (a: Conversation, b: Conversation): number => b.updatedAt.localeCompare(a.updatedAt);

export const conversationHandlers: Handlers = {
  listConversations: (world, { query }) => {
    const sorted = [...world.conversations.values()].filter(wanted(world, query)).sort(query['sort'] === 'waiting' ? byWaiting : byNewest);
    return paged(sorted.map(summarise), query);
  },
  getConversationCounts: (world) => {
    const count = (view: string) =>
      [...world.conversations.values()].filter((one) => one.status === 'open' && wanted(world, { view })(one)).length;
    return {
      mine: count('mine'),
      queue: count('queue'),
      all: count('all'),
      unread: [...world.conversations.values()].filter((one) => one.unread > 0).length,
    };
  },
  getConversation: (world, { id }) => conversationOf(world, id),
  listMessages: (world, { id, query }) => {
    const messages = need(world.messages.get(id));
    if (query['after'] !== undefined)
      return { items: messages.filter((message) => message.seq > Number(query['after'])), nextCursor: null };
    const end = query['cursor'] === undefined ? messages.length : Number(query['cursor']);
    const start = Math.max(0, end - Number(query['limit']));
    return { items: messages.slice(start, end), nextCursor: start > 0 ? String(start) : null };
  },
  listDecisions: (world, { id }) => ({ items: need(world.decisions.get(id)), nextCursor: null }),
  sendReply: (world, { id, body }) => {
    const conversation = conversationOf(world, id);
    const messages = need(world.messages.get(id));
    const seen = Number(body['seenSeq'] ?? conversation.seq);
    if (messages.some((message) => message.seq > seen && message.direction === 'inbound'))
      throw new Refused(409, 'unseen-messages', 'The customer has written since.');
    const thread = conversation.threads.find((one) => one.id === body['threadId']) ?? conversation.threads.at(-1);
    const held = Number(body['undoSeconds'] ?? 0);
    const message = say(world, conversation, {
      thread: need(thread),
      by: 'agent',
      agentId: world.me.id,
      name: world.me.name,
      at: world.now(),
      parts: body['parts'] as Message['parts'],
      delivery: { state: held > 0 ? 'held' : 'queued', attempts: 0 },
      meta: { ...(body['subject'] !== undefined && { subject: body['subject'] }) },
    });
    emit(world, 'message.queued', id, { messageId: message.id }, message);
    releaseLater(world, message, held);
    return message;
  },
  addNote: (world, { id, body }) => {
    const message = say(world, conversationOf(world, id), {
      by: 'agent',
      internal: true,
      agentId: world.me.id,
      name: world.me.name,
      at: world.now(),
      parts: body['parts'] as Message['parts'],
    });
    emit(world, 'note.added', id, { messageId: message.id, agentId: world.me.id }, message);
    return message;
  },
  assignConversation: (world, { id, body }) =>
    change(world, id, 'conversation.assigned', (one) => {
      const agent = world.agents.find((candidate) => candidate.id === body['agentId']);
      one.assignee = agent === undefined ? null : { id: agent.id, name: agent.name };
      one.handling = agent === undefined ? 'queued' : 'agent';
    }),
  resolveConversation: (world, { id }) =>
    change(world, id, 'conversation.resolved', (one) => Object.assign(one, { status: 'resolved', waitingSince: null })),
  reopenConversation: (world, { id }) =>
    change(world, id, 'conversation.reopened', (one) => Object.assign(one, { status: 'open', snoozedUntil: null })),
  snoozeConversation: (world, { id, body }) =>
    change(world, id, 'conversation.snoozed', (one) => Object.assign(one, { status: 'snoozed', snoozedUntil: body['until'] })),
  handOver: (world, { id }) => change(world, id, 'conversation.handedOver', (one) => Object.assign(one, { handling: 'queued' })),
  returnToAssistant: (world, { id }) =>
    change(world, id, 'conversation.assigned', (one) => Object.assign(one, { handling: 'assistant', assignee: null })),
  markRead: (world, { id, body }) => {
    const conversation = conversationOf(world, id);
    conversation.readSeq = Math.max(conversation.readSeq, Number(body['seq']));
    conversation.unread = need(world.messages.get(id)).filter(
      (message) => message.direction === 'inbound' && message.seq > conversation.readSeq,
    ).length;
    return { ok: true };
  },
};
