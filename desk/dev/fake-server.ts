/** A pretend center for working on the desk and for its browser tests: the whole contract, validated both ways, in memory. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Operation, type OperationName, OPERATIONS } from '@throughline/protocol/api';
import { conversationHandlers } from './handlers/conversations.ts';
import { intentHandlers } from './handlers/intents.ts';
import { messageHandlers } from './handlers/messages.ts';
import { peopleHandlers, settingHandlers } from './handlers/rest.ts';
import { answerBeside } from './beside.ts';
import { readBody, sendJson } from './speak-http.ts';
import { serveFiles } from './serve-files.ts';
import { serveLive } from './serve-live.ts';
import { setUpWorld } from './set-up.ts';
import { tellStories } from './stories.ts';
import { Refused, type World } from './world.ts';

const HANDLERS = { ...conversationHandlers, ...intentHandlers, ...messageHandlers, ...peopleHandlers, ...settingHandlers };
const ROUTES = Object.entries(OPERATIONS)
  .map(([name, operation]) => ({
    name: name as OperationName,
    operation: operation as Operation,
    pattern: new RegExp(`^${operation.path.replace('{id}', '([^/]+)')}$`),
    fixed: !operation.path.includes('{id}'),
  }))
  .sort((a, b) => Number(b.fixed) - Number(a.fixed));

const problem = (status: number, code: string, title: string) => ({ type: 'about:blank', title, status, code });

const run = async (
  world: World,
  name: OperationName,
  operation: Operation,
  id: string,
  url: URL,
  request: IncomingMessage,
): Promise<unknown> => {
  const failing = world.failing.get(name);
  if (failing !== undefined) throw new Refused(failing, 'made-to-fail', 'The test asked for this.');
  const query = operation.query?.parse(Object.fromEntries(url.searchParams)) ?? {};
  const raw = operation.method === 'GET' || operation.method === 'DELETE' ? Buffer.alloc(0) : await readBody(request);
  const body = operation.body === undefined ? {} : (operation.body.parse(JSON.parse(raw.toString() || '{}')) ?? {});
  const handler = HANDLERS[name];
  if (handler === undefined) throw new Refused(501, 'not-pretended', `${name} is not pretended here.`);
  const answer = handler(world, { id, query: query as Record<string, unknown>, body: body as Record<string, unknown> });
  return operation.response.parse(answer);
};

const answerApi = async (world: World, request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> => {
  for (const { name, operation, pattern } of ROUTES) {
    const match = operation.method === request.method ? pattern.exec(url.pathname) : null;
    if (match === null) continue;
    if (!world.signedIn) sendJson(response, 401, problem(401, 'signed-out', 'Sign in first.'));
    else if (request.method !== 'GET' && request.headers['x-throughline'] !== '1')
      sendJson(response, 403, problem(403, 'csrf', 'The guard header is missing.'));
    else {
      await run(world, name, operation, decodeURIComponent(match[1] ?? ''), url, request).then(
        (value) => sendJson(response, operation.status ?? 200, value),
        (error: unknown) =>
          error instanceof Refused
            ? sendJson(response, error.status, problem(error.status, error.code, error.message))
            : sendJson(response, 400, {
                ...problem(400, 'invalid', 'The request or the answer does not fit.'),
                detail: String(error).slice(0, 2000),
              }),
      );
    }
    return true;
  }
  return false;
};

export type FakeServer = { url: string; world: World; server: Server; close(): Promise<void> };

/** `dist`: a folder with the built desk, served under /desk/. */
export const startFakeServer = async (
  options: { port?: number; dist?: URL; now?: () => number; filler?: number } = {},
): Promise<FakeServer> => {
  const world = setUpWorld(options.now ?? Date.now);
  tellStories(world, options.filler);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://desk');
    const answer = async (): Promise<void> => {
      if (await answerBeside(world, request, response, url)) return;
      if (await answerApi(world, request, response, url)) return;
      if (options.dist !== undefined && (await serveFiles(options.dist, url, response))) return;
      sendJson(response, 404, problem(404, 'not-found', 'There is no such thing here.'));
    };
    answer().catch((error: unknown) => sendJson(response, 500, problem(500, 'broken', String(error))));
  });
  const stopLive = serveLive(world, server);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    stopLive();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, world, server, close };
};
