import type { IncomingMessage } from 'node:http';
import type { BusEvent } from '@throughline/protocol/events';
import type { DeskServerFrame } from '@throughline/protocol/live';
import { validate as isUuid } from 'uuid';
import type { WebSocket } from 'ws';
import type { Viewer } from '../access/index.ts';
import { reading } from '../conversations/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';
import { parseFrame, type SocketDoor, sendText } from './accept-sockets.ts';
import { createAllowance } from './create-allowance.ts';
import { broadcast, type DeskClient, type PresentMessages } from './broadcast.ts';
import type { Presence } from './presence.ts';

export type DeskSocketDeps = {
  database: Database;
  bus: Bus;
  presence: Presence;
  presentMessages: PresentMessages;
  findViewer(headers: IncomingMessage['headers']): Promise<Viewer | undefined>;
  /** A browser's socket is opened only from our own pages. */
  mayOpenFrom(origin: string | undefined, host: string | undefined): boolean;
  touchAgents(ids: readonly string[]): Promise<void>;
  /** An agent came: somebody in the queue may be waiting for just that. */
  onAgentHere(agentId: string): void;
  agentTypes(conversationId: string, name: string, on: boolean): void;
  onError(error: unknown): void;
};
export type DeskSockets = { door: SocketDoor; tellPresence(conversationId: string): void; onlineAgents(): string[]; close(): void };

type Client = DeskClient & {
  socket: WebSocket;
  headers: IncomingMessage['headers'] /** said hello: before that it is told nothing */;
  greeted: boolean /** events wait here while the client catches up */;
  held: BusEvent[] | null;
};

const MOST_MISSED = 1000;
const TOUCH_EVERY_MS = 30_000;
const RECHECK_EVERY_MS = 5_000;
/** A desk says a few things a second at most. */
const FRAMES = { atOnce: 200, perSecond: 20 };

export const createDeskSockets = (deps: DeskSocketDeps): DeskSockets => {
  const clients = new Set<Client>();
  let chain: Promise<void> = Promise.resolve();
  const unfollow = deps.bus.follow((events) => {
    for (const client of clients) client.held?.push(...events);
    const ready = [...clients].filter((client) => client.greeted && client.held === null);
    // One batch after the other, so that nobody sees them out of order.
    chain = chain.then(() => broadcast(deps, events, ready)).catch(deps.onError);
  });
  const online = (): string[] => [...new Set([...clients].flatMap((client) => client.viewer.agentId ?? []))];
  const touch = setInterval(() => void deps.touchAgents(online()).catch(deps.onError), TOUCH_EVERY_MS);
  const recheck = setInterval(() => void dropStale(deps, clients).catch(deps.onError), RECHECK_EVERY_MS);
  return {
    door: async (request, url) => {
      if (!deps.mayOpenFrom(request.headers.origin, request.headers.host)) return { refuse: 403 };
      const token = url.searchParams.get('token');
      const headers = token === null ? request.headers : { ...request.headers, authorization: `Bearer ${token}` };
      const viewer = await deps.findViewer(headers);
      return viewer === undefined ? { refuse: 401 } : { open: (socket) => join(deps, clients, socket, viewer, headers) };
    },
    tellPresence: (conversationId) => {
      const frame: DeskServerFrame = { type: 'presence', conversationId, ...deps.presence.of(conversationId) };
      const text = JSON.stringify(frame);
      for (const client of clients) if (client.watching === conversationId) client.send(text);
    },
    onlineAgents: online,
    close: () => {
      unfollow();
      clearInterval(touch);
      clearInterval(recheck);
    },
  };
};

/** Whoever was signed out, disabled or had rights taken away is cut within seconds. */
const dropStale = async (deps: DeskSocketDeps, clients: ReadonlySet<Client>): Promise<void> => {
  for (const client of clients) {
    const viewer = await deps.findViewer(client.headers);
    if (viewer === undefined) client.socket.close(4401, 'signed out');
    else client.viewer = viewer;
  }
};

const join = (deps: DeskSocketDeps, clients: Set<Client>, socket: WebSocket, viewer: Viewer, headers: IncomingMessage['headers']): void => {
  const client: Client = { viewer, watching: null, socket, headers, greeted: false, held: null, send: (text) => sendText(socket, text) };
  clients.add(client);
  socket.on('close', () => {
    clients.delete(client);
    deps.presence.leave(client);
  });
  const mayGo = createAllowance(FRAMES, () => Date.now());
  socket.on('message', (raw) => {
    const frame = mayGo() ? parseFrame(raw) : null;
    if (frame === null) socket.close(1008, 'too many frames');
    else if (frame === undefined) socket.close(1003, 'JSON frames with a type, please');
    else answer(deps, client, frame).catch(deps.onError);
  });
  if (viewer.agentId !== null) void deps.touchAgents([viewer.agentId]).then(() => deps.onAgentHere(viewer.agentId ?? ''), deps.onError);
};

const say = (client: Client, frame: DeskServerFrame): void => client.send(JSON.stringify(frame));

const answer = async (deps: DeskSocketDeps, client: Client, frame: { type: string } & Record<string, unknown>): Promise<void> => {
  const conversationId = typeof frame.conversationId === 'string' ? frame.conversationId : null;
  switch (frame.type) {
    case 'hello':
      return welcome(deps, client, Number.isSafeInteger(frame.lastSeq) ? Math.max(0, Number(frame.lastSeq)) : null);
    case 'watch':
      return watch(deps, client, conversationId);
    case 'typing':
      if (conversationId !== client.watching || conversationId === null) return;
      deps.presence.type(client, frame.on === true);
      return deps.agentTypes(conversationId, client.viewer.name, frame.on === true);
    case 'ping':
      return say(client, { type: 'pong' });
    default:
      return say(client, { type: 'error', code: 'unknown-frame', detail: `No frame is called ${frame.type.slice(0, 40)}.` });
  }
};

/** Everything missed since `lastSeq`, then whatever came meanwhile, then live: no gap and no doubles. */
const welcome = async (deps: DeskSocketDeps, client: Client, lastSeq: number | null): Promise<void> => {
  // Asked again while it is being answered, it is answered once.
  if (client.greeted && client.held !== null) return;
  client.greeted = true;
  client.held = [];
  try {
    await catchUp(deps, client, client.held, lastSeq);
  } catch (error) {
    client.socket.close(1011, 'try again');
    throw error;
  }
};

const catchUp = async (deps: DeskSocketDeps, client: Client, held: BusEvent[], lastSeq: number | null): Promise<void> => {
  const horizon = deps.bus.horizon();
  const missed = lastSeq === null || lastSeq >= horizon ? [] : await deps.bus.since(lastSeq, MOST_MISSED + 1);
  const tooMany = missed.length > MOST_MISSED;
  if (tooMany) say(client, { type: 'reset', seq: horizon });
  else await broadcast(deps, missed, [client]);
  let upTo = tooMany ? horizon : (missed.at(-1)?.id ?? (lastSeq === null ? horizon : Math.min(lastSeq, horizon)));
  while (held.length > 0) {
    const fresh = held.splice(0).filter((event) => event.id > upTo);
    upTo = fresh.at(-1)?.id ?? upTo;
    await broadcast(deps, fresh, [client]);
  }
  client.held = null;
  say(client, { type: 'ready', seq: Math.max(upTo, horizon) });
};

const watch = async (deps: DeskSocketDeps, client: Client, conversationId: string | null): Promise<void> => {
  if (conversationId !== null) {
    const may = client.viewer.permissions.has('conversations:read') && isUuid(conversationId);
    if (!may) return say(client, { type: 'error', code: 'not-found', detail: 'No such conversation.' });
    const [seen] = await reading.findConversations(deps.database.kysely, { inboxIds: client.viewer.inboxIds }, [conversationId], null);
    if (seen === undefined) return say(client, { type: 'error', code: 'not-found', detail: 'No such conversation.' });
  }
  client.watching = conversationId;
  if (client.viewer.agentId !== null)
    deps.presence.look(client, { agentId: client.viewer.agentId, name: client.viewer.name }, conversationId);
  if (conversationId !== null) say(client, { type: 'presence', conversationId, ...deps.presence.of(conversationId) });
};
