/** A small HTTP server: requests in, answers out, sockets closed when it stops. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Request = { method: string; path: string; query: URLSearchParams; headers: Record<string, string>; body: Buffer };
/** 'drop': the socket closes without an answer. */
export type Answer = { status: number; headers?: Record<string, string>; body?: string | Uint8Array } | 'drop';
export type Listening = { url: string; port: number; close(): Promise<void> };

// Uploads of the real Bot API end at 50 MB.
const MOST_BYTES = 52_000_000;

export const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

export const listen = async (
  place: { port?: number; host?: string },
  handle: (request: Request) => Promise<Answer>,
): Promise<Listening> => {
  const host = place.host ?? '127.0.0.1';
  const server = createServer((incoming, response) => {
    answerOne(incoming, response, handle).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
};

const answerOne = async (
  incoming: IncomingMessage,
  response: ServerResponse,
  handle: (request: Request) => Promise<Answer>,
): Promise<void> => {
  const body = await readBody(incoming);
  if (body === undefined) {
    response.writeHead(413).end();
    return;
  }
  const url = new URL(incoming.url ?? '/', 'http://simulator');
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const answer = await handle({
    method: incoming.method ?? 'GET',
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers,
    body,
  });
  if (answer === 'drop') {
    incoming.socket.destroy();
    return;
  }
  response.writeHead(answer.status, answer.headers).end(answer.body);
};

/** undefined: too large. */
const readBody = async (incoming: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
};
