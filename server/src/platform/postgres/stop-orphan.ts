import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../log/index.ts';
import { mayBePostmasterOf, signal, waitForEnd } from './processes.ts';

const FAST_MS = 10_000;
const IMMEDIATE_MS = 5_000;

/** Ends a Postgres server: at once for its clients, with nothing committed lost; more roughly if it does not listen. */
export const stopPostmaster = async (pid: number, log: Logger): Promise<void> => {
  if (!signal(pid, 'SIGINT') || (await waitForEnd(pid, FAST_MS))) return;
  log.warn({ pid }, 'the database takes long to stop: stopping it without a checkpoint');
  if (!signal(pid, 'SIGQUIT') || (await waitForEnd(pid, IMMEDIATE_MS))) return;
  signal(pid, 'SIGKILL');
  await waitForEnd(pid, IMMEDIATE_MS);
};

/**
 * What a killed Throughline left behind: a server that lives on is stopped; files naming a dead process, or one that is
 * something else by now, are removed. The caller holds the folder's lock.
 */
export const clearRemains = async (cluster: string, socketFolder: string, log: Logger): Promise<void> => {
  const pidFile = join(cluster, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const pid = Number(text.split('\n')[0]);
  if (pid > 0 && (await mayBePostmasterOf(pid, cluster))) {
    log.warn({ pid }, 'a database server of an earlier Throughline still runs here: stopping it');
    await stopPostmaster(pid, log);
  }
  await rm(pidFile, { force: true });
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) await rm(join(socketFolder, name), { force: true });
};
