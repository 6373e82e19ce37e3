/*
 * Our sockets with everything that judges and feeds them: sessions, scopes, bus, Postgres. An event is a visitor's message,
 * accepted as any other; it goes to the desks whose inboxes cover it and to the visitor's own window.
 */
import type { AddressInfo } from 'node:net';
import { mayEmbed, verifyVisitor, type WebSettings, webChannel, widgetMessageToEvent } from '@throughline/channels';
import type { AnyChannel } from '@throughline/protocol/channel';
import { ChannelEvent } from '@throughline/protocol/envelope';
import rateLimit from '@fastify/rate-limit';
import multipart from '@fastify/multipart';
import { type Access, addAgent, agentStore, createAccess, signInLinks } from '../../../server/src/access/index.ts';
import { presentMessage } from '../../../server/src/api/index.ts';
import { reading } from '../../../server/src/conversations/index.ts';
import { createInbox, type OpenInbox, openInboxBook } from '../../../server/src/inboxes/index.ts';
import { createAccept } from '../../../server/src/intake/index.ts';
import { registerWidget, startLive } from '../../../server/src/live/index.ts';
import { type Bus, createBus } from '../../../server/src/platform/bus/index.ts';
import { systemClock } from '../../../server/src/platform/clock/index.ts';
import { type Database, openDatabase } from '../../../server/src/platform/db/index.ts';
import { createFileStore } from '../../../server/src/platform/files/index.ts';
import { createHttp } from '../../../server/src/platform/http/index.ts';
import { createLog } from '../../../server/src/platform/log/index.ts';
import { createSecrets } from '../../../server/src/platform/secrets/index.ts';
import { answerParent } from '../measuring/children.ts';
import { readMachineClock, weighMemory } from '../measuring/weigh-memory.ts';
import type { Door, SocketsAnswer, SocketsRequest } from './words.ts';

const PUBLIC_URL = 'http://127.0.0.1';
const CHANNELS: ReadonlyMap<string, AnyChannel> = new Map([[webChannel.kind, webChannel as AnyChannel]]);
/** Windows of one agent; one agent in ten has other inboxes. */
const WINDOWS = 10;

const layGround = (databaseUrl: string, folder: string) => {
  const database = openDatabase({ url: databaseUrl, poolSize: 8 });
  const clock = systemClock;
  const bus = createBus(database);
  const secrets = createSecrets(['k'.repeat(40)]);
  const inboxes = openInboxBook({ database, bus, channels: CHANNELS, sealer: secrets });
  const files = createFileStore({ folder, db: database.kysely, secrets, clock, publicUrl: PUBLIC_URL });
  const access = createAccess({ database, bus, clock, secret: 's'.repeat(40), publicUrl: PUBLIC_URL });
  return {
    database,
    clock,
    bus,
    secrets,
    inboxes,
    files,
    access,
    channels: CHANNELS,
    sealer: secrets,
    accept: createAccept({ bus, clock }),
  };
};
type Ground = ReturnType<typeof layGround>;

const onError = (error: unknown): void => console.error(error);

const serve = async (ground: Ground) => {
  const { database, bus, clock, files, access } = ground;
  const db = database.kysely;
  const app = createHttp({ logger: createLog('error'), publicUrl: PUBLIC_URL, refusals: {} });
  await app.register(rateLimit, { global: false });
  await app.register(multipart);
  const live = startLive(app.server, {
    onError,
    desk: {
      database,
      bus,
      onError,
      presentMessages: async (ids) => new Map((await reading.findMessages(db, ids)).map((row) => [row.id, presentMessage(row)])),
      findViewer: (headers) => access.findViewer(headers),
      mayOpenFrom: () => true,
      touchAgents: (ids) => agentStore.touchAgents(db, ids, clock.now()),
      onAgentHere: () => undefined,
    },
    visitors: {
      ...ground,
      onError,
      verifyVisitor: verifyVisitor as never,
      widgetMessageToEvent,
      fileUrl: files.linkTo,
      findFiles: files.findMany,
      findAgentName: async () => undefined,
      mayOpenFrom: (origin, _host, inbox) => origin === undefined || mayEmbed(origin, inbox.settings as WebSettings),
    },
  });
  registerWidget(app, { ...live.visitorSocketDeps, storeUpload: files.save });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return app;
};
type App = Awaited<ReturnType<typeof serve>>;

const connectInbox = async ({ bus, inboxes, ...deps }: Ground, name: string): Promise<OpenInbox> => {
  const id = await bus.transact((tx) =>
    createInbox(tx, deps, { kind: 'web', name, settings: { allowedOrigins: [] }, strategy: { assistant: false } }),
  );
  const inbox = await inboxes.find(id);
  if (inbox === undefined) throw new Error('the inbox was not connected');
  return inbox;
};

const signIn = async (bus: Bus, database: Database, access: Access, inboxIds: string[] | null): Promise<string> => {
  const email = `${crypto.randomUUID()}@example.com`;
  const agent = await bus.transact((tx) => addAgent(tx, { name: `Agent ${email.slice(0, 4)}`, email, role: 'agent', inboxIds }));
  const link = await signInLinks.makeSignInLink(database.kysely, agent.id, systemClock.now(), 15);
  const { setCookies } = await access.signInWithLink(link, { address: '127.0.0.1', userAgent: 'bench' });
  return setCookies.map((line) => line.split(';')[0]).join('; ');
};

/** The headers a browser sends with its upgrade. */
const BROWSER = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'cache-control': 'no-cache',
};

const openDesks = async ({ bus, database, access }: Ground, other: OpenInbox, count: number): Promise<Door[]> => {
  const doors: Door[] = [];
  for (let agent = 0; doors.length < count; agent++) {
    const cookie = await signIn(bus, database, access, agent % 10 === 0 ? [other.id] : null);
    for (let window = 0; window < WINDOWS && doors.length < count; window++)
      doors.push({ kind: 'desk', path: '/live', headers: { ...BROWSER, cookie }, greeting: ['{"type":"hello","lastSeq":null}'] });
  }
  return doors;
};

type Visit = { visitorId: string; door: Door };

const openVisits = async (app: App, inbox: OpenInbox, count: number): Promise<Visit[]> => {
  const visits: Visit[] = [];
  for (let at = 0; at < count; at++) {
    const response = await app.inject({
      method: 'POST',
      url: `/widget/${inbox.id}/session`,
      // Each from an address of its own, as visitors are.
      remoteAddress: `10.0.${at >> 8}.${at & 255}`,
      payload: { locale: 'zh' },
    });
    const { session, visitorId } = response.json<{ session: string; visitorId: string }>();
    const path = `/widget/live?inbox=${inbox.id}&session=${encodeURIComponent(session)}`;
    visits.push({ visitorId, door: { kind: 'visitor', path, headers: BROWSER, greeting: ['{"type":"hello","lastSeq":0}'] } });
  }
  return visits;
};

type Open = { ground: Ground; inbox: OpenInbox; visits: Visit[]; desks: number; nextHanding(): Promise<number> };

/** When events are handed to the followers of the bus, of which this is the first. */
const watchHandings = (bus: Bus): (() => Promise<number>) => {
  let told: ((at: number) => void) | undefined;
  bus.follow((events) => {
    if (events.some(({ type }) => type === 'message.received')) told?.(readMachineClock());
  });
  return () =>
    new Promise((resolve) => {
      told = resolve;
    });
};

const write = async ({ ground, inbox, visits }: Open, text: string): Promise<void> => {
  const visitorId = visits[0]?.visitorId ?? '';
  const accepted = await ground.accept(
    inbox,
    ChannelEvent.parse({
      type: 'message',
      key: crypto.randomUUID(),
      threadKey: visitorId,
      at: Date.now(),
      from: { type: 'visitor', value: visitorId, verified: true },
      parts: [{ type: 'text', text }],
    }),
  );
  if (accepted === null) throw new Error('the message was not accepted');
};

const openCenter = async (request: Extract<SocketsRequest, { act: 'open' }>): Promise<{ center: Open; answer: Partial<SocketsAnswer> }> => {
  const ground = layGround(request.databaseUrl, request.folder);
  await ground.bus.start();
  const nextHanding = watchHandings(ground.bus);
  const app = await serve(ground);
  const inbox = await connectInbox(ground, 'shop');
  const desks = await openDesks(ground, await connectInbox(ground, 'other'), request.desks);
  const visits = await openVisits(app, inbox, request.visitors);
  const center = { ground, inbox, visits, desks: request.desks, nextHanding };
  await write(center, 'the first one opens the conversation');
  const doors = [...desks, ...visits.map(({ door }) => door)];
  return { center, answer: { port: (app.server.address() as AddressInfo).port, doors } };
};

const tell = async (center: Open): Promise<Partial<SocketsAnswer>> => {
  const handed = center.nextHanding();
  await write(center, 'Hello, is anybody there?');
  return { at: await handed, hearers: { desk: Math.round(center.desks * 0.9), visitor: 1 } };
};

const answerInTurn = (): ((request: SocketsRequest) => Promise<Partial<SocketsAnswer>>) => {
  let center: Open | undefined;
  return async (request) => {
    if (request.act === 'weigh') return { memory: await weighMemory() };
    if (request.act === 'open') {
      const opened = await openCenter(request);
      center = opened.center;
      return opened.answer;
    }
    if (center === undefined) throw new Error('not open');
    return await tell(center);
  };
};

answerParent(answerInTurn());
