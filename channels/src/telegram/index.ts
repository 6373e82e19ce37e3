/** Telegram: a bot that customers write to. Webhook in, Bot API out. */
import type { Abilities, Channel, MediaAbility } from '@throughline/protocol/channel';
import { classify } from './classify.ts';
import { connect, encode, fetchMedia } from './encode.ts';
import { receive } from './receive.ts';
import { FIELDS, TelegramSettings } from './settings.ts';

const upload = (maxBytes: number, mimes: readonly string[]): MediaAbility => ({
  maxBytes,
  mimes,
  caption: { max: 1024, unit: 'utf16' },
  by: 'upload',
});

const abilities: Abilities = {
  // Counted after entity parsing.
  text: { max: 4096, unit: 'utf16', dialect: 'telegram-html' },
  options: [{ style: 'button', max: 25, label: { max: 64, unit: 'grapheme' }, payload: { max: 64, unit: 'utf8' }, url: true }],
  media: {
    image: upload(10_000_000, ['image/jpeg', 'image/png', 'image/webp']),
    video: upload(50_000_000, ['video/mp4']),
    audio: upload(50_000_000, ['audio/mpeg', 'audio/mp4']),
    voice: upload(50_000_000, ['audio/ogg', 'audio/mpeg', 'audio/mp4']),
    file: upload(50_000_000, []),
  },
  windows: [],
  can: { edit: true, react: true, typing: true, quote: true },
  receipts: ['sent'],
  idempotent: 'none',
  // Telegram's own guidance: about 30 a second in all, one a second in a chat.
  rates: [
    { per: 'inbox', n: 30, ms: 1000 },
    { per: 'recipient', n: 1, ms: 1000 },
  ],
  ackMs: 10_000,
};

export const telegramChannel: Channel<TelegramSettings> = {
  kind: 'telegram',
  label: { zh: 'Telegram', en: 'Telegram' },
  look: { light: '#1f7ab8', dark: '#5cb3ea', icon: 'send' },
  abilities,
  settings: TelegramSettings,
  fields: FIELDS,
  account: (settings) => settings.token.split(':')[0] ?? '',
  receive,
  encode,
  classify,
  media: fetchMedia,
  connect,
};
