import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { cleanJson, isTooDeep } from '../platform/wire-text.ts';

/** An open socket and the wire under it. Thousands of them wait idle: what hangs on each is kept small and shared where it can be. */
export type Line = { socket: WebSocket; wire: Duplex };

/** Opens a socket for a request, or answers why not with an HTTP status. */
export type SocketDoor = (request: IncomingMessage, url: URL) => Promise<{ open(line: Line): void } | { refuse: number }>;

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
  const heartbeat = startHeartbeat(sockets);
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
      opened.on('pong', heartbeat.onPong);
      opened.on('error', terminate);
      answer.open({ socket: opened, wire: socket });
    });
  };
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', destroy);
    upgrade(request, socket, head).catch((error: unknown) => {
      onError(error);
      refuse(socket, 500);
    });
  };
  server.on('upgrade', onUpgrade);
  return {
    close: () => {
      heartbeat.stop();
      server.off('upgrade', onUpgrade);
      for (const socket of sockets.clients) socket.close(1001, 'the server is stopping');
      sockets.close();
    },
  };
};

/** One timer for all: who has not answered the last ping is cut off. */
const startHeartbeat = (sockets: WebSocketServer): { onPong(this: WebSocket): void; stop(): void } => {
  const silent = new Set<WebSocket>();
  const timer = setInterval(() => {
    for (const socket of silent) socket.terminate();
    silent.clear();
    for (const socket of sockets.clients) {
      if (socket.readyState !== socket.OPEN) continue;
      silent.add(socket);
      socket.ping();
    }
  }, PING_EVERY_MS);
  return {
    onPong() {
      silent.delete(this);
    },
    stop: () => clearInterval(timer),
  };
};

function terminate(this: WebSocket): void {
  this.terminate();
}

function destroy(this: Duplex): void {
  this.destroy();
}

const WHOLE_TEXT = 0x81;
const LENGTH_IN_TWO_BYTES = 126;
const LENGTH_IN_EIGHT_BYTES = 127;

/** A text as it goes over the wire (RFC 6455): made once, written to everybody who may read it. */
export const makeFrame = (text: string): Buffer => {
  const length = Buffer.byteLength(text);
  const head = length < LENGTH_IN_TWO_BYTES ? 2 : length < 2 ** 16 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = WHOLE_TEXT;
  frame[1] = head === 2 ? length : head === 4 ? LENGTH_IN_TWO_BYTES : LENGTH_IN_EIGHT_BYTES;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.write(text, head);
  return frame;
};

/** Sends unless the reader is hopelessly behind; then it is cut off. */
export const sendFrame = ({ socket, wire }: Line, frame: Buffer): void => {
  if (socket.readyState !== socket.OPEN) return;
  if (wire.writableLength > MOST_BUFFERED_BYTES) socket.terminate();
  else wire.write(frame);
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
