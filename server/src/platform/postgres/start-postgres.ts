/*
 * Route: lock the folder → choose place and account → clear what a killed Throughline left → create the cluster at the first start →
 * start the server in its own session → wait until it is ready → set the guard → create our database. If the server dies later,
 * it is started again; `stop` is the way back.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Logger } from '../log/index.ts';
import { createCluster } from './create-cluster.ts';
import { lockFolder } from './lock-folder.ts';
import { makeUrl } from './make-url.ts';
import { choosePlace, type Place } from './place.ts';
import { pause } from './processes.ts';
import { makeArguments } from './settings.ts';
import { startGuard } from './start-guard.ts';
import { clearRemains, stopPostmaster } from './stop-orphan.ts';

export type Postgres = {
  url: string;
  /** Of the server now running; changes when it had to be started again. */
  readonly pid: number;
  firstStart: boolean;
  /** Where the cluster lies, when the data folder itself was out of reach for its account. */
  movedTo: string | undefined;
  stop(): Promise<void>;
};

export type PostgresOptions = {
  dataDir: string;
  log: Logger;
  /** false: fast and forgetful, for tests only. */
  durable?: boolean;
  /** The server keeps dying: there is no database any more. */
  onGivenUp?(error: Error): void;
};

type Running = { child: ChildProcess; pid: number; ended: Promise<void>; guard: { dismiss(): void } };

const READY_MS = 300_000;
const READY_POLL_MS = 10;
const START_ATTEMPTS = 60;
const START_PAUSE_MS = 250;
const LARGEST_LOG_BYTES = 8_000_000;
const DATABASE = 'throughline';

export const startPostgres = async (options: PostgresOptions): Promise<Postgres> => {
  const lock = await lockFolder(options.dataDir);
  try {
    const place = await choosePlace(options.dataDir);
    await clearRemains(place.cluster, place.socketFolder, options.log);
    if (place.firstStart) await createCluster(place);
    else await refuseOtherVersion(place.cluster);
    const supervisor = await supervise(place, options);
    const url = makeUrl(place.socketFolder, DATABASE);
    await createDatabase(makeUrl(place.socketFolder, 'postgres'));
    return {
      url,
      get pid() {
        return supervisor.pid();
      },
      firstStart: place.firstStart,
      movedTo: place.movedTo,
      stop: async () => {
        await supervisor.stop();
        if (place.socketFolder !== place.cluster) await rm(place.socketFolder, { recursive: true, force: true });
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
};

const PROGRAM_VERSION = '18';

const refuseOtherVersion = async (cluster: string): Promise<void> => {
  const version = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (version === PROGRAM_VERSION) return;
  throw new Error(
    `The database in ${cluster} was made by PostgreSQL ${version}, this Throughline brings PostgreSQL ${PROGRAM_VERSION}. ` +
      'Start the version of Throughline that made it, or use another folder (THROUGHLINE_DATA).',
  );
};

const createDatabase = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
};

type Supervisor = { pid(): number; stop(): Promise<void> };

const supervise = async (place: Place, options: PostgresOptions): Promise<Supervisor> => {
  const logFile = join(options.dataDir, 'postgres.log');
  await rotate(logFile);
  const start = () => startWithPatience(place, logFile, options);
  let stopping = false;
  let current = await start();
  let restarting: Promise<void> = Promise.resolve();
  const watch = (): void => {
    void current.ended.then(() => {
      current.guard.dismiss();
      if (stopping) return;
      options.log.error('the database server died: starting it again');
      restarting = restart();
    });
  };
  const restart = async (): Promise<void> => {
    try {
      await clearRemains(place.cluster, place.socketFolder, options.log);
      current = await start();
      watch();
      options.log.warn({ pid: current.pid }, 'the database server runs again');
    } catch (error) {
      options.onGivenUp?.(error as Error);
    }
  };
  watch();
  return {
    pid: () => current.pid,
    stop: async () => {
      stopping = true;
      await restarting;
      current.guard.dismiss();
      await stopPostmaster(current.pid, options.log);
      await current.ended;
    },
  };
};

/** After a `kill -9` of the server its last children hold the shared memory for a moment: Postgres refuses to start until they are gone. */
const startWithPatience = async (place: Place, logFile: string, options: PostgresOptions): Promise<Running> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(place, logFile, options.durable ?? true);
    } catch (error) {
      const busy = error instanceof Error && /shared memory block|lock file/.test(error.message);
      if (!busy || attempt >= START_ATTEMPTS) throw error;
      await pause(START_PAUSE_MS);
    }
  }
};

const startOnce = async (place: Place, logFile: string, durable: boolean): Promise<Running> => {
  const output = openSync(logFile, 'a', 0o600);
  const before = (await stat(logFile)).size;
  const child = spawn(join(place.native, 'bin', 'postgres'), makeArguments(place.cluster, place.socketFolder, durable), {
    // Its own session: a Ctrl-C in the terminal must reach Node alone.
    detached: true,
    stdio: ['ignore', output, output],
    cwd: place.cluster,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...place.account,
  });
  closeSync(output);
  let over: string | undefined;
  const ended = new Promise<void>((resolve) => {
    const end = (reason: string) => {
      over = reason;
      resolve();
    };
    child.on('error', (error) => end(error.message));
    child.on('exit', (code, signal) => end(`ended with ${signal ?? code}`));
  });
  const pidFile = join(place.cluster, 'postmaster.pid');
  for (const deadline = Date.now() + READY_MS; !(await isReady(pidFile, child.pid)); await pause(READY_POLL_MS)) {
    if (over === undefined && Date.now() < deadline) continue;
    child.kill('SIGQUIT');
    const said = (await readFile(logFile, 'utf8')).slice(before).trim().split('\n').slice(-5).join('\n');
    throw new Error(`The embedded database did not start (${over ?? 'not ready in time'}). It said:\n${said}\nAll of it: ${logFile}`);
  }
  child.unref();
  const pid = child.pid ?? 0;
  return { child, pid, ended, guard: startGuard(pid, place.cluster, place.account) };
};

/** The server writes its state into the last line of its pid file. */
const isReady = async (pidFile: string, pid: number | undefined): Promise<boolean> => {
  const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
};

const rotate = async (logFile: string): Promise<void> => {
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (size > LARGEST_LOG_BYTES) await rename(logFile, `${logFile}.1`);
};
