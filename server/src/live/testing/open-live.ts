/** A center with its sockets and the widget's HTTP on a real server, and clients that speak to it as browsers do. */
import type { AddressInfo } from 'node:net';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { mayEmbed, verifyVisitor, type WebSettings, widgetMessageToEvent } from '@throughline/channels';
import type { DeskServerFrame, WidgetServerFrame, WidgetSession } from '@throughline/protocol/live';
import { pino } from 'pino';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { type Access, addAgent, agentStore, createAccess, signInLinks } from '../../access/index.ts';
import { presentMessage } from '../../api/index.ts';
import { reading } from '../../conversations/index.ts';
import { createDelivery } from '../../delivery/index.ts';
import { openTestCenter, type TestCenter } from '../../delivery/testing/open-test-center.ts';
import { createHttp } from '../../platform/http/index.ts';
import { registerWidget, startLive } from '../index.ts';

export const PUBLIC_URL = 'http://center.example';

/** A socket with everything it was told, in order. */
export type Line<F extends { type: string }> = {
  frames: F[];
  of<T extends F['type']>(type: T): Extract<F, { type: T }>[];
  send(frame: object | string): void;
  /** The first frame of this type that passes, now or later. */
  next<T extends F['type']>(type: T, passes?: (frame: Extract<F, { type: T }>) => boolean): Promise<Extract<F, { type: T }>>;
  /** Code of the close, once it is closed. */
  closed(timeoutMs?: number): Promise<number>;
  close(): Promise<void>;
  socket: WebSocket;
};
export type DeskLine = Line<DeskServerFrame>;
export type VisitorLine = Line<WidgetServerFrame>;

export type LiveCenter = TestCenter & {
  access: Access;
  url: string;
  /** Agents whose coming was told. */
  came: string[];
  agent(more?: Partial<Parameters<typeof addAgent>[1]>): Promise<{ id: string; name: string; headers: Record<string, string> }>;
  /** Opens a socket; rejects with the HTTP status when the door stays shut. */
  dial<F extends { type: string }>(path: string, headers?: Record<string, string>): Promise<Line<F>>;
  desk(headers: Record<string, string>, lastSeq?: number | null): Promise<DeskLine>;
  ask(
    path: string,
    init?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<{ status: number; json: Record<string, unknown>; headers: Headers }>;
  session(inboxId: string, body?: Record<string, unknown>): Promise<WidgetSession>;
  visitor(inboxId: string, session: string, lastSeq?: number): Promise<VisitorLine>;
};

const openHttp = async () => {
  const app = createHttp({
    logger: pino({ level: 'silent' }),
    publicUrl: PUBLIC_URL,
    refusals: { 'origin-not-allowed': { status: 403, title: 'Origin' } },
  });
  await app.register(rateLimit, { global: false });
  await app.register(multipart);
  return app;
};

export const openLive = async (): Promise<LiveCenter> => {
  let delivery: ReturnType<typeof createDelivery> | undefined;
  const center = await openTestCenter((ground) => {
    delivery = createDelivery(ground);
  });
  const { database, bus, clock, files, onTrouble } = center;
  const access = createAccess({ database, bus, clock, secret: 's'.repeat(40), publicUrl: PUBLIC_URL });
  const app = await openHttp();
  const came: string[] = [];
  const isOwn = (origin: string | undefined): boolean => origin === undefined || origin === PUBLIC_URL;
  const live = startLive(app.server, {
    onError: onTrouble,
    desk: {
      database,
      bus,
      onError: onTrouble,
      presentMessages: async (ids) =>
        new Map((await reading.findMessages(database.kysely, ids)).map((row) => [row.id, presentMessage(row)])),
      findViewer: (headers) => access.findViewer(headers),
      mayOpenFrom: isOwn,
      touchAgents: (ids) => agentStore.touchAgents(database.kysely, ids, clock.now()),
      onAgentHere: (id) => void came.push(id),
    },
    visitors: {
      ...center,
      onError: onTrouble,
      verifyVisitor: verifyVisitor as never,
      widgetMessageToEvent,
      fileUrl: files.linkTo,
      findFiles: files.findMany,
      findAgentName: async (id) => (await agentStore.findAgents(database.kysely, [id])).get(id)?.name,
      mayOpenFrom: (origin, _host, inbox) => isOwn(origin) || mayEmbed(origin ?? '', inbox.settings as WebSettings),
    },
  });
  registerWidget(app, { ...live.visitorSocketDeps, storeUpload: files.save });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const sender = delivery?.start();
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    live.stop();
    await sender?.stop();
    await app.close();
    await center.close();
  };
  return { ...center, access, url, came, close, ...clientsOf(center, access, url) };
};

type Clients = Pick<LiveCenter, 'agent' | 'dial' | 'desk' | 'ask' | 'session' | 'visitor'>;

const clientsOf = ({ bus, database, clock }: TestCenter, access: Access, url: string): Clients => {
  const dial: Clients['dial'] = (path, headers = {}) => openLine(`${url.replace('http', 'ws')}${path}`, headers);
  const ask: Clients['ask'] = async (path, { body, headers = {} } = {}) => {
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const typed = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(`${url}${path}`, { ...post, headers: { ...typed, ...headers } });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown>, headers: answer.headers };
  };
  return {
    dial,
    ask,
    agent: async (more = {}) => {
      const email = `${crypto.randomUUID()}@example.com`;
      const { id, name } = await bus.transact((tx) => addAgent(tx, { name: `Agent ${email.slice(0, 4)}`, email, role: 'agent', ...more }));
      const link = await signInLinks.makeSignInLink(database.kysely, id, clock.now(), 15);
      const { setCookies } = await access.signInWithLink(link, { address: '127.0.0.1', userAgent: 'test' });
      return { id, name, headers: { cookie: setCookies.map((line) => line.split(';')[0]).join('; ') } };
    },
    desk: async (headers, lastSeq = null) => {
      const line: DeskLine = await dial('/live', headers);
      line.send({ type: 'hello', lastSeq });
      await line.next('ready');
      return line;
    },
    session: async (inboxId, body = {}) => {
      const { status, json } = await ask(`/widget/${inboxId}/session`, { body });
      expect(status).toBe(200);
      return json as WidgetSession;
    },
    visitor: async (inboxId, session, lastSeq = 0) => {
      const line: VisitorLine = await dial(`/widget/live?inbox=${inboxId}&session=${session}`);
      line.send({ type: 'hello', lastSeq });
      await line.next('ready');
      return line;
    },
  };
};

const openLine = <F extends { type: string }>(url: string, headers: Record<string, string>): Promise<Line<F>> => {
  const socket = new WebSocket(url, { headers });
  const frames: F[] = [];
  let code: number | undefined;
  socket.on('message', (raw) => void frames.push(JSON.parse(String(raw)) as F));
  socket.on('close', (closed) => {
    code = closed;
  });
  socket.on('error', () => undefined);
  const of: Line<F>['of'] = (type) => frames.filter((frame): frame is Extract<F, { type: typeof type }> => frame.type === type);
  const closed = async (timeout = 5000): Promise<number> => {
    await expect.poll(() => code, { timeout, interval: 5 }).toBeDefined();
    return code ?? 0;
  };
  const line: Line<F> = {
    socket,
    frames,
    of,
    closed,
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    next: async (type, passes = () => true) => {
      await expect.poll(() => of(type).some(passes), { timeout: 20_000, interval: 5, message: `a frame "${type}"` }).toBe(true);
      return of(type).find(passes) as never;
    },
    close: async () => {
      socket.close();
      await closed();
    },
  };
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(line));
    socket.on('unexpected-response', (_request, response) => {
      reject(response.statusCode);
      socket.terminate();
    });
  });
};
