import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { cleanJson, isTooDeep } from '../platform/wire-text.ts';

/** Opens a socket for a request, or answers why not with an HTTP status. */
export type SocketDoor = (request: IncomingMessage, url: URL) => Promise<{ open(socket: WebSocket): void } | { refuse: number }>;

const LARGEST_FRAME_BYTES = 256 * 1024;
/** A reader this far behind is cut off; it comes back and resumes. */
export const MOST_BUFFERED_BYTES = 1_000_000;
const PING_EVERY_MS = 30_000;

/** Serves sockets beside HTTP on the same server, by path. */
export const acceptSockets = (
  server: Server,
  doors: Readonly<Record<string, SocketDoor>>,
  onError: (error: unknown) => void,
): { close(): void } => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME_BYTES, perMessageDeflate: false });
  const alive = new WeakSet<WebSocket>();
  const refuse = (socket: Duplex, status: number): void => {
    socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  };
  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const address = `http://localhost${request.url ?? '/'}`;
    if (!URL.canParse(address)) return refuse(socket, 400);
    const url = new URL(address);
    const door = doors[url.pathname];
    const answer = door === undefined ? { refuse: 404 } : await door(request, url);
    if ('refuse' in answer) return refuse(socket, answer.refuse);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      alive.add(opened);
      opened.on('pong', () => alive.add(opened));
      opened.on('error', () => opened.terminate());
      answer.open(opened);
    });
  };
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    upgrade(request, socket, head).catch((error: unknown) => {
      onError(error);
      refuse(socket, 500);
    });
  };
  server.on('upgrade', onUpgrade);
  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, PING_EVERY_MS);
  return {
    close: () => {
      clearInterval(heartbeat);
      server.off('upgrade', onUpgrade);
      for (const socket of sockets.clients) socket.close(1001, 'the server is stopping');
      sockets.close();
    },
  };
};

/** Sends unless the reader is hopelessly behind; then it is cut off. */
export const sendText = (socket: WebSocket, text: string): void => {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > MOST_BUFFERED_BYTES) socket.terminate();
  else socket.send(text);
};

/** One JSON frame of a client; undefined for anything else. */
export const parseFrame = (raw: unknown): ({ type: string } & Record<string, unknown>) | undefined => {
  try {
    const text = String(raw);
    if (isTooDeep(text)) return undefined;
    const frame = cleanJson(text, JSON.parse(text));
    return typeof frame === 'object' && frame !== null && 'type' in frame && typeof frame.type === 'string'
      ? (frame as { type: string } & Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
};
