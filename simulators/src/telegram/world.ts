/** Everything the pretend Telegram knows: bots, users, chats, files. */
import { makeMishapBox, type MishapBox } from '../mishaps.ts';
import { makeWatch, type Watch } from '../watch.ts';
import type { Entity } from './parse-html.ts';

export type Button = { text: string; optionId?: string; url?: string };
export type SimMedia = {
  kind: 'photo' | 'document' | 'video' | 'audio' | 'voice';
  fileId?: string;
  url?: string;
  name?: string;
  mime?: string;
  bytes?: number;
};

/** A message as the user's phone shows it. */
export type SimMessage = {
  id: number;
  from: 'bot' | 'user';
  text: string;
  entities: Entity[];
  /** Rows of buttons under the message. */
  buttons: Button[][];
  media?: SimMedia;
  contact?: { phone: string; name: string; own: boolean };
  location?: { lat: number; lon: number };
  replyTo?: number;
  /** Unix ms. */
  at: number;
  edited: boolean;
};

export type Profile = { id: number; firstName: string; lastName?: string; username?: string; language?: string; phone?: string };
export type Chat = {
  user: Profile;
  started: boolean;
  blocked: boolean;
  messages: SimMessage[];
  typingAt?: number /** sends still allowed, and when that was counted */;
  rate: { left: number; at: number };
};
export type StoredFile = { id: string; path: string; name: string; mime: string; content: Uint8Array };
export type Update = { update_id: number } & Record<string, unknown>;
export type Webhook = { url: string; secret: string; wanted: string[] };

export type Bot = {
  id: number;
  token: string;
  webhook?: Webhook;
  /** Not yet accepted by the webhook, oldest first. */
  pending: Update[];
  /** How many are being posted now. */
  posting: number;
  /** With the mishap `reorder`: waits for its successor, or has waited long enough. */
  held?: Update;
  released?: Update;
  lastFailure?: string;
  nextUpdateId: number;
  chats: Map<number, Chat>;
  /** Taps whose spinner still turns. */
  taps: Map<string, { chatId: number; at: number }>;
  rate: { left: number; at: number };
};

export type Options = {
  port?: number;
  host?: string;
  /** One message per chat in this time (1000 ms), with short bursts of `burst` (3). */
  perChatMs?: number;
  burst?: number;
  /** Messages a second over all chats of a bot (30). */
  perSecond?: number;
  /** First wait before a refused update is posted again (1000 ms); doubles up to a minute. */
  retryMs?: number;
  /** Updates of one bot posted at the same time (1: strictly in order). */
  parallel?: number;
  now?: () => number;
};

export type World = {
  options: Required<Omit<Options, 'port' | 'host'>>;
  bots: Map<string, Bot>;
  users: Map<number, Profile>;
  files: Map<string, StoredFile>;
  revoked: Set<string>;
  calls: { token: string; method: string; body: Record<string, unknown>; status: number; at: number }[];
  mishaps: MishapBox;
  watch: Watch;
  closed: boolean;
  nextId: number;
};

export const makeWorld = (options: Options): World => ({
  options: { perChatMs: 1000, burst: 3, perSecond: 30, retryMs: 1000, parallel: 1, now: Date.now, ...withoutUndefined(options) },
  bots: new Map(),
  users: new Map(),
  files: new Map(),
  revoked: new Set(),
  calls: [],
  mishaps: makeMishapBox(),
  watch: makeWatch(),
  closed: false,
  nextId: 1,
});

const withoutUndefined = (options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

export const nextId = (world: World): number => {
  world.nextId += 1;
  return world.nextId;
};

export const findBot = (world: World, token: string): Bot | undefined => {
  if (!/^\d{1,20}:[\w-]{10,}$/.test(token) || world.revoked.has(token)) return undefined;
  const known = world.bots.get(token);
  if (known !== undefined) return known;
  const bot: Bot = {
    id: Number(token.split(':')[0]),
    token,
    pending: [],
    posting: 0,
    nextUpdateId: 100_000_001,
    chats: new Map(),
    taps: new Map(),
    rate: { left: world.options.perSecond, at: world.options.now() },
  };
  world.bots.set(token, bot);
  return bot;
};

export const chatOf = (world: World, bot: Bot, user: Profile): Chat => {
  const known = bot.chats.get(user.id);
  if (known !== undefined) return known;
  const chat: Chat = { user, started: false, blocked: false, messages: [], rate: { left: world.options.burst, at: world.options.now() } };
  bot.chats.set(user.id, chat);
  return chat;
};

export const storeFile = (world: World, file: { name: string; mime: string; content: Uint8Array }, folder: string): StoredFile => {
  const number = nextId(world);
  const ending = /\.[a-z0-9]{1,8}$/i.exec(file.name)?.[0] ?? '';
  const stored = { ...file, id: `SimFile-${number}`, path: `${folder}/file_${number}${ending}` };
  world.files.set(stored.id, stored);
  return stored;
};
