/** Which processes belong to a data folder: our own, Postgres with its children, and the guard beside it. Linux. */
import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

export type Found = { pid: number; words: string };

const readMaybe = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

const look = async (pid: string, folder: string): Promise<Found[]> => {
  const [words, settings, place, stat] = await Promise.all([
    readMaybe(`/proc/${pid}/cmdline`),
    readMaybe(`/proc/${pid}/environ`),
    readlink(`/proc/${pid}/cwd`).catch(() => ''),
    readMaybe(`/proc/${pid}/stat`),
  ]);
  const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  // A zombie has ended; whoever started it has merely not looked yet.
  if (state === 'Z' || state === '') return [];
  const mine = words.includes(folder) || settings.includes(`THROUGHLINE_DATA=${folder}\0`) || `${place}/`.startsWith(`${folder}/`);
  return mine ? [{ pid: Number(pid), words: words.replaceAll('\0', ' ').trim() }] : [];
};

export const findProcesses = async (folder: string): Promise<Found[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return (await Promise.all(pids.map((pid) => look(pid, folder)))).flat();
};

/** What is still there after `ms`; none when all have ended in time. */
export const waitForNone = async (folder: string, ms: number): Promise<Found[]> => {
  for (const deadline = Date.now() + ms; ; await wait(50)) {
    const found = await findProcesses(folder);
    if (found.length === 0 || Date.now() > deadline) return found;
  }
};
