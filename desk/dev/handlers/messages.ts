import type { Conversation, Message, Thread } from '@throughline/protocol/resources';
import { textOf } from '@throughline/protocol/parts';
import { openConversation } from '../writer.ts';
import { emit, iso, need, Refused, type World } from '../world.ts';
import { all, conversationOf, summarise, type Handlers } from './handler.ts';

const findMessage = (world: World, id: string): Message => need([...world.messages.values()].flat().find((message) => message.id === id));
const findThread = (world: World, id: string): { thread: Thread; conversation: Conversation } => {
  const conversation = need([...world.conversations.values()].find((one) => one.threads.some((thread) => thread.id === id)));
  return { conversation, thread: need(conversation.threads.find((thread) => thread.id === id)) };
};

const HTML = `<div style="font-family:sans-serif"><p>Hello,</p><p>could you send me an <b>invoice for order 1031</b>, made out to Ruiz Design S.L.?</p>
<table border="1" cellpadding="6" style="border-collapse:collapse"><tr><th>Order</th><th>Amount</th></tr><tr><td>1031</td><td>$ 50.00</td></tr></table>
<p>Thank you,<br>Ana</p></div>`;

const moveThread = (world: World, threadId: string, targetId: string | null): Conversation => {
  const { thread, conversation } = findThread(world, threadId);
  const target =
    targetId === null
      ? openConversation(world, {
          customerId: conversation.customer.id,
          subject: conversation.subject,
          language: conversation.language,
          at: world.now(),
          n: 900_000 + world.counter,
        })
      : conversationOf(world, targetId);
  const from = need(world.messages.get(conversation.id));
  const moved = from.filter((message) => message.threadId === threadId);
  world.messages.set(
    conversation.id,
    from.filter((message) => message.threadId !== threadId),
  );
  world.messages.set(
    target.id,
    [...need(world.messages.get(target.id)), ...moved].map((message, index) => ({ ...message, conversationId: target.id, seq: index + 1 })),
  );
  conversation.threads = conversation.threads.filter((one) => one.id !== threadId);
  conversation.channels = [...new Set(conversation.threads.map((one) => one.channel))];
  target.threads.push({ ...thread, conversationId: target.id, joinedBy: 'moved' });
  target.channels = [...new Set([...target.channels, thread.channel])];
  target.seq = moved.length;
  for (const id of [conversation.id, target.id]) emit(world, 'thread.moved', id, { threadId, fromConversationId: conversation.id });
  return target;
};

export const messageHandlers: Handlers = {
  moveThread: (world, { id, body }) => moveThread(world, id, body['conversationId'] as string | null),
  verifyThread: (world, { id }) => {
    const { thread, conversation } = findThread(world, id);
    thread.verified = true;
    emit(world, 'thread.verified', conversation.id, { threadId: id });
    return conversation;
  },
  retryMessage: (world, { id, body }) => {
    const message = findMessage(world, id);
    message.delivery = { ...message.delivery, state: 'sent', error: null, at: iso(world.now()), attempts: message.delivery.attempts + 1 };
    if (body['threadId'] !== undefined) {
      message.threadId = String(body['threadId']);
      message.channel = findThread(world, message.threadId).thread.channel;
    }
    emit(world, 'message.sent', message.conversationId, { messageId: id }, message);
    return message;
  },
  cancelMessage: (world, { id }) => {
    const message = findMessage(world, id);
    if (message.delivery.state !== 'held') throw new Refused(409, 'already-sent', 'It has left already.');
    message.delivery = { ...message.delivery, state: 'cancelled', at: iso(world.now()) };
    emit(world, 'message.changed', message.conversationId, { messageId: id }, message);
    return { ok: true };
  },
  getMessageHtml: (_world, { query }) => ({
    html: query['images'] === true ? `${HTML}<p>🖼️</p>` : HTML,
    blockedImages: query['images'] === true ? 0 : 2,
  }),
  previewReply: (world, { id, body }) => ({
    items: conversationOf(world, id).threads.map((thread) => ({
      threadId: thread.id,
      channel: thread.channel,
      pieces: [
        {
          text: textOf(body['parts'] as Message['parts']),
          plain: textOf(body['parts'] as Message['parts']),
          units: 10,
          max: 4096,
          options: [],
          media: [],
        },
      ],
      losses: [],
    })),
  }),
  search: (world, { query }) => {
    const wanted = String(query['q']).toLowerCase();
    const digits = wanted.replace(/\D/g, '');
    const conversations = [...world.conversations.values()].filter(
      (one) => one.subject.toLowerCase().includes(wanted) || (digits.length > 3 && one.reference.includes(digits)),
    );
    const messages = [...world.messages.values()].flat().filter((message) => textOf(message.parts).toLowerCase().includes(wanted));
    const customers = [...world.customers.values()].filter((one) => one.name.toLowerCase().includes(wanted));
    return {
      conversations: conversations.slice(0, 8).map(summarise),
      messages: messages.slice(0, 12).map((message) => ({
        messageId: message.id,
        conversationId: message.conversationId,
        reference: conversationOf(world, message.conversationId).reference,
        customer: conversationOf(world, message.conversationId).customer,
        channel: message.channel,
        snippet: textOf(message.parts).slice(0, 140),
        at: message.createdAt,
      })),
      customers: customers
        .slice(0, 8)
        .map((one) => ({ id: one.id, name: one.name, handles: one.identities.map((identity) => identity.value) })),
    };
  },
  suggestArticles: (world, { id }) => {
    const zh = conversationOf(world, id).language === 'zh';
    const items = world.articles.slice(0, 3).map((article, index) => {
      const text = article.texts[zh ? 'zh' : 'en'];
      const body = text?.body ?? '';
      return {
        articleId: article.id,
        title: text?.title ?? '',
        snippet: body.slice(0, 90),
        confidence: [0.92, 0.64, 0.41][index] ?? 0.3,
        parts: [{ type: 'text' as const, text: body, md: true }],
      };
    });
    return all(items);
  },
};
