/** A fitted piece to Bot API calls: one per medium, one for the text, the buttons under the last of them. */
import type { Call, EncodeInput, Piece } from '@throughline/protocol/channel';
import type { MediaKind } from '@throughline/protocol/parts';
import { methodUrl, type TelegramSettings, webhookSecretOf } from './settings.ts';
import { WANTED_UPDATES } from './wire.ts';

type Medium = NonNullable<Piece['media']>[number];
type Keyboard = { inline_keyboard: ({ text: string; callback_data: string } | { text: string; url: string })[][] };

const METHODS: Record<MediaKind, { method: string; field: string }> = {
  image: { method: 'sendPhoto', field: 'photo' },
  video: { method: 'sendVideo', field: 'video' },
  audio: { method: 'sendAudio', field: 'audio' },
  voice: { method: 'sendVoice', field: 'voice' },
  sticker: { method: 'sendDocument', field: 'document' },
  file: { method: 'sendDocument', field: 'document' },
};

export const encode = ({ piece, address, settings }: EncodeInput<TelegramSettings>): Call[] => {
  const chat = { chat_id: chatIdOf(address.threadId) };
  const bodies: ((more: object) => Call)[] = (piece.media ?? []).map(
    (medium) => (more) => encodeMedium(medium, { ...chat, ...more }, settings),
  );
  if (piece.text !== '')
    bodies.push((more) => post(settings, 'sendMessage', { ...chat, text: piece.text, ...parseModeOf(piece), ...more }));
  const keyboard = keyboardOf(piece);
  return bodies.map((body, index) => body(keyboard !== undefined && index === bodies.length - 1 ? { reply_markup: keyboard } : {}));
};

const post = (settings: TelegramSettings, method: string, body: object): Call => ({
  via: 'http',
  method: 'POST',
  url: methodUrl(settings, method),
  body,
});

// Large ids lose digits as numbers; channel names (@name) stay words.
const chatIdOf = (threadId: string): number | string => (Number.isSafeInteger(Number(threadId)) ? Number(threadId) : threadId);

/** A text that was printed plain (after a refusal) may hold bare "<" and "&": it must not be parsed as HTML. */
const parseModeOf = (piece: Piece): { parse_mode?: 'HTML' } =>
  piece.text === piece.plain && /[<>&]/.test(piece.text) ? {} : { parse_mode: 'HTML' };

const encodeMedium = (medium: Medium, common: object, settings: TelegramSettings): Call => {
  const { method, field } = METHODS[medium.kind];
  const body = { ...common, ...(medium.caption === undefined || medium.caption === '' ? {} : { caption: medium.caption }) };
  if (medium.fileId === undefined) return post(settings, method, { ...body, [field]: medium.url ?? '' });
  const file = { fileId: medium.fileId, name: medium.name ?? medium.kind, mime: medium.mime ?? 'application/octet-stream' };
  return { via: 'http', method: 'POST', url: methodUrl(settings, method), body, files: { [field]: file } };
};

// Two short labels share a row on a phone; longer ones would be cut there.
const SHORT_LABEL = 14;

const keyboardOf = (piece: Piece): Keyboard | undefined => {
  const buttons =
    piece.options?.items.map((item) =>
      item.url === undefined ? { text: item.label, callback_data: item.id } : { text: item.label, url: item.url },
    ) ?? [];
  if (buttons.length === 0) return undefined;
  const perRow = buttons.length > 2 && buttons.every((button) => button.text.length <= SHORT_LABEL) ? 2 : 1;
  return {
    inline_keyboard: Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) =>
      buttons.slice(row * perRow, (row + 1) * perRow),
    ),
  };
};

/** Getting a file takes two calls; the first one's answer names the path of the second (see call-chain.ts). */
export const fetchMedia = (remoteId: string, settings: TelegramSettings): Call[] => [
  post(settings, 'getFile', { file_id: remoteId }),
  { via: 'http', method: 'GET', url: `${settings.apiUrl}/file/bot${settings.token}/{{result.file_path}}` },
];

export const connect = (settings: TelegramSettings, webhookUrl: string): Call[] => [
  post(settings, 'setWebhook', {
    url: webhookUrl,
    secret_token: webhookSecretOf(settings),
    allowed_updates: WANTED_UPDATES,
    max_connections: 40,
  }),
];
