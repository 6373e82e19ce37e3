/** The people with phones: what they do becomes updates. */
import { pushUpdate, type RunMethod } from './push-updates.ts';
import type { Upload } from './read-fields.ts';
import { chatJson, messageJson, userJson, botJson } from './wire-messages.ts';
import { type Bot, type Chat, chatOf, nextId, type Profile, type SimMedia, type SimMessage, storeFile, type World } from './world.ts';

export type Sending = {
  text?: string;
  entities?: SimMessage['entities'];
  photo?: Upload;
  document?: Upload;
  voice?: Upload;
  video?: Upload;
  /** 'own': the user's own card, with a phone number that proves itself. */
  contact?: 'own' | { phone: string; name: string };
  location?: { lat: number; lon: number };
  /** id of the message answered. */
  replyTo?: number;
};

export type SimUser = {
  profile: Profile;
  /** Opens the chat: nobody gets a message from a bot before. */
  start(payload?: string): SimMessage;
  send(what: string | Sending): SimMessage;
  edit(messageId: number, text: string): void;
  /** Taps a button by its option id or label; the newest message that has it, unless one is named. */
  tap(option: string, messageId?: number): void;
  react(messageId: number, emoji: string): void;
  block(): void;
  unblock(): void;
  /** What this user's phone shows, oldest first. */
  transcript(): SimMessage[];
  /** Bot is typing. */
  typing(): boolean;
  /** The first bot message after `after` (an id, default: all) that passes. */
  reply(passes?: (message: SimMessage) => boolean, timeoutMs?: number): Promise<SimMessage>;
};

type Side = { world: World; findBotOf: () => Bot; run: RunMethod };
type Here = { bot: Bot; chat: Chat };

export const makeUser = (side: Side, profile: Profile): SimUser => {
  const { world } = side;
  const here = (): Here => {
    const bot = side.findBotOf();
    return { bot, chat: chatOf(world, bot, profile) };
  };
  let heard = 0;
  return {
    profile,
    start: (payload) =>
      say(side, here(), {
        text: payload === undefined ? '/start' : `/start ${payload}`,
        entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      }),
    send: (what) => say(side, here(), typeof what === 'string' ? { text: what } : contentOf(world, profile, what)),
    edit: (messageId, text) => editMessage(side, here(), messageId, text),
    tap: (option, messageId) => tapButton(side, here(), option, messageId),
    react: (messageId, emoji) => react(side, here(), messageId, emoji),
    block: () => setBlocked(side, here(), true),
    unblock: () => setBlocked(side, here(), false),
    transcript: () => [...here().chat.messages],
    typing: () => world.options.now() - (here().chat.typingAt ?? Number.NEGATIVE_INFINITY) < 5000,
    reply: async (passes = () => true, timeoutMs) => {
      const found = await world.watch.until(
        () => here().chat.messages.find((message) => message.from === 'bot' && message.id > heard && passes(message)),
        timeoutMs,
      );
      heard = found.id;
      return found;
    },
  };
};

/** Writing to a bot opens the chat, and ends a block. */
const say = (side: Side, { bot, chat }: Here, content: Partial<SimMessage>): SimMessage => {
  const { world, run } = side;
  if (chat.blocked) setBlocked(side, { bot, chat }, false);
  chat.started = true;
  const message: SimMessage = {
    id: nextId(world),
    from: 'user',
    text: '',
    entities: [],
    buttons: [],
    at: world.options.now(),
    edited: false,
    ...content,
  };
  chat.messages.push(message);
  pushUpdate(world, bot, { message: messageJson(world, bot, chat, message) }, run);
  world.watch.changed();
  return message;
};

const secondsNow = (world: World): number => Math.floor(world.options.now() / 1000);

const setBlocked = ({ world, run }: Side, { bot, chat }: Here, blocked: boolean): void => {
  chat.blocked = blocked;
  const status = (is: boolean): object => ({ user: botJson(bot), status: is ? 'kicked' : 'member' });
  const change = {
    chat: chatJson(chat),
    from: userJson(chat.user),
    date: secondsNow(world),
    old_chat_member: status(!blocked),
    new_chat_member: status(blocked),
  };
  pushUpdate(world, bot, { my_chat_member: change }, run);
  world.watch.changed();
};

const react = ({ world, run }: Side, { bot, chat }: Here, messageId: number, emoji: string): void => {
  const reaction = {
    chat: chatJson(chat),
    message_id: messageId,
    user: userJson(chat.user),
    date: secondsNow(world),
    old_reaction: [],
    new_reaction: [{ type: 'emoji', emoji }],
  };
  pushUpdate(world, bot, { message_reaction: reaction }, run);
};

const contentOf = (world: World, profile: Profile, what: Sending): Partial<SimMessage> => {
  const content: Partial<SimMessage> = {
    text: what.text ?? '',
    entities: what.entities ?? [],
    replyTo: what.replyTo,
    location: what.location,
  };
  for (const kind of ['photo', 'document', 'voice', 'video'] as const) {
    const upload = what[kind];
    if (upload !== undefined) content.media = mediaOf(world, kind, upload);
  }
  if (what.contact === 'own') content.contact = { phone: profile.phone ?? '', name: profile.firstName, own: true };
  else if (what.contact !== undefined) content.contact = { ...what.contact, own: false };
  return content;
};

const mediaOf = (world: World, kind: SimMedia['kind'], upload: Upload): SimMedia => {
  const file = storeFile(world, upload, `${kind}s`);
  return { kind, fileId: file.id, name: file.name, mime: file.mime, bytes: file.content.length };
};

const editMessage = ({ world, run }: Side, { bot, chat }: Here, messageId: number, text: string): void => {
  const message = chat.messages.find((one) => one.id === messageId && one.from === 'user');
  if (message === undefined) throw new Error(`there is no message ${messageId} of this user`);
  Object.assign(message, { text, entities: [], edited: true });
  pushUpdate(world, bot, { edited_message: messageJson(world, bot, chat, message) }, run);
  world.watch.changed();
};

const tapButton = ({ world, run }: Side, { bot, chat }: Here, option: string, messageId: number | undefined): void => {
  const message = chat.messages.findLast(
    (one) =>
      (messageId === undefined || one.id === messageId) &&
      one.buttons.flat().some((button) => button.optionId === option || (button.optionId !== undefined && button.text === option)),
  );
  const button = message?.buttons.flat().find((one) => one.optionId === option || one.text === option);
  if (message === undefined || button?.optionId === undefined) throw new Error(`no button ${option} on this phone`);
  const id = `tap-${nextId(world)}`;
  bot.taps.set(id, { chatId: chat.user.id, at: world.options.now() });
  pushUpdate(
    world,
    bot,
    {
      callback_query: {
        id,
        from: userJson(chat.user),
        chat_instance: String(chat.user.id),
        data: button.optionId,
        message: messageJson(world, bot, chat, message),
      },
    },
    run,
  );
  world.watch.changed();
};
