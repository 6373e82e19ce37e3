import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiChannel, apiMessageToEvent, emailChannel } from '@throughline/channels';
import { PERMISSIONS, type Permission } from '@throughline/protocol/api';
import { ChannelEvent } from '@throughline/protocol/envelope';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { type Access, addAgent, createAccess, signInLinks, tokens } from '../../access/index.ts';
import { openKnowledgeIndex } from '../../assistant/index.ts';
import { type ChannelBook, createInbox, type InboxBook, openInboxBook } from '../../inboxes/index.ts';
import { createReadText, openIntentBook } from '../../intents/index.ts';
import { type Accept, createAccept } from '../../intake/index.ts';
import { type Bus, createBus } from '../../platform/bus/index.ts';
import { createTestClock, type TestClock } from '../../platform/clock/index.ts';
import { createFileStore } from '../../platform/files/index.ts';
import { prepareJobs } from '../../platform/jobs/index.ts';
import { createSecrets } from '../../platform/secrets/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/index.ts';
import { createApi } from '../create-api.ts';
import type { RateLimits } from '../gate.ts';

export const PUBLIC_URL = 'http://localhost:4100';
/** What our own pages send with a write. */
export const OWN = { 'x-throughline': '1', 'sec-fetch-site': 'same-origin' };

export type TestApi = {
  app: FastifyInstance;
  database: TestDatabase;
  bus: Bus;
  clock: TestClock;
  access: Access;
  /** Two inboxes of the API channel: what the second may not see of the first. */
  here: string;
  elsewhere: string;
  /** Log lines at error level. */
  errors: string[];
  retried: string[];
  signIn(role: 'agent' | 'supervisor' | 'admin'): Promise<{ agentId: string; headers: Record<string, string> }>;
  token(scopes: readonly Permission[], inboxIds?: readonly string[] | null): Promise<{ headers: Record<string, string> }>;
  write(inboxId: string, text: string, more?: { from?: string; meta?: Record<string, unknown> }): Promise<Written>;
  ask(options: InjectOptions): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
};
export type Written = { conversationId: string; messageId: string; reference: string; threadId: string; customerId: string };

/** The rooms and the ground that the API stands on, for real, on a database and a folder of its own. */
const layGround = async () => {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'tl-api-'));
  const clock = createTestClock(new Date());
  await prepareJobs(database);
  const bus = createBus(database);
  await bus.start();
  const secrets = createSecrets(['k'.repeat(40)]);
  const channels: ChannelBook = new Map([apiChannel, emailChannel].map((channel) => [channel.kind, channel]));
  const inboxes = openInboxBook({ database, bus, channels, sealer: secrets });
  const accept = createAccept({ bus, clock });
  const access = createAccess({ database, bus, clock, secret: 's'.repeat(40), publicUrl: PUBLIC_URL });
  const files = createFileStore({ folder, db: database.kysely, secrets, clock, publicUrl: PUBLIC_URL });
  const knowledge = openKnowledgeIndex({ database, bus });
  const intents = openIntentBook({
    database,
    bus,
    onTrouble: (error) => {
      throw error;
    },
  });
  const readText = createReadText({ intents, clock, findEmotionModel: async () => undefined, timeZone: 'UTC' });
  const close = async (): Promise<void> => {
    inboxes.close();
    knowledge.close();
    intents.close();
    await bus.stop();
    await database.drop();
    await rm(folder, { recursive: true });
  };
  return { database, folder, clock, bus, channels, inboxes, accept, access, files, knowledge, readText, sealer: secrets, close };
};

const createWorld = async (rateLimits?: RateLimits) => {
  const { close, folder, ...ground } = await layGround();
  const errors: string[] = [];
  const retried: string[] = [];
  const { app } = await createApi({
    ...ground,
    publicUrl: PUBLIC_URL,
    guides: new Map(),
    readApiMessage: apiMessageToEvent,
    retryTray: async (item) => void retried.push(item.id),
    receiveWebhook: async (key, { method, url, body }) => ({
      status: 200,
      headers: { 'x-key': key },
      body: `${method} ${url} ${Buffer.from(body).toString('hex')}`,
    }),
    findReadiness: async () => [{ name: 'database', ok: true, detail: 'answers' }],
    registry: new Registry(),
    logger: pino({ level: 'error' }, { write: (line: string) => void errors.push(line) }),
    version: '0.0.0',
    pages: { desk: join(folder, 'desk'), widget: join(folder, 'widget') },
    checkAnswers: true,
    ...(rateLimits && { rateLimits }),
  });
  const closeAll = async (): Promise<void> => {
    await app.close();
    await close();
  };
  return { ...ground, app, errors, retried, close: closeAll };
};

/** The whole API on a database of its own. Agents sign in by links, tokens are made as an admin would. */
export const createTestApi = async (options: { rateLimits?: RateLimits } = {}): Promise<TestApi> => {
  const world = await createWorld(options.rateLimits);
  const { app, database, bus, clock, access, inboxes, channels, sealer, accept } = world;
  const connect = (name: string) => bus.transact((tx) => createInbox(tx, { channels, sealer }, { kind: 'api', name, settings: {} }));
  const signIn: TestApi['signIn'] = async (role) => {
    const { id } = await bus.transact((tx) => addAgent(tx, { name: `A ${role}`, email: `${crypto.randomUUID()}@example.com`, role }));
    const link = await signInLinks.makeSignInLink(database.kysely, id, clock.now(), 15);
    const { setCookies } = await access.signInWithLink(link, { address: '127.0.0.1', userAgent: 'test' });
    return { agentId: id, headers: { cookie: setCookies.map((line) => line.split(';')[0]).join('; '), ...OWN } };
  };
  const token: TestApi['token'] = async (scopes, inboxIds = null) => {
    const maker = {
      kind: 'agent' as const,
      id: crypto.randomUUID(),
      name: 'x',
      agentId: null,
      permissions: new Set(PERMISSIONS),
      inboxIds,
    };
    const { secret } = await tokens.createToken(database.kysely, { name: 'a system', scopes, expiresAt: null }, maker, clock.now());
    return { headers: { authorization: `Bearer ${secret}` } };
  };
  return {
    ...world,
    here: await connect('Here'),
    elsewhere: await connect('Elsewhere'),
    signIn,
    token,
    write: (inboxId, text, more) => write(database, inboxes, accept, inboxId, text, more),
    ask: (ask) => app.inject(ask),
  };
};

const write = async (
  database: TestDatabase,
  inboxes: InboxBook,
  accept: Accept,
  inboxId: string,
  text: string,
  { from = crypto.randomUUID(), meta = {} }: { from?: string; meta?: Record<string, unknown> } = {},
): Promise<Written> => {
  const inbox = await inboxes.find(inboxId);
  if (inbox === undefined) throw new Error('no such inbox');
  const event = {
    key: crypto.randomUUID(),
    type: 'message',
    threadKey: from,
    from: { type: 'user', value: from, verified: true },
    at: Date.now(),
    parts: [{ type: 'text', text }],
    meta,
  };
  const accepted = await accept(inbox, ChannelEvent.parse(event));
  if (accepted === null) throw new Error('not accepted');
  const { rows } = await database.pool.query(
    'select m.thread_id, c.customer_id from message m join conversation c on c.id = m.conversation_id where m.id = $1',
    [accepted.messageId],
  );
  return { ...accepted, threadId: rows[0].thread_id, customerId: rows[0].customer_id };
};
