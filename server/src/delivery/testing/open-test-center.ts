/** The rooms a message passes, for real, on a database of the test's own, with the real channels and a guarded way out to simulators. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiChannel, emailChannel, telegramChannel, webChannel } from '@throughline/channels';
import { type EmailSettings, transportOf } from '@throughline/channels/email';
import type { AnyChannel } from '@throughline/protocol/channel';
import { ChannelEvent, type ChannelEventInput } from '@throughline/protocol/envelope';
import type { Part } from '@throughline/protocol/parts';
import { acting, type ConversationRow, type MessageRow, reading } from '../../conversations/index.ts';
import { createInbox, type InboxBook, type OpenInbox, openInboxBook } from '../../inboxes/index.ts';
import { createReadText, openEmotionModel, type ReadText } from '../../intents/index.ts';
import { type Accept, createAccept } from '../../intake/index.ts';
import { type Bus, createBus } from '../../platform/bus/index.ts';
import type { Outside } from '../../platform/calls/index.ts';
import { createTestClock, type TestClock } from '../../platform/clock/index.ts';
import { createFileStore, type FileStore } from '../../platform/files/index.ts';
import { createGuardedFetch } from '../../platform/guard/index.ts';
import { prepareJobs } from '../../platform/jobs/index.ts';
import { createMailSender } from '../../platform/mail/index.ts';
import { createSecrets, type Secrets } from '../../platform/secrets/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/index.ts';

export type Ground = {
  database: TestDatabase;
  bus: Bus;
  clock: TestClock;
  secrets: Secrets;
  sealer: Secrets;
  files: FileStore;
  channels: ReadonlyMap<string, AnyChannel>;
  inboxes: InboxBook;
  readText: ReadText;
  accept: Accept;
  outside: Outside;
  /** What a part of the house complained of; tests that expect no trouble look at it at their end. */
  troubles: unknown[];
  onTrouble(error: unknown): void;
};
export type Heard = { conversationId: string; reference: string; messageId: string; threadId: string };
export type TestCenter = Ground & {
  connect(
    kind: string,
    settings?: Record<string, unknown>,
    more?: Partial<Omit<Parameters<typeof createInbox>[2], 'kind'>>,
  ): Promise<OpenInbox>;
  /** A customer writes; `from` is the handle's value, and the thread's key unless `more` names one. */
  hear(inbox: OpenInbox, from: string, what: string | readonly Part[], more?: Partial<ChannelEventInput>): Promise<Heard>;
  reply(heard: Pick<Heard, 'conversationId'>, what: string | readonly Part[], more?: Partial<acting.Reply>): Promise<MessageRow>;
  message(id: string): Promise<MessageRow>;
  messages(conversationId: string): Promise<MessageRow[]>;
  conversation(id: string): Promise<ConversationRow>;
  close(): Promise<void>;
};

// The simulators of most tests take whatever comes, as fast as it comes; pacing has tests of its own.
const UNHURRIED = { ...telegramChannel, abilities: { ...telegramChannel.abilities, rates: [] } };
const CHANNELS: ReadonlyMap<string, AnyChannel> = new Map(
  [webChannel, emailChannel, UNHURRIED, apiChannel].map((channel) => [channel.kind, channel as AnyChannel]),
);
const HANDLES: Readonly<Record<string, string>> = { email: 'email', telegram: 'telegram', web: 'visitor', api: 'user' };

/** `prepare` subscribes consumers; the bus starts after it. */
export const openTestCenter = async (prepare: (ground: Ground) => void = () => undefined): Promise<TestCenter> => {
  const { ground, close } = await layGround();
  prepare(ground);
  await ground.bus.start();
  return { ...ground, ...actsOn(ground), close };
};

const layGround = async (): Promise<{ ground: Ground; close(): Promise<void> }> => {
  const database = await createTestDatabase({ poolSize: 12 });
  await prepareJobs(database);
  const folder = await mkdtemp(join(tmpdir(), 'tl-center-'));
  const troubles: unknown[] = [];
  const onTrouble = (error: unknown): void => void troubles.push(error);
  const clock = createTestClock(new Date());
  const bus = createBus(database, { pollMs: 20, onTrouble, onError: (_consumer, _event, _attempt, error) => onTrouble(error) });
  const secrets = createSecrets(['k'.repeat(40)]);
  const inboxes = openInboxBook({ database, bus, channels: CHANNELS, sealer: secrets });
  const files = createFileStore({ folder, db: database.kysely, secrets, clock, publicUrl: 'http://localhost:4100' });
  const mail = createMailSender();
  const guarded = createGuardedFetch({ allowedPrivateHosts: ['127.0.0.1'] });
  const outside: Outside = {
    fetch: (url, init) => guarded(url, init),
    sendMail: (settings, outgoing) =>
      mail.sendMail(transportOf(settings as EmailSettings), outgoing, async (id) => (await files.read(id))?.bytes ?? new Uint8Array()),
    readFile: files.read,
    fileUrl: files.linkTo,
  };
  const accept = createAccept({ bus, clock });
  const close = async (): Promise<void> => {
    inboxes.close();
    await bus.stop();
    mail.close();
    guarded.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  const readText = createReadText({
    intents: { find: async () => undefined },
    findEmotionModel: openEmotionModel(onTrouble),
    clock,
    timeZone: 'UTC',
  });
  const base = { database, bus, clock, secrets, sealer: secrets, files, channels: CHANNELS };
  return { ground: { ...base, inboxes, readText, accept, outside, troubles, onTrouble }, close };
};

const partsOf = (what: string | readonly Part[]): readonly Part[] => (typeof what === 'string' ? [{ type: 'text', text: what }] : what);

const actsOn = (ground: Ground): Omit<TestCenter, keyof Ground | 'close'> => {
  const { database, bus, clock, accept, inboxes } = ground;
  const message: TestCenter['message'] = async (id) => {
    const [row] = await reading.findMessages(database.kysely, [id]);
    if (row === undefined) throw new Error('no such message');
    return row;
  };
  return {
    message,
    messages: (id) => reading.listMessages(database.kysely, id, { limit: 200 }),
    conversation: (id) => reading.getConversation(database.kysely, acting.EVERYTHING, id, null),
    connect: async (kind, settings = {}, more = {}) => {
      const id = await bus.transact((tx) => createInbox(tx, ground, { name: kind, ...more, kind, settings }));
      const inbox = await inboxes.find(id);
      if (inbox === undefined) throw new Error(`the ${kind} inbox was not connected`);
      return inbox;
    },
    hear: async (inbox, from, what, more = {}) => {
      const event = {
        key: crypto.randomUUID(),
        type: 'message' as const,
        threadKey: from,
        at: clock.now().getTime(),
        parts: [...partsOf(what)],
      };
      const handle = { type: HANDLES[inbox.kind] ?? 'user', value: from, verified: true };
      const accepted = await accept(inbox, ChannelEvent.parse({ ...event, from: handle, ...more } satisfies ChannelEventInput));
      if (accepted === null) throw new Error('the message was not accepted');
      return { ...accepted, threadId: (await message(accepted.messageId)).threadId ?? '' };
    },
    reply: ({ conversationId }, what, more = {}) =>
      bus.transact((tx) =>
        acting.queueReply(tx, {
          scope: acting.EVERYTHING,
          conversationId,
          author: { type: 'agent', id: null, name: 'Lin' },
          parts: partsOf(what),
          ...more,
        }),
      ),
  };
};
