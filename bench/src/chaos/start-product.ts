/*
 * The real product as a child process: `npm start` without npm, on free ports with a data folder of its own. The ports stay the
 * same over restarts, as they do for customers' webhooks.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@throughline/sdk';
import { findFreePorts } from './find-free-ports.ts';
import { type Found, waitForNone } from './find-processes.ts';

export type Product = {
  url: string;
  smtpPort: number;
  folder: string;
  /** With all rights. */
  client: Client;
  token: string;
  /** Everything it said, over all its starts. */
  output(): string;
  /** From the line of the last start; undefined when everybody has signed in before. */
  signInLink(): string | undefined;
  running(): boolean;
  /** Resolves at the ready line, with the milliseconds it took. */
  start(): Promise<number>;
  /** Ctrl-C; answers the exit code. */
  stop(): Promise<number | null>;
  /** `kill -9` of the server process alone. */
  kill(): Promise<void>;
  /** `kill -9` of the database server; answers its pid. */
  killPostgres(): Promise<number>;
  findPostmaster(): Promise<number | undefined>;
  /** Stops whatever still runs, and removes the folder; answers what would not end by itself. */
  end(): Promise<Found[]>;
};

export type ProductOptions = {
  settings?: Readonly<Record<string, string>>;
  /** Ports that are ours on the loopback: what the guard of outgoing requests lets through. */
  allow?: readonly number[];
};

const ROOT = join(import.meta.dirname, '../../..');
const PROGRAM = join(ROOT, 'cli/src/start.ts');
const TOKEN = 'chaos-and-end-to-end-0123456789';
const READY = /^Throughline is ready: (\S+)$/m;

export const prepareProduct = async (options: ProductOptions = {}): Promise<Product> => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'tl-e2e-')));
  await chmod(folder, 0o711);
  const [port = 0, smtpPort = 0] = await findFreePorts(2);
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    THROUGHLINE_HOST: '127.0.0.1',
    THROUGHLINE_PORT: String(port),
    THROUGHLINE_URL: url,
    THROUGHLINE_DATA: folder,
    THROUGHLINE_SMTP_PORT: String(smtpPort),
    THROUGHLINE_API_TOKEN: TOKEN,
    THROUGHLINE_ALLOWED_PRIVATE_HOSTS: (options.allow ?? []).map((allowed) => `127.0.0.1:${allowed}`).join(','),
    ...options.settings,
  };
  return makeProduct({ folder, url, smtpPort, settings });
};

/** Nothing of our own surroundings reaches the child but where programs and temporary files are. */
const surroundings = (): Record<string, string> =>
  Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'LANG'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );

type Place = { folder: string; url: string; smtpPort: number; settings: Readonly<Record<string, string>> };
type Run = { child: ChildProcess; ended: Promise<number | null>; ready: Promise<void>; said(): string };

const run = (settings: Place['settings']): Run => {
  const child = spawn(process.execPath, [PROGRAM], {
    cwd: ROOT,
    env: { ...surroundings(), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      text += chunk;
      if (READY.test(text)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then(() => reject(new Error(`Throughline ended before it was ready:\n${text}`)));
  });
  ready.catch(() => undefined);
  return { child, ended, ready, said: () => text };
};

const makeProduct = ({ folder, url, smtpPort, settings }: Place): Product => {
  const runs: Run[] = [];
  const current = (): Run | undefined => runs.at(-1);
  const running = (): boolean => current()?.child.exitCode === null && current()?.child.signalCode === null;
  const halt = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (running()) current()?.child.kill(signal);
    return (await current()?.ended) ?? null;
  };
  const findPostmaster = async (): Promise<number | undefined> => {
    const text = await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8').catch(() => '');
    return Number(text.split('\n')[0]) || undefined;
  };
  return {
    url,
    smtpPort,
    folder,
    token: TOKEN,
    running,
    findPostmaster,
    client: createClient({ baseUrl: url, token: TOKEN }),
    output: () => runs.map((one) => one.said()).join(''),
    signInLink: () => /^ {2}Sign in +(\S+)/m.exec(current()?.said() ?? '')?.[1],
    start: async () => {
      const from = performance.now();
      const started = run(settings);
      runs.push(started);
      await started.ready;
      return performance.now() - from;
    },
    stop: () => halt('SIGINT'),
    kill: async () => void (await halt('SIGKILL')),
    killPostgres: async () => {
      const pid = await findPostmaster();
      if (pid === undefined) throw new Error('no database server runs in the data folder');
      process.kill(pid, 'SIGKILL');
      return pid;
    },
    end: () => end(folder, halt),
  };
};

const PATIENCE_MS = 15_000;

const end = async (folder: string, halt: (signal: NodeJS.Signals) => Promise<unknown>): Promise<Found[]> => {
  const late = setTimeout(() => void halt('SIGKILL'), PATIENCE_MS);
  await halt('SIGTERM');
  clearTimeout(late);
  const left = await waitForNone(folder, PATIENCE_MS);
  for (const { pid } of left) process.kill(pid, 'SIGKILL');
  const cluster = await realpath(join(folder, 'postgres')).catch(() => folder);
  await rm(folder, { recursive: true, force: true });
  if (!cluster.startsWith(folder)) await rm(join(cluster, '..'), { recursive: true, force: true });
  return left;
};
