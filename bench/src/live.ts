/*
 * What an open socket costs, and how fast one event reaches those who may see it: our desks and widgets against bare `ws` and
 * socket.io, each server fresh in a process of its own in each round, all with the same clients in another process.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, openDatabase } from '../../server/src/platform/db/index.ts';
import { createLog } from '../../server/src/platform/log/index.ts';
import { startPostgres } from '../../server/src/platform/postgres/index.ts';
import type { Door, HoldAnswer, HoldRequest, SocketsAnswer, SocketsRequest } from './children/words.ts';
import { type Child, startChild } from './measuring/children.ts';
import { interleave } from './measuring/interleave.ts';
import { type Figures, printTable } from './measuring/report.ts';
import { percentile, ratios, round, type Spread, spreadOf } from './measuring/statistics.ts';
import type { Memory } from './measuring/weigh-memory.ts';

const DESKS = 1000;
const VISITORS = 1000;
/** Opened and left again before anything is weighed: what only the first sockets cost. */
const WARM = 100;
const EVENTS = 40;
const WORDS = ['message.received', '"type":"message"'];
/** Characters of our frame for a desk; the others send as many. */
const FRAME_SIZE = 296;
const MIGRATIONS = fileURLToPath(new URL('../../server/migrations', import.meta.url));

type Thing = 'ours' | 'ws' | 'socketIo';
const TITLES: Readonly<Record<Thing, string>> = { ours: 'Throughline', ws: 'bare ws', socketIo: 'socket.io' };
const PROGRAMS: Readonly<Record<Thing, string>> = {
  ours: 'serve-our-sockets.ts',
  ws: 'serve-plain-sockets.ts',
  socketIo: 'serve-plain-sockets.ts',
};

/** Bytes per idle socket, milliseconds per hearer. */
type Round = { desk: Memory; visitor: Memory; all: Memory; p50Ms: number; p99Ms: number; visitorMs: number; frame: number };
type Place = { databaseUrl: string; folder: string };
type Server = Child<SocketsRequest, SocketsAnswer>;
type Clients = Child<HoldRequest, HoldAnswer>;

export const benchLive = async (long: boolean): Promise<Figures> => {
  const folder = await mkdtemp(join(tmpdir(), 'tl-live-'));
  const postgres = await startPostgres({ dataDir: folder, log: createLog('error') });
  try {
    const database = openDatabase({ url: postgres.url, poolSize: 1 });
    await migrate(database, MIGRATIONS);
    await database.close();
    const place = { databaseUrl: postgres.url, folder };
    return report(
      await interleave<Thing, Round>(long ? 11 : 5, {
        ws: () => measure('ws', place),
        ours: () => measure('ours', place),
        socketIo: () => measure('socketIo', place),
      }),
    );
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

const measure = async (thing: Thing, place: Place): Promise<Round> => {
  const nodeFlags = ['--expose-gc'];
  const server: Server = startChild(PROGRAMS[thing], { nodeFlags, words: thing === 'socketIo' ? ['socket.io'] : [] });
  const clients: Clients = startChild('hold-sockets.ts');
  try {
    const { port, doors } = await server.ask({ act: 'open', ...place, desks: DESKS, visitors: VISITORS });
    const memory = await weighSockets(server, clients, { port, doors });
    return { ...memory, ...(await tellEvents(server, clients)) };
  } finally {
    await clients.end();
    await server.end();
  }
};

type Entrance = { port: number; doors: readonly Door[] };

const weighSockets = async (
  server: Server,
  clients: Clients,
  { port, doors }: Entrance,
): Promise<Pick<Round, 'desk' | 'visitor' | 'all'>> => {
  const [desks, visitors] = [doors.filter(({ kind }) => kind === 'desk'), doors.filter(({ kind }) => kind === 'visitor')];
  const weigh = async (): Promise<Memory> => (await server.ask({ act: 'weigh' })).memory;
  await clients.ask({ act: 'open', port, doors: [...desks.slice(0, WARM), ...visitors.slice(0, WARM)] });
  await clients.ask({ act: 'close' });
  const empty = await weigh();
  await clients.ask({ act: 'open', port, doors: desks });
  const half = await weigh();
  await clients.ask({ act: 'open', port, doors: visitors });
  const full = await weigh();
  return {
    desk: perSocket(empty, half, desks.length),
    visitor: perSocket(half, full, visitors.length),
    all: perSocket(empty, full, doors.length),
  };
};

const perSocket = (before: Memory, after: Memory, count: number): Memory => ({
  rss: (after.rss - before.rss) / count,
  heap: (after.heap - before.heap) / count,
  outside: (after.outside - before.outside) / count,
});

const tellEvents = async (server: Server, clients: Clients): Promise<Pick<Round, 'p50Ms' | 'p99Ms' | 'visitorMs' | 'frame'>> => {
  const [desk, visitor]: [number[], number[]] = [[], []];
  let frame = 0;
  for (let event = -1; event < EVENTS; event++) {
    await clients.ask({ act: 'listen', words: WORDS });
    const { at, hearers } = await server.ask({ act: 'tell', size: FRAME_SIZE });
    const heard = await clients.ask({ act: 'heard', hearers });
    if (event === -1) continue;
    desk.push(...heard.arrivals.desk.map((arrived) => arrived - at));
    visitor.push(...heard.arrivals.visitor.map((arrived) => arrived - at));
    frame = heard.size;
  }
  return { p50Ms: percentile(desk, 0.5), p99Ms: percentile(desk, 0.99), visitorMs: percentile(visitor, 0.5), frame };
};

const kilobytes = ({ median, least, most }: Spread): string =>
  `${(median / 1000).toFixed(1)} (${(least / 1000).toFixed(1)}–${(most / 1000).toFixed(1)})`;
const plain = ({ median, least, most }: Spread): string => `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;

const report = (results: Record<Thing, Round[]>): Figures => {
  const things = Object.keys(TITLES) as Thing[];
  const take = (thing: Thing, pick: (round: Round) => number): number[] => results[thing].map(pick);
  const rss = (one: Round): number => one.all.rss;
  const p99 = (one: Round): number => one.p99Ms;
  printTable(
    `${DESKS} desks and ${VISITORS} visitors: kB of memory per idle socket, median (least–most) of ${results.ours.length} rounds`,
    ['', 'RSS', 'heap', 'heap desk', 'heap visitor'],
    things.map((thing) => [
      TITLES[thing],
      kilobytes(spreadOf(take(thing, rss))),
      ...(['all', 'desk', 'visitor'] as const).map((part) => kilobytes(spreadOf(take(thing, (one) => one[part].heap)))),
    ]),
  );
  printTable(
    `One event to ${DESKS * 0.9} desks of ${DESKS + VISITORS} sockets, ms until a hearer has it`,
    ['', 'p50', 'p99', "the visitor's window", 'frame'],
    things.map((thing) => [
      TITLES[thing],
      ...[(one: Round) => one.p50Ms, p99, (one: Round) => one.visitorMs].map((pick) => plain(spreadOf(take(thing, pick)))),
      Math.max(...take(thing, (one) => one.frame)),
    ]),
  );
  const against = (pick: (round: Round) => number, other: Thing): number => round(ratios(take('ours', pick), take(other, pick)).median);
  return {
    bench: 'live',
    memoryVsWs: against(rss, 'ws'),
    memoryVsSocketIo: against(rss, 'socketIo'),
    heapVsWs: against((one) => one.all.heap, 'ws'),
    heapVsSocketIo: against((one) => one.all.heap, 'socketIo'),
    fanOutP99VsWs: against(p99, 'ws'),
    fanOutP99VsSocketIo: against(p99, 'socketIo'),
    desk: { heapVsWs: against((one) => one.desk.heap, 'ws'), heapVsSocketIo: against((one) => one.desk.heap, 'socketIo') },
    visitor: { heapVsWs: against((one) => one.visitor.heap, 'ws'), heapVsSocketIo: against((one) => one.visitor.heap, 'socketIo') },
    p99Ms: round(spreadOf(take('ours', p99)).median, 1),
    sockets: DESKS + VISITORS,
    rounds: results.ours.length,
  };
};
