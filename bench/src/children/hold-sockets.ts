/* All the clients of one server: the same WebSocket client for each, which only notes when a frame came. */
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { answerParent } from '../measuring/children.ts';
import { readMachineClock } from '../measuring/weigh-memory.ts';
import type { Door, HoldAnswer, HoldRequest, SocketKind } from './words.ts';

const AT_ONCE = 50;
const LATEST_MS = 5000;
/** Time for a frame to arrive where it must not. */
const STRAY_MS = 60;
/** Engine.IO, which socket.io speaks, asks in the frame's text whether we are there. */
const ENGINE_PING = '2';

type Held = { sockets: WebSocket[]; words: readonly string[]; heard: HoldAnswer };

const nothingHeard = (): HoldAnswer => ({ arrivals: { desk: [], visitor: [] }, size: 0 });

const open = (held: Held, port: number, { kind, path, headers, greeting }: Door): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers, perMessageDeflate: false });
    socket.on('open', () => {
      held.sockets.push(socket);
      for (const frame of greeting) socket.send(frame);
      if (greeting.length === 0) resolve();
    });
    socket.on('message', (raw: Buffer) => {
      resolve();
      const text = raw.toString('latin1');
      if (text === ENGINE_PING) socket.send('3');
      if (!held.words.some((one) => text.includes(one))) return;
      held.heard.arrivals[kind].push(readMachineClock());
      held.heard.size = text.length;
    });
    socket.on('error', reject);
    socket.on('unexpected-response', (_, response) => reject(new Error(`the door stays shut: ${response.statusCode}`)));
  });

const openAll = async (held: Held, port: number, doors: readonly Door[]): Promise<void> => {
  for (let from = 0; from < doors.length; from += AT_ONCE)
    await Promise.all(doors.slice(from, from + AT_ONCE).map((door) => open(held, port, door)));
};

const hearAll = async ({ heard: { arrivals } }: Held, hearers: Record<SocketKind, number>): Promise<void> => {
  const missing = (): boolean => arrivals.desk.length < hearers.desk || arrivals.visitor.length < hearers.visitor;
  for (const from = Date.now(); missing(); await wait(5)) if (Date.now() - from > LATEST_MS) break;
  await wait(STRAY_MS);
  const counts = { desk: arrivals.desk.length, visitor: arrivals.visitor.length };
  if (counts.desk === hearers.desk && counts.visitor === hearers.visitor) return;
  throw new Error(`${JSON.stringify(hearers)} may hear of it, ${JSON.stringify(counts)} did`);
};

const createAnswer = (): ((request: HoldRequest) => Promise<HoldAnswer>) => {
  const held: Held = { sockets: [], words: [], heard: nothingHeard() };
  return async (request) => {
    if (request.act === 'open') await openAll(held, request.port, request.doors);
    else if (request.act === 'heard') await hearAll(held, request.hearers);
    else if (request.act === 'listen') Object.assign(held, { words: request.words, heard: nothingHeard() });
    else for (const socket of held.sockets.splice(0)) socket.terminate();
    return held.heard;
  };
};

answerParent(createAnswer());
