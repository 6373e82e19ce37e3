/*
 * How long a newcomer waits, and what a quiet center holds: the first start on an empty folder with nothing compiled (cluster, migrations,
 * demo shop), then starts on what it left. Time runs from the start of the process to its ready line; memory is our process without Postgres.
 */
import { readFile, rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { prepareProduct, type Product } from './chaos/start-product.ts';
import { findServerPid } from './measuring/open-center.ts';
import { type Figures, printTable } from './measuring/report.ts';
import { round, type Spread, spreadOf } from './measuring/statistics.ts';

/** After the ready line: the demo's first conversations and whatever is warmed up have settled by then. */
const SETTLE_MS = 15_000;
/** Where `npm start` keeps what Node made of our TypeScript. */
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url));
const AIMS = { firstSeconds: 25, existingSeconds: 8, idleMegabytes: 200 } as const;

type Start = { seconds: number; idleMegabytes: number };

export const benchStart = async (long: boolean): Promise<Figures> => {
  const [firsts, again] = long ? [5, 3] : [3, 2];
  const first: Start[] = [];
  const existing: Start[] = [];
  for (let folder = 0; folder < firsts; folder++) {
    const product = await prepareProduct({ settings: { THROUGHLINE_LOG: 'error' } });
    try {
      // A newcomer has nothing compiled yet.
      await rm(COMPILED, { recursive: true, force: true });
      first.push(await startAndSettle(product));
      for (let turn = 0; turn < again; turn++) {
        await product.stop();
        existing.push(await startAndSettle(product));
      }
    } finally {
      await product.end();
    }
  }
  return report(first, existing);
};

const startAndSettle = async (product: Product): Promise<Start> => {
  const ms = await product.start();
  await wait(SETTLE_MS);
  return { seconds: ms / 1000, idleMegabytes: (await readRss(await findServerPid(product.folder))) / 1e6 };
};

const readRss = async (pid: number): Promise<number> => {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
};

const report = (first: readonly Start[], existing: readonly Start[]): Figures => {
  const seconds = (starts: readonly Start[]): Spread => spreadOf(starts.map((one) => one.seconds));
  const memory = (starts: readonly Start[]): Spread => spreadOf(starts.map((one) => one.idleMegabytes));
  const shown = ({ median, least, most }: Spread, digits: number): string =>
    `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
  printTable(
    'From the start of the process to the ready line, and our process at rest: median (least–most)',
    ['', 'starts', 'seconds', 'aim', 'idle MB', 'aim'],
    [
      ['first start, with demo', first.length, shown(seconds(first), 1), AIMS.firstSeconds, shown(memory(first), 0), AIMS.idleMegabytes],
      [
        'existing database',
        existing.length,
        shown(seconds(existing), 1),
        AIMS.existingSeconds,
        shown(memory(existing), 0),
        AIMS.idleMegabytes,
      ],
    ],
  );
  const figures = (starts: readonly Start[]): Record<string, number> => ({
    seconds: round(seconds(starts).median),
    slowestSeconds: round(seconds(starts).most),
    idleMegabytes: round(memory(starts).median, 0),
    largestMegabytes: round(memory(starts).most, 0),
    starts: starts.length,
  });
  return { bench: 'start', first: figures(first), existing: figures(existing) };
};
