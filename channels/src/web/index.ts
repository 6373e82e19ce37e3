/** Web: the chat bubble on a customer's site. The stored message itself is the delivery: open sockets show it. */
import type { Abilities, CallResult, Channel, MediaAbility, Outcome } from '@throughline/protocol/channel';
import { FIELDS, WebSettings } from './settings.ts';

export { type WidgetSend, widgetMessageToEvent } from './receive.ts';
export { mayEmbed, type WebSettings } from './settings.ts';
export { type VisitorClaims, type VisitorProof, verifyVisitor } from './verify-visitor.ts';

const byLink: MediaAbility = { maxBytes: 50_000_000, mimes: [], caption: { max: 4096, unit: 'utf16' }, by: 'url' };

const abilities: Abilities = {
  text: { max: 10_000, unit: 'grapheme', dialect: 'markdown' },
  options: [{ style: 'button', max: 25, label: { max: 200, unit: 'utf16' }, payload: { max: 256, unit: 'utf8' }, url: true }],
  card: { title: { max: 500, unit: 'utf16' }, text: { max: 10_000, unit: 'utf16' }, image: true, items: 10 },
  media: { image: byLink, audio: byLink, voice: byLink, video: byLink, file: byLink, sticker: byLink },
  windows: [],
  can: { typing: true, markRead: true, quote: true },
  receipts: ['sent', 'delivered', 'read'],
  idempotent: 'key',
  rates: [],
  ackMs: 30_000,
};

const classify = (result: CallResult): Outcome => {
  if (result.via === 'socket') return { ok: true, ids: [] };
  return result.via === 'error'
    ? { ok: false, class: 'transient', detail: result.detail }
    : { ok: false, class: 'invalid', detail: `the widget is not reached by ${result.via}` };
};

export const webChannel: Channel<WebSettings> = {
  kind: 'web',
  label: { zh: '网页聊天', en: 'Web chat' },
  look: { light: '#0f766e', dark: '#4fc3b5', icon: 'chat' },
  abilities,
  settings: WebSettings,
  fields: FIELDS,
  // One site may carry many widgets.
  account: () => '',
  encode: () => [{ via: 'socket' }],
  classify,
};
