/** The methods of the Bot API that bots like ours call, each with the limits of the real one. */
import { z } from 'zod';
import { BotError } from './bot-error.ts';
import { type ParsedText, parseHtml } from './parse-html.ts';
import type { Upload } from './read-fields.ts';
import { botJson, messageJson } from './wire-messages.ts';
import { type Bot, type Button, type Chat, nextId, type SimMedia, type SimMessage, storeFile, type World } from './world.ts';

export type Fields = Record<string, unknown>;
export type MethodCall = { world: World; bot: Bot; fields: Fields; uploads: Record<string, Upload> };
type Method = (call: MethodCall) => unknown;

const bad = (why: string): never => {
  throw new BotError(400, `Bad Request: ${why}`);
};
const wordOf = (fields: Fields, name: string): string =>
  typeof fields[name] === 'string' || typeof fields[name] === 'number' ? String(fields[name]) : '';

const findChat = ({ world, bot, fields }: MethodCall): Chat => {
  const id = wordOf(fields, 'chat_id');
  const chat = bot.chats.get(Number(id));
  if (chat?.blocked) throw new BotError(403, 'Forbidden: bot was blocked by the user');
  if (chat?.started) return chat;
  if (chat !== undefined || world.users.has(Number(id))) throw new BotError(403, "Forbidden: bot can't initiate conversation with a user");
  return bad('chat not found');
};

/** A bucket that fills again over time; throws 429 when it is empty. */
const takeTurn = (world: World, rate: { left: number; at: number }, size: number, everyMs: number): void => {
  if (everyMs <= 0) return;
  const now = world.options.now();
  rate.left = Math.min(size, rate.left + (now - rate.at) / everyMs);
  rate.at = now;
  if (rate.left < 1) {
    const seconds = Math.max(1, Math.ceil(((1 - rate.left) * everyMs) / 1000));
    throw new BotError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
  }
  rate.left -= 1;
};

const MOST_UNITS = 4096;
const MOST_CAPTION_UNITS = 1024;

const readWords = (fields: Fields, name: 'text' | 'caption'): ParsedText => {
  const written = wordOf(fields, name);
  const mode = wordOf(fields, 'parse_mode').toLowerCase();
  if (mode !== '' && mode !== 'html') bad('this simulator parses HTML only');
  const parsed = mode === 'html' ? parseHtml(written) : { text: written.trim(), entities: [] };
  if (name === 'text' && parsed.text === '') bad('message text is empty');
  if (parsed.text.length > (name === 'text' ? MOST_UNITS : MOST_CAPTION_UNITS))
    bad(name === 'text' ? 'message is too long' : 'message caption is too long');
  return parsed;
};

const Keyboard = z.object({
  inline_keyboard: z
    .array(z.array(z.object({ text: z.string(), callback_data: z.string().optional(), url: z.string().optional() })))
    .default([]),
});

const readButtons = (fields: Fields): Button[][] => {
  const markup = typeof fields.reply_markup === 'string' ? JSON.parse(fields.reply_markup) : fields.reply_markup;
  if (markup === undefined) return [];
  const parsed = Keyboard.safeParse(markup);
  if (!parsed.success) return bad("can't parse reply keyboard markup JSON object");
  return parsed.data.inline_keyboard.map((row) =>
    row.map(({ text, callback_data: data, url }) => {
      if (text.trim() === '') bad('BUTTON_TEXT_INVALID');
      if (data === undefined && url === undefined) bad('Text buttons are unallowed in the inline keyboard');
      if (data !== undefined && (data === '' || Buffer.byteLength(data) > 64)) bad('BUTTON_DATA_INVALID');
      if (url !== undefined && !/^(https?|tg):\/\/./.test(url)) bad('BUTTON_URL_INVALID');
      return { text, ...(data === undefined ? {} : { optionId: data }), ...(url === undefined ? {} : { url }) };
    }),
  );
};

const addMessage = (call: MethodCall, chat: Chat, content: Pick<SimMessage, 'text' | 'entities' | 'buttons' | 'media'>): object => {
  const { world, bot, fields } = call;
  takeTurn(world, bot.rate, world.options.perSecond, 1000 / world.options.perSecond);
  takeTurn(world, chat.rate, world.options.burst, world.options.perChatMs);
  const reply = z.object({ message_id: z.coerce.number() }).safeParse(fields.reply_parameters).data?.message_id;
  const message: SimMessage = {
    id: nextId(world),
    from: 'bot',
    at: world.options.now(),
    edited: false,
    ...content,
    ...(reply === undefined ? {} : { replyTo: reply }),
  };
  chat.messages.push(message);
  chat.typingAt = undefined;
  return messageJson(world, bot, chat, message);
};

const sendMessage: Method = (call) => {
  const chat = findChat(call);
  return addMessage(call, chat, { ...readWords(call.fields, 'text'), buttons: readButtons(call.fields) });
};

const editMessageText: Method = (call) => {
  const chat = findChat(call);
  const message = chat.messages.find((one) => one.id === Number(call.fields.message_id) && one.from === 'bot');
  if (message === undefined) return bad('message to edit not found');
  const next = { ...readWords(call.fields, 'text'), buttons: readButtons(call.fields) };
  if (JSON.stringify({ text: message.text, entities: message.entities, buttons: message.buttons }) === JSON.stringify(next))
    bad('message is not modified');
  Object.assign(message, next, { edited: true });
  return messageJson(call.world, call.bot, chat, message);
};

const LARGEST_PHOTO = 10_000_000;
const LARGEST_FILE = 50_000_000;

const readMedia = ({ world, fields, uploads }: MethodCall, kind: SimMedia['kind'], name: string): SimMedia => {
  const upload = uploads[name];
  if (upload !== undefined) {
    if (upload.content.length === 0) bad('file must be non-empty');
    if (upload.content.length > (kind === 'photo' ? LARGEST_PHOTO : LARGEST_FILE)) throw new BotError(413, 'Request Entity Too Large');
    if (kind === 'photo' && !/^image\/(jpeg|png|webp|gif)$/.test(upload.mime)) bad('IMAGE_PROCESS_FAILED');
    const file = storeFile(world, upload, `${kind}s`);
    return { kind, fileId: file.id, name: file.name, mime: file.mime, bytes: file.content.length };
  }
  const given = wordOf(fields, name);
  const known = world.files.get(given);
  if (known !== undefined) return { kind, fileId: known.id, name: known.name, mime: known.mime, bytes: known.content.length };
  if (!/^https?:\/\/./.test(given)) bad('wrong file identifier/HTTP URL specified');
  return { kind, url: given };
};

const sendMedia =
  (kind: SimMedia['kind']): Method =>
  (call) => {
    const chat = findChat(call);
    const words = readWords(call.fields, 'caption');
    const buttons = readButtons(call.fields);
    return addMessage(call, chat, { ...words, buttons, media: readMedia(call, kind, kind) });
  };

const Album = z
  .array(
    z.object({
      type: z.enum(['photo', 'document', 'video', 'audio']),
      media: z.string(),
      caption: z.string().optional(),
      parse_mode: z.string().optional(),
    }),
  )
  .min(2)
  .max(10);

const sendMediaGroup: Method = (call) => {
  const chat = findChat(call);
  const given: unknown = typeof call.fields.media === 'string' ? JSON.parse(call.fields.media) : call.fields.media;
  const album = Album.safeParse(given);
  if (!album.success) return bad('media group must have 2-10 items');
  const items = album.data.map((item) => {
    const name = item.media.replace(/^attach:\/\//, '');
    const fields: Fields = { ...call.fields, ...item, [name]: item.media };
    return { ...readWords(fields, 'caption'), buttons: [], media: readMedia({ ...call, fields }, item.type, name) };
  });
  return items.map((item) => addMessage(call, chat, item));
};

const answerCallbackQuery: Method = ({ world, bot, fields }) => {
  const tap = bot.taps.get(wordOf(fields, 'callback_query_id'));
  if (tap === undefined || world.options.now() - tap.at > 600_000)
    bad('query is too old and response timeout expired or query ID is invalid');
  bot.taps.delete(wordOf(fields, 'callback_query_id'));
  return true;
};

const sendChatAction: Method = (call) => {
  const chat = findChat(call);
  chat.typingAt = call.world.options.now();
  return true;
};

const setWebhook: Method = ({ bot, fields }) => {
  const url = wordOf(fields, 'url');
  const secret = wordOf(fields, 'secret_token');
  if (url !== '' && !/^https?:\/\/[^\s]+$/.test(url)) bad('bad webhook: invalid webhook URL specified');
  if (secret !== '' && !/^[\w-]{1,256}$/.test(secret)) bad('secret token contains unallowed characters');
  const wanted =
    z.array(z.string()).safeParse(typeof fields.allowed_updates === 'string' ? JSON.parse(fields.allowed_updates) : fields.allowed_updates)
      .data ?? [];
  if (String(fields.drop_pending_updates) === 'true') bot.pending = [];
  bot.webhook = url === '' ? undefined : { url, secret, wanted };
  return true;
};

const getFile: Method = ({ world, fields }) => {
  const file = world.files.get(wordOf(fields, 'file_id'));
  if (file === undefined) return bad('invalid file_id');
  if (file.content.length > 20_000_000) bad('file is too big');
  return { file_id: file.id, file_unique_id: `u-${file.id}`, file_size: file.content.length, file_path: file.path };
};

export const METHODS: Readonly<Record<string, Method>> = {
  getMe: ({ bot }) => botJson(bot),
  setWebhook,
  deleteWebhook: ({ bot }) => {
    bot.webhook = undefined;
    return true;
  },
  getWebhookInfo: ({ bot }) => ({
    url: bot.webhook?.url ?? '',
    pending_update_count: bot.pending.length,
    ...(bot.lastFailure === undefined ? {} : { last_error_message: bot.lastFailure }),
  }),
  sendMessage,
  editMessageText,
  sendPhoto: sendMedia('photo'),
  sendDocument: sendMedia('document'),
  sendVideo: sendMedia('video'),
  sendAudio: sendMedia('audio'),
  sendVoice: sendMedia('voice'),
  sendMediaGroup,
  answerCallbackQuery,
  sendChatAction,
  getFile,
};

/** Calls that leave something on a phone: a mishap's status befalls only these. */
export const SENDING = new Set([
  'sendMessage',
  'editMessageText',
  'sendPhoto',
  'sendDocument',
  'sendVideo',
  'sendAudio',
  'sendVoice',
  'sendMediaGroup',
]);
