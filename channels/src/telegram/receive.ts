/** A webhook request → the secret is checked → one update → at most one event. Messages are keyed by chat and message id, so that edits, replies and receipts find them; everything else by update id. */
import type { RawRequest, Received } from '@throughline/protocol/channel';
import { ChannelEvent, type ChannelEventInput, type Handle } from '@throughline/protocol/envelope';
import { findReference, isReference } from '@throughline/protocol/reference';
import { isSameSecret } from '../signing.ts';
import { nameOf, readParts } from './read-parts.ts';
import { type TelegramSettings, webhookSecretOf } from './settings.ts';
import { type CallbackQuery, type Membership, type Message, type Reaction, Update, type User } from './wire.ts';

type Read = { event?: ChannelEventInput; unknown?: string /** a method for Telegram to run, in the answer itself */; answer?: object };

export const receive = (request: RawRequest, settings: TelegramSettings, now: number): Received => {
  if (request.method !== 'POST') return { reject: 400, why: 'Telegram posts its updates' };
  if (!isSameSecret(webhookSecretOf(settings), request.headers['x-telegram-bot-api-secret-token'] ?? ''))
    return { reject: 401, why: 'the secret token does not match' };
  const update = parseUpdate(request.body);
  if (update === undefined) return { ack: { status: 200 }, events: [], unknown: ['an update we cannot read'] };
  const { event, unknown, answer } = readUpdate(update, now);
  return {
    ack:
      answer === undefined
        ? { status: 200 }
        : { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) },
    events: event === undefined ? [] : [ChannelEvent.parse(event)],
    ...(unknown === undefined ? {} : { unknown: [unknown] }),
  };
};

/** Telegram repeats what it gets no 200 for, so an unreadable update is taken and shown in the tray. */
const parseUpdate = (body: Uint8Array): Update | undefined => {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(body));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const parsed = Update.safeParse(json);
  return parsed.success ? parsed.data : undefined;
};

const readUpdate = (update: Update, now: number): Read => {
  if (update.message !== undefined) return readMessage(update.message, update.update_id);
  if (update.edited_message !== undefined) return readEdit(update.edited_message, update.update_id);
  if (update.callback_query !== undefined) return readTap(update.callback_query, now);
  if (update.my_chat_member !== undefined) return readMembership(update.my_chat_member, update.update_id);
  if (update.message_reaction !== undefined) return readReaction(update.message_reaction, update.update_id);
  return { unknown: Object.keys(update).find((name) => name !== 'update_id') ?? 'an empty update' };
};

const handleOf = (user: User): Handle => {
  const name = nameOf(user).slice(0, 200);
  return { type: 'telegram', value: String(user.id), scope: '', ...(name === '' ? {} : { name }), verified: true };
};

const metaOf = (user: User): Record<string, unknown> => ({
  ...(user.language_code === undefined ? {} : { locale: user.language_code }),
  ...(user.username === undefined ? {} : { username: user.username }),
});

const refOf = (chatId: number, messageId: number): string => `${chatId}:${messageId}`;

const readMessage = (message: Message, updateId: number): Read => {
  const { chat, from } = message;
  if (from === undefined || from.is_bot) return {};
  // In a group others read along: it is proven who writes, and not that what is theirs may be told there.
  const writer = chat.type === 'private' ? handleOf(from) : { ...handleOf(from), verified: false };
  const basis = { threadKey: String(chat.id), from: writer, at: message.date * 1000, meta: metaOf(from) };
  if (message.migrate_to_chat_id !== undefined)
    return { event: { ...basis, key: `update:${updateId}`, type: 'migrated', ref: String(message.migrate_to_chat_id) } };
  const answered = message.reply_to_message === undefined ? undefined : refOf(chat.id, message.reply_to_message.message_id);
  const parts = readParts(message, answered);
  if (parts.length === 0)
    return {
      unknown: `a message with ${
        Object.keys(message)
          .filter((name) => !COMMON.has(name))
          .join(', ') || 'nothing in it that we show'
      }`,
    };
  const started = readStart(message.text);
  if (started !== undefined && started.token === undefined && started.reference === undefined)
    return { event: { ...basis, key: `update:${updateId}`, type: 'opened' } };
  const reference = started?.reference ?? findReference(message.text ?? message.caption ?? '');
  return {
    event: {
      ...basis,
      key: refOf(chat.id, message.message_id),
      type: 'message',
      parts,
      alsoFrom: phoneOf(message),
      ...(reference === undefined ? {} : { reference }),
      ...(started?.token === undefined ? {} : { token: started.token }),
      ...(answered === undefined ? {} : { answers: [answered] }),
    },
  };
};

const COMMON = new Set(['message_id', 'date', 'edit_date', 'chat', 'from', 'entities', 'reply_markup']);

/** "/start" alone opens the chat; with a payload (t.me/bot?start=…) it brings back a token or a reference of ours. */
const readStart = (text: string | undefined): { token?: string; reference?: string } | undefined => {
  const match = /^\/start(?:@\w+)?(?:\s+([\w-]{1,64}))?\s*$/.exec(text ?? '');
  if (match === null) return undefined;
  const payload = match[1];
  if (payload === undefined) return {};
  return isReference(payload) ? { reference: payload } : { token: payload };
};

/** A phone number proves something only when the sender shares their own card. */
const phoneOf = ({ contact, from }: Message): Handle[] => {
  if (contact?.user_id === undefined || contact.user_id !== from?.id) return [];
  const digits = contact.phone_number.replaceAll(/\D/g, '');
  return digits.length < 5 || digits.length > 15 ? [] : [{ type: 'phone', value: `+${digits}`, scope: '', verified: true }];
};

const readEdit = (message: Message, updateId: number): Read => {
  const { chat, from } = message;
  if (from === undefined || from.is_bot) return {};
  const parts = readParts(message, undefined);
  if (parts.length === 0) return {};
  return {
    event: {
      key: `update:${updateId}`,
      type: 'edit',
      threadKey: String(chat.id),
      from: handleOf(from),
      at: (message.edit_date ?? message.date) * 1000,
      parts,
      ref: refOf(chat.id, message.message_id),
      meta: metaOf(from),
    },
  };
};

const readTap = (query: CallbackQuery, now: number): Read => {
  const answer = { method: 'answerCallbackQuery', callback_query_id: query.id };
  const { message, data } = query;
  if (message === undefined || data === undefined || data === '' || data.length > 64)
    return { answer, unknown: 'a tap without an option of ours' };
  const button = message.reply_markup?.inline_keyboard.flat().find((candidate) => candidate.callback_data === data);
  const ref = refOf(message.chat.id, message.message_id);
  return {
    answer,
    event: {
      key: `tap:${query.id}`,
      type: 'message',
      threadKey: String(message.chat.id),
      from: handleOf(query.from),
      at: now,
      parts: [{ type: 'choice', optionId: data, label: (button?.text ?? data).slice(0, 200) }],
      ref,
      answers: [ref],
      meta: metaOf(query.from),
    },
  };
};

const readMembership = (change: Membership, updateId: number): Read => {
  if (change.from.is_bot) return {};
  const gone = ['kicked', 'left'].includes(change.new_chat_member.status);
  return {
    event: {
      key: `update:${updateId}`,
      type: gone ? 'unfollowed' : 'opened',
      threadKey: String(change.chat.id),
      from: handleOf(change.from),
      at: change.date * 1000,
    },
  };
};

const readReaction = (reaction: Reaction, updateId: number): Read => {
  if (reaction.user === undefined || reaction.user.is_bot) return {};
  const emoji = reaction.new_reaction.flatMap((one) => (one.emoji === undefined ? [] : [one.emoji])).join('');
  return {
    event: {
      key: `update:${updateId}`,
      type: 'reaction',
      threadKey: String(reaction.chat.id),
      from: handleOf(reaction.user),
      at: reaction.date * 1000,
      parts: emoji === '' ? [] : [{ type: 'text', text: emoji }],
      ref: refOf(reaction.chat.id, reaction.message_id),
    },
  };
};
