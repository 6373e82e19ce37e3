import type { IncomingMessage } from 'node:http';
import type { BusEvent } from '@throughline/protocol/events';
import type { DeskServerFrame } from '@throughline/protocol/live';
import { validate as isUuid } from 'uuid';
import type { WebSocket } from 'ws';
import type { Viewer } from '../access/index.ts';
import { reading } from '../conversations/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';
import { type Line, makeFrame, parseFrame, type SocketDoor, sendFrame } from './accept-sockets.ts';
import { broadcast, type DeskClient, type Pass, type PresentMessages } from './broadcast.ts';
import type { Presence } from './presence.ts';
import { spendAllowance } from './spend-allowance.ts';

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

type Headers = Pick<IncomingMessage['headers'], 'authorization' | 'cookie'>;
type Client = DeskClient & {
  pass: CountedPass;
  /** Said hello: before that it is told nothing. */
  greeted: boolean;
  /** Events wait here while the client catches up. */
  held: BusEvent[] | null;
  /** What it may still say; see spendAllowance. */
  fullAt: number;
};
type CountedPass = Pass & { headers: Headers; windows: number };
/** Who is here. Windows of one browser share their pass. */
type Room = { clients: Map<WebSocket, Client>; passes: Map<string, CountedPass> };

const MOST_MISSED = 1000;
const TOUCH_EVERY_MS = 30_000;
const RECHECK_EVERY_MS = 5_000;
/** A desk says a few things a second at most. */
const FRAMES = { atOnce: 200, perSecond: 20 };

export const createDeskSockets = (deps: DeskSocketDeps): DeskSockets => {
  const room: Room = { clients: new Map(), passes: new Map() };
  const { clients, passes } = room;
  let chain: Promise<void> = Promise.resolve();
  const unfollow = deps.bus.follow((events) => {
    for (const client of clients.values()) client.held?.push(...events);
    const ready = [...clients.values()].filter((client) => client.greeted && client.held === null);
    // One batch after the other, so that nobody sees them out of order.
    chain = chain.then(() => broadcast(deps, events, ready)).catch(deps.onError);
  });
  const online = (): string[] => [...new Set([...passes.values()].flatMap(({ viewer }) => viewer.agentId ?? []))];
  const touch = setInterval(() => void deps.touchAgents(online()).catch(deps.onError), TOUCH_EVERY_MS);
  const recheck = setInterval(() => void dropStale(deps, room).catch(deps.onError), RECHECK_EVERY_MS);
  const join = createJoin(deps, room);
  return {
    door: async (request, url) => {
      if (!deps.mayOpenFrom(request.headers.origin, request.headers.host)) return { refuse: 403 };
      const token = url.searchParams.get('token');
      const headers = credentialsOf(request, token);
      const viewer = await deps.findViewer(headers);
      return viewer === undefined ? { refuse: 401 } : { open: (line) => join(line, viewer, headers) };
    },
    tellPresence: (conversationId) => {
      const frame: DeskServerFrame = { type: 'presence', conversationId, ...deps.presence.of(conversationId) };
      const made = makeFrame(JSON.stringify(frame));
      for (const client of clients.values()) if (client.watching === conversationId) sendFrame(client, made);
    },
    onlineAgents: online,
    close: () => {
      unfollow();
      clearInterval(touch);
      clearInterval(recheck);
    },
  };
};

const credentialsOf = ({ headers: { authorization, cookie } }: IncomingMessage, token: string | null): Headers => {
  const given = token === null ? authorization : `Bearer ${token}`;
  return { ...(given === undefined ? {} : { authorization: given }), ...(cookie === undefined ? {} : { cookie }) };
};

/** Whoever was signed out, disabled or had rights taken away is cut within seconds. */
const dropStale = async (deps: DeskSocketDeps, { clients, passes }: Room): Promise<void> => {
  for (const pass of passes.values()) {
    const viewer = await deps.findViewer(pass.headers);
    if (viewer !== undefined) pass.viewer = viewer;
    else for (const client of clients.values()) if (client.pass === pass) client.socket.close(4401, 'signed out');
  }
};

/** One set of listeners serves all sockets: they find their client by the socket. */
const createJoin = (deps: DeskSocketDeps, { clients, passes }: Room): ((line: Line, viewer: Viewer, headers: Headers) => void) => {
  const onClose = function (this: WebSocket): void {
    const client = clients.get(this);
    if (client === undefined) return;
    clients.delete(this);
    client.pass.windows -= 1;
    if (client.pass.windows === 0) passes.delete(keyOf(client.pass.headers));
    deps.presence.leave(client);
  };
  const onMessage = function (this: WebSocket, raw: unknown): void {
    const client = clients.get(this);
    const fullAt = spendAllowance(FRAMES, client?.fullAt ?? 0, Date.now());
    if (client === undefined || fullAt === undefined) return void this.close(1008, 'too many frames');
    client.fullAt = fullAt;
    const frame = parseFrame(raw);
    if (frame === undefined) this.close(1003, 'JSON frames with a type, please');
    else answer(deps, client, frame).catch(deps.onError);
  };
  return ({ socket, wire }, viewer, headers) => {
    const pass = passes.get(keyOf(headers)) ?? { viewer, headers, windows: 0 };
    passes.set(keyOf(headers), pass);
    pass.viewer = viewer;
    pass.windows += 1;
    clients.set(socket, { socket, wire, pass, watching: null, greeted: false, held: null, fullAt: 0 });
    socket.on('close', onClose).on('message', onMessage);
    if (viewer.agentId !== null) void deps.touchAgents([viewer.agentId]).then(() => deps.onAgentHere(viewer.agentId ?? ''), deps.onError);
  };
};

const keyOf = ({ authorization, cookie }: Headers): string => (authorization === undefined ? `cookie ${cookie}` : `token ${authorization}`);

const say = (client: Client, frame: DeskServerFrame): void => sendFrame(client, makeFrame(JSON.stringify(frame)));

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
      return deps.agentTypes(conversationId, client.pass.viewer.name, frame.on === true);
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
    const may = client.pass.viewer.permissions.has('conversations:read') && isUuid(conversationId);
    if (!may) return say(client, { type: 'error', code: 'not-found', detail: 'No such conversation.' });
    const [seen] = await reading.findConversations(deps.database.kysely, { inboxIds: client.pass.viewer.inboxIds }, [conversationId], null);
    if (seen === undefined) return say(client, { type: 'error', code: 'not-found', detail: 'No such conversation.' });
  }
  client.watching = conversationId;
  if (client.pass.viewer.agentId !== null)
    deps.presence.look(client, { agentId: client.pass.viewer.agentId, name: client.pass.viewer.name }, conversationId);
  if (conversationId !== null) say(client, { type: 'presence', conversationId, ...deps.presence.of(conversationId) });
};
