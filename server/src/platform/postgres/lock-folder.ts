/*
 * One Throughline per data folder. The lock is a file naming its holder by process id, birth and world. It counts while that
 * process lives; a holder in another world (container, machine) counts while it keeps touching the file.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeProcessWorld, findBirth, pause } from './processes.ts';

type Holder = { pid: number; birth: string; world: string; token: string };
export type FolderLock = { release(): Promise<void> };

const TOUCH_MS = 5_000;
const SILENT_MS = 12_000;
// Between the creation of the file and its content.
const FILLING_MS = 1_000;
const RETRY_MS = 20;
const ATTEMPTS = 200;

/** The data folder is in use by another Throughline. */
export class FolderInUseError extends Error {
  constructor(folder: string, holder: string) {
    super(
      `Another Throughline (${holder}) is already running on the data folder ${folder}. ` +
        'Stop it first, or give this one a folder and a port of its own: THROUGHLINE_DATA=./.data-2 THROUGHLINE_PORT=4200 npm start',
    );
    this.name = 'FolderInUseError';
  }
}

/** Creates the folder if need be. Throws FolderInUseError while another living Throughline holds it. */
export const lockFolder = async (folder: string): Promise<FolderLock> => {
  // Postgres may run as another account: it passes through this folder but sees nothing of it.
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const path = join(folder, 'throughline.lock');
  const me: Holder = {
    pid: process.pid,
    birth: (await findBirth(process.pid)) ?? '',
    world: await describeProcessWorld(),
    token: randomUUID(),
  };
  const text = JSON.stringify(me);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await create(path, text)) return hold(path, text);
    const found = await readMaybe(path);
    if (found === undefined) continue;
    if (parseHolder(found) === undefined && Date.now() - (await touchedAt(path)) < FILLING_MS) {
      await pause(RETRY_MS);
      continue;
    }
    const living = await describeLivingHolder(path, found, me);
    if (living !== undefined) throw new FolderInUseError(folder, living);
    await removeStale(path, found);
  }
  throw new FolderInUseError(folder, 'several are starting at the same moment');
};

const create = async (path: string, text: string): Promise<boolean> => {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

const hold = (path: string, text: string): FolderLock => {
  const touch = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), TOUCH_MS);
  touch.unref();
  return {
    release: async () => {
      clearInterval(touch);
      if ((await readMaybe(path)) === text) await rm(path, { force: true });
    },
  };
};

const readMaybe = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
};

const touchedAt = async (path: string): Promise<number> => (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;

const parseHolder = (text: string): Holder | undefined => {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    return typeof value.pid === 'number' && typeof value.world === 'string' ? (value as Holder) : undefined;
  } catch {
    // Its writer died between creating and filling it, or is about to fill it.
    return undefined;
  }
};

const describeLivingHolder = async (path: string, text: string, me: Holder): Promise<string | undefined> => {
  const holder = parseHolder(text);
  if (holder?.world === me.world) return (await findBirth(holder.pid)) === holder.birth ? `process ${holder.pid}` : undefined;
  return (await goesOnTouching(path)) ? `on ${holder?.world.split(' ')[0] ?? 'another machine'}` : undefined;
};

const goesOnTouching = async (path: string): Promise<boolean> => {
  const first = await touchedAt(path);
  while (Date.now() - first < SILENT_MS) {
    await pause(200);
    if ((await touchedAt(path)) !== first) return true;
  }
  return false;
};

/**
 * Removes the lock of a dead holder if it is still that one. Only one process at a time may: between the look and the removal
 * nobody else removes, and nobody can create a file that exists.
 */
const removeStale = async (path: string, expected: string): Promise<void> => {
  const turn = `${path}.turn`;
  try {
    await mkdir(turn);
  } catch {
    const begunAt = (await stat(turn).catch(() => undefined))?.mtimeMs ?? Date.now();
    if (Date.now() - begunAt > SILENT_MS) await rmdir(turn).catch(() => undefined);
    await pause(RETRY_MS);
    return;
  }
  try {
    if ((await readMaybe(path)) === expected) await rm(path, { force: true });
  } finally {
    await rmdir(turn);
  }
};
