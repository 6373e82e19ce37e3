/** A small server that speaks the widget's frames, with the mishaps a test needs. Keeps everything in memory. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { WidgetClientFrame, WidgetConfig, WidgetMessage, WidgetServerFrame, WidgetState } from '@throughline/protocol/live';
import type { Part } from '@throughline/protocol/parts';
import { type WebSocket, WebSocketServer } from 'ws';

export const INBOX = '0b54f6c0-5a3e-4f0e-9a40-2f6f2f7f0001';
const PAGE = 8;
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkaPhfDwAD/gHgm9sVCQAAAABJRU5ErkJggg==', 'base64');

type World = {
  config: WidgetConfig;
  state: WidgetState;
  messages: WidgetMessage[];
  seq: number;
  /** Every frame of the visitor, in order of arrival. */
  frames: WidgetClientFrame[];
  sessions: Record<string, unknown>[];
  uploads: { name: string; bytes: number }[];
  posts: { path: string; body: string }[];
  mishaps: { refuse: boolean; dropBeforeAck: number; dropBeforeStore: number };
};

export type FakeServer = World & {
  url: string;
  /** Another origin: the shop's page, under a strict policy, with the loader on it. */
  page(attributes?: string): string;
  say(author: WidgetMessage['author'], parts: Part[], sources?: WidgetMessage['sources']): WidgetMessage;
  tell(frame: WidgetServerFrame): void;
  become(state: Partial<WidgetState>): void;
  drop(): void;
  open(): number;
  close(): Promise<void>;
};

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const store = (world: World, message: Omit<WidgetMessage, 'id' | 'seq' | 'at' | 'state'>): WidgetMessage => {
  world.seq += 7;
  const id = `00000000-0000-4000-8000-${String(world.seq).padStart(12, '0')}`;
  const stored: WidgetMessage = { id, seq: world.seq, at: new Date().toISOString(), state: 'sent', ...message };
  world.messages.push(stored);
  return stored;
};

/** Stored files come to the visitor as addresses, as the protocol says. */
const seen = (message: WidgetMessage, url: string): WidgetMessage => ({
  ...message,
  parts: message.parts.map((part) =>
    part.type === 'media' && 'fileId' in part.ref ? { ...part, ref: { url: `${url}/file/${part.ref.fileId}` } } : part,
  ),
});

const takeFrame = (
  world: World,
  url: string,
  socket: WebSocket,
  all: (frame: WidgetServerFrame) => void,
  frame: WidgetClientFrame,
): void => {
  world.frames.push(frame);
  const answer = (out: WidgetServerFrame): void => socket.send(JSON.stringify(out));
  if (frame.type === 'ping') answer({ type: 'pong' });
  if (frame.type === 'hello') {
    const missed = world.messages.filter((message) => message.seq > frame.lastSeq);
    const messages = missed.slice(-PAGE).map((message) => seen(message, url));
    answer({ type: 'ready', lastSeq: world.seq, state: world.state, messages, more: missed.length > PAGE });
  }
  if (frame.type !== 'send') return;
  if (world.mishaps.dropBeforeStore > 0) {
    world.mishaps.dropBeforeStore -= 1;
    socket.terminate();
    return;
  }
  const before = world.messages.find((message) => message.clientId === frame.clientId);
  const author = { type: 'customer' as const, name: 'Visitor' };
  const stored = before ?? store(world, { clientId: frame.clientId, mine: true, author, parts: frame.parts, sources: [] });
  if (world.mishaps.dropBeforeAck > 0) {
    world.mishaps.dropBeforeAck -= 1;
    socket.terminate();
    return;
  }
  const accepted = { conversationId: INBOX, reference: '48210937', messageId: stored.id, duplicate: before !== undefined };
  answer({ type: 'ack', clientId: frame.clientId, accepted, seq: stored.seq });
  all({ type: 'message', message: seen(stored, url) });
};

type Reply = { status?: number; type?: string; body: string | Buffer };
const json = (value: unknown): Reply => ({ type: 'application/json', body: JSON.stringify(value) });

const answerApi = async (world: World, path: string, query: URLSearchParams, body: Buffer, url: string): Promise<Reply | undefined> => {
  switch (path) {
    case 'config':
      return json(world.config);
    case 'session': {
      const request = JSON.parse(body.toString()) as Record<string, unknown>;
      world.sessions.push(request);
      return json({ session: request.session ?? `s-${world.sessions.length}`, visitorId: 'v-1', lastSeq: world.seq });
    }
    case 'messages': {
      const earlier = world.messages.filter((message) => message.seq < Number(query.get('before')));
      return json({ messages: earlier.slice(-PAGE).map((message) => seen(message, url)), more: earlier.length > PAGE });
    }
    case 'files': {
      const name = /filename="([^"]*)"/.exec(body.toString('latin1'))?.[1] ?? '';
      world.uploads.push({ name, bytes: body.length });
      const id = `00000000-0000-4000-9000-${String(world.uploads.length).padStart(12, '0')}`;
      const isImage = name.endsWith('.png');
      return {
        status: 201,
        ...json({ id, name, mime: isImage ? 'image/png' : 'text/plain', bytes: 70, kind: isImage ? 'image' : 'file', url: `/file/${id}` }),
      };
    }
    case 'email':
      world.state = { ...world.state, email: (JSON.parse(body.toString()) as { email: string }).email };
      return json(world.state);
    case 'transcript':
      return json({ ok: true });
    default:
      return undefined;
  }
};

const reply = async (world: World, dist: string, url: string, request: IncomingMessage): Promise<Reply> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', url);
  if (pathname === '/widget.js' || pathname === '/panel.js') return { type: 'text/javascript', body: await readFile(join(dist, pathname)) };
  if (pathname.startsWith('/file/')) return { type: 'image/png', body: PIXEL };
  const body = await bodyOf(request);
  if (request.method === 'POST') world.posts.push({ path: pathname, body: body.toString('latin1') });
  const path = pathname.startsWith(`/widget/${INBOX}/`) ? (pathname.split('/')[3] ?? '') : '';
  return (await answerApi(world, path, searchParams, body, url)) ?? { status: 404, body: '' };
};

const send = (response: ServerResponse, { status = 200, type = 'text/plain', body }: Reply): void => {
  response.writeHead(status, {
    'content-type': type,
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type',
  });
  response.end(body);
};

const shopPage = (url: string, attributes: string): string => `<!doctype html><html lang="en"><head><title>Shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><script src="${url}/widget.js" data-inbox="${INBOX}" ${attributes} async></script></head>
<body><main><h1>Shop</h1><p>A page of the shop.</p><button type="button">Buy</button></main></body></html>`;

const serveShop = (url: () => string): Server =>
  createServer((request, response) => {
    const host = url();
    const csp = `default-src 'none'; script-src ${host}; connect-src ${host} ${host.replace('http', 'ws')}; img-src ${host}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types throughline`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp });
    response.end(shopPage(host, decodeURIComponent(new URL(request.url ?? '/', host).search.slice(1))));
  });

const freshWorld = (): World => ({
  config: {
    inboxId: INBOX,
    name: '点卡小铺 Cardlet',
    greeting: { zh: '您好，这里是点卡小铺。请问有什么可以帮您？', en: 'Hello, this is Cardlet. How can we help?' },
    locale: null,
    accent: null,
    maxUploadBytes: 1_000_000,
    canContinueByEmail: true,
  },
  state: { reference: null, status: 'none', queuePlace: null, agentName: null, email: null },
  messages: [],
  seq: 100,
  frames: [],
  sessions: [],
  uploads: [],
  posts: [],
  mishaps: { refuse: false, dropBeforeAck: 0, dropBeforeStore: 0 },
});

export const startFakeServer = async (dist: string): Promise<FakeServer> => {
  const world = freshWorld();
  let url = '';
  const server = createServer((request, response) => {
    if (request.method === 'OPTIONS') return send(response, { status: 204, body: '' });
    reply(world, dist, url, request).then(
      (found) => send(response, found),
      () => send(response, { status: 500, body: '' }),
    );
  });
  const shop = serveShop(() => url);
  const live = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (world.mishaps.refuse || !request.url?.startsWith('/widget/live?')) return void socket.destroy();
    live.handleUpgrade(request, socket, head, (client) => {
      client.on('message', (text) => takeFrame(world, url, client, tell, JSON.parse(String(text)) as WidgetClientFrame));
    });
  });
  const tell = (frame: WidgetServerFrame): void => {
    for (const client of live.clients) client.send(JSON.stringify(frame));
  };
  url = await listen(server);
  const shopUrl = await listen(shop);
  return Object.assign(world, {
    url,
    page: (attributes = '') => `${shopUrl}/?${encodeURIComponent(attributes)}`,
    say: (author: WidgetMessage['author'], parts: Part[], sources: WidgetMessage['sources'] = []) => {
      const message = store(world, { clientId: null, mine: false, author, parts, sources });
      tell({ type: 'message', message: seen(message, url) });
      return message;
    },
    tell,
    become: (state: Partial<WidgetState>) => {
      world.state = { ...world.state, ...state };
      tell({ type: 'state', state: world.state });
    },
    drop: () => {
      for (const client of live.clients) client.terminate();
    },
    open: () => live.clients.size,
    close: async () => {
      for (const client of live.clients) client.terminate();
      for (const each of [server, shop]) {
        each.closeAllConnections();
        await new Promise((resolve) => each.close(resolve));
      }
    },
  });
};
