/** Where the cluster and the programs lie, and as which account Postgres runs: it refuses to run as root. */
import { randomBytes } from 'node:crypto';
import { existsSync, type Stats } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, realpath, rename, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { findNativeFolder } from './binaries.ts';

export type Account = { uid: number; gid: number };
export type Place = {
  /** Real path of the cluster (PGDATA). Absent before the first start. */
  cluster: string;
  /** Holds bin, lib and share. */
  native: string;
  socketFolder: string;
  /** Only when started by root. */
  account: Account | undefined;
  firstStart: boolean;
  /** Set when the cluster could not lie in the data folder itself. */
  movedTo: string | undefined;
};

// For root only: what an unprivileged account can reach although the project lies under, say, /root.
const REACHABLE_HOME = '/var/lib/throughline';
const ACCOUNTS = ['postgres', 'nobody'];
// A Unix socket's path may have 107 bytes (103 on macOS), `/.s.PGSQL.5432.lock` included.
const LONGEST_SOCKET_FOLDER = 80;

export const choosePlace = async (dataFolder: string): Promise<Place> => {
  if (process.platform === 'win32') {
    throw new Error('The embedded database needs Linux or macOS. On Windows set DATABASE_URL to a PostgreSQL 16 or newer, or use WSL.');
  }
  const link = join(await realpath(dataFolder), 'postgres');
  const present = await stat(link).catch(() => undefined);
  const native = findNativeFolder();
  if (process.getuid?.() !== 0) {
    refuseForeignCluster(present, link);
    const cluster = present === undefined ? link : await realpath(link);
    return {
      cluster,
      native,
      account: undefined,
      firstStart: present === undefined,
      movedTo: undefined,
      socketFolder: await chooseSocketFolder(cluster, undefined),
    };
  }
  const account = await chooseAccount(present);
  const cluster = present === undefined ? await placeCluster(link, account) : await realpath(link);
  return {
    cluster,
    native: await placeNative(native, account),
    account,
    firstStart: present === undefined,
    movedTo: cluster === link ? undefined : cluster,
    socketFolder: await chooseSocketFolder(cluster, account),
  };
};

const refuseForeignCluster = (present: Stats | undefined, path: string): void => {
  if (present === undefined || present.uid === process.getuid?.()) return;
  throw new Error(
    `The database in ${path} belongs to another account (uid ${present.uid}): Throughline was started by root or someone else before. ` +
      `Start it as before, or hand the folder over: sudo chown -R $(id -u):$(id -g) ${path}`,
  );
};

/** Whoever owns the cluster goes on owning it; a new one goes to the first of our accounts that this machine knows. */
const chooseAccount = async (present: Stats | undefined): Promise<Account> => {
  if (present !== undefined && present.uid !== 0) return { uid: present.uid, gid: present.gid };
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ACCOUNTS) {
    const line = lines.find(([candidate]) => candidate === name);
    if (line !== undefined) return { uid: Number(line[2]), gid: Number(line[3]) };
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and this machine has no account named postgres or nobody. Start as an ordinary user.',
  );
};

const mayPass = (folder: Stats, account: Account): boolean => {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
};

const mayReach = async (path: string, account: Account): Promise<boolean> => {
  for (let folder = path; ; folder = dirname(folder)) {
    if (!mayPass(await stat(folder), account)) return false;
    if (folder === dirname(folder)) return true;
  }
};

const placeCluster = async (wanted: string, account: Account): Promise<string> => {
  const folder = dirname(wanted);
  // The data folder is ours: letting others pass through, without seeing anything of it, gives nothing away.
  await chmod(folder, (await stat(folder)).mode | 0o011);
  if (await mayReach(folder, account)) return wanted;
  await mkdir(REACHABLE_HOME, { recursive: true, mode: 0o711 });
  const elsewhere = await mkdtemp(join(REACHABLE_HOME, 'data-'));
  await chown(elsewhere, account.uid, account.gid);
  // Dangling until the first start has finished.
  await rm(wanted, { force: true });
  await symlink(join(elsewhere, 'postgres'), wanted);
  return join(elsewhere, 'postgres');
};

const placeNative = async (native: string, account: Account): Promise<string> => {
  if (await mayReach(join(native, 'bin'), account)) return native;
  const manifest = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const target = join(REACHABLE_HOME, `programs-${manifest.version}`);
  if (existsSync(target)) return target;
  await mkdir(REACHABLE_HOME, { recursive: true, mode: 0o711 });
  const half = `${target}.${randomBytes(4).toString('hex')}`;
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  await rename(half, target).catch(() => rm(half, { recursive: true, force: true }));
  return target;
};

const chooseSocketFolder = async (cluster: string, account: Account | undefined): Promise<string> => {
  if (Buffer.byteLength(cluster) <= LONGEST_SOCKET_FOLDER) return cluster;
  const folder = await mkdtemp(join(tmpdir(), `${basename(cluster)}-`));
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  return folder;
};
