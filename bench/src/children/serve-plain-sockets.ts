/* What others offer: bare `ws`, and socket.io over WebSocket only; as many sockets, as many who may hear, no meaning. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as SocketIo } from 'socket.io';
import { type WebSocket, WebSocketServer } from 'ws';
import { answerParent } from '../measuring/children.ts';
import { readMachineClock, weighMemory } from '../measuring/weigh-memory.ts';
import type { Door, SocketKind, SocketsAnswer, SocketsRequest } from './words.ts';

const WORDS = 'message.received';
const SILENT = 10;

type Plain = { tell(text: string): void; greeting: string[]; path: string };

const serveWs = (server: Server): Plain => {
  const hearers = new Set<WebSocket>();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on('connection', (socket, request) => {
    if (request.url?.endsWith('hears') === true) hearers.add(socket);
    socket.on('message', () => undefined);
    socket.on('close', () => hearers.delete(socket));
  });
  return {
    path: '/?',
    greeting: [],
    tell: (text) => {
      for (const socket of hearers) socket.send(text);
    },
  };
};

const serveSocketIo = (server: Server): Plain => {
  const io = new SocketIo(server, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
  io.on('connection', (socket) => {
    if (socket.request.url?.endsWith('hears') === true) void socket.join('hearers');
    socket.on('message', () => undefined);
  });
  return { path: '/socket.io/?EIO=4&transport=websocket&', greeting: ['40'], tell: (text) => void io.to('hearers').emit('event', text) };
};

const doorsOf = ({ path, greeting }: Plain, kind: SocketKind, count: number): Door[] =>
  Array.from({ length: count }, (_, at) => ({
    kind,
    path: `${path}${mayHear(kind, at) ? 'hears' : 'not'}`,
    headers: {},
    greeting,
  }));

/** As in our center: one desk in ten has other inboxes, and of the visitors one sits in the conversation. */
const mayHear = (kind: SocketKind, at: number): boolean => (kind === 'desk' ? at % SILENT !== 0 : at === 0);

const server = createServer();
const plain = process.argv.includes('socket.io') ? serveSocketIo(server) : serveWs(server);
const counts = { desks: 0, visitors: 0 };

answerParent<SocketsRequest, Partial<SocketsAnswer>>(async (request) => {
  if (request.act === 'weigh') return { memory: await weighMemory() };
  if (request.act === 'open') {
    Object.assign(counts, { desks: request.desks, visitors: request.visitors });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const doors = [...doorsOf(plain, 'desk', request.desks), ...doorsOf(plain, 'visitor', request.visitors)];
    return { port: (server.address() as AddressInfo).port, doors };
  }
  const hearers = (kind: SocketKind, count: number): number =>
    Array.from({ length: count }, (_, at) => mayHear(kind, at)).filter(Boolean).length;
  const at = readMachineClock();
  plain.tell(WORDS.padEnd(request.size, '.'));
  return { at, hearers: { desk: hearers('desk', counts.desks), visitor: hearers('visitor', counts.visitors) } };
});
