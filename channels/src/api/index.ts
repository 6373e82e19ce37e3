/** API: any system can be a channel. It posts messages to us; replies go to its URL, signed, or wait to be read. */
import type { Abilities, Channel, MediaAbility } from '@throughline/protocol/channel';
import { classify } from './classify.ts';
import { encode } from './encode.ts';
import { receive } from './receive.ts';
import { ApiSettings, FIELDS } from './settings.ts';

export { apiMessageToEvent } from './receive.ts';
export { makeSignature } from './signature.ts';

const byLink: MediaAbility = { maxBytes: 100_000_000, mimes: [], caption: { max: 4096, unit: 'utf16' }, by: 'url' };

const abilities: Abilities = {
  text: { max: 50_000, unit: 'codepoint', dialect: 'markdown' },
  options: [{ style: 'button', max: 25, label: { max: 200, unit: 'utf16' }, payload: { max: 256, unit: 'utf8' }, url: true }],
  card: { title: { max: 500, unit: 'utf16' }, text: { max: 10_000, unit: 'utf16' }, image: true, items: 10 },
  media: { image: byLink, audio: byLink, voice: byLink, video: byLink, file: byLink, sticker: byLink },
  windows: [],
  can: { quote: true },
  receipts: ['sent'],
  idempotent: 'key',
  rates: [],
  ackMs: 30_000,
};

export const apiChannel: Channel<ApiSettings> = {
  kind: 'api',
  label: { zh: '接口', en: 'API' },
  look: { light: '#5b6472', dark: '#a7b0be', icon: 'api' },
  abilities,
  settings: ApiSettings,
  fields: FIELDS,
  // One system may feed many inboxes.
  account: () => '',
  receive,
  encode,
  classify,
};
