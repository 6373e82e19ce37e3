/*
 * One Throughline per data folder. The lock is a file naming its holder by process id, birth and world. It counts while that
 * process lives; a holder in another world (container, machine) counts while it keeps touching the file.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeProcessWorld, findBirth, pause } from './processes.ts';

type Holder = { pid: number; birth: string; world: string; token: string };
export type FolderLock = { release(): Promise<void> };

const TOUCH_MS = 5_000;
const SILENT_MS = 12_000;
const ATTEMPTS = 5;

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
    const living = await describeLivingHolder(path, found, me);
    if (living !== undefined) throw new FolderInUseError(folder, living);
    if (!(await removeStale(path, found))) throw new FolderInUseError(folder, 'started at the same moment');
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
  const touchedAt = async (): Promise<number> => (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
  const first = await touchedAt();
  while (Date.now() - first < SILENT_MS) {
    await pause(200);
    if ((await touchedAt()) !== first) return true;
  }
  return false;
};

/** Moves it aside before removing it: of two who found the same dead holder, only one may go on. */
const removeStale = async (path: string, expected: string): Promise<boolean> => {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return true;
  }
  if ((await readMaybe(aside)) !== expected) {
    await rename(aside, path);
    return false;
  }
  await rm(aside, { force: true });
  return true;
};
