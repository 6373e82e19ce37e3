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

const held: WebSocket[] = [];
let words: readonly string[] = [];
let heard: HoldAnswer = { arrivals: { desk: [], visitor: [] }, size: 0 };

const open = (port: number, { kind, path, headers, greeting }: Door): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers, perMessageDeflate: false });
    socket.on('open', () => {
      held.push(socket);
      for (const frame of greeting) socket.send(frame);
      if (greeting.length === 0) resolve();
    });
    socket.on('message', (raw: Buffer) => {
      resolve();
      const text = raw.toString('latin1');
      if (text === ENGINE_PING) socket.send('3');
      if (!words.some((one) => text.includes(one))) return;
      heard.arrivals[kind].push(readMachineClock());
      heard.size = text.length;
    });
    socket.on('error', reject);
    socket.on('unexpected-response', (_, response) => reject(new Error(`the door stays shut: ${response.statusCode}`)));
  });

const openAll = async (port: number, doors: readonly Door[]): Promise<void> => {
  for (let from = 0; from < doors.length; from += AT_ONCE)
    await Promise.all(doors.slice(from, from + AT_ONCE).map((door) => open(port, door)));
};

const hearAll = async (hearers: Record<SocketKind, number>): Promise<void> => {
  const { arrivals } = heard;
  const missing = (): boolean => arrivals.desk.length < hearers.desk || arrivals.visitor.length < hearers.visitor;
  for (const from = Date.now(); missing(); await wait(5)) if (Date.now() - from > LATEST_MS) break;
  await wait(STRAY_MS);
  const counts = { desk: arrivals.desk.length, visitor: arrivals.visitor.length };
  if (counts.desk === hearers.desk && counts.visitor === hearers.visitor) return;
  throw new Error(`${JSON.stringify(hearers)} may hear of it, ${JSON.stringify(counts)} did`);
};

answerParent<HoldRequest, HoldAnswer>(async (request) => {
  if (request.act === 'open') await openAll(request.port, request.doors);
  else if (request.act === 'heard') await hearAll(request.hearers);
  else if (request.act === 'listen') {
    words = request.words;
    heard = { arrivals: { desk: [], visitor: [] }, size: 0 };
  } else for (const socket of held.splice(0)) socket.terminate();
  return heard;
});
