import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const POLL_MS = 20;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const readMaybe = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
};

const askPs = async (pid: number, column: string): Promise<string | undefined> => {
  try {
    return (await run('ps', ['-o', `${column}=`, '-p', String(pid)])).stdout.trim() || undefined;
  } catch {
    return undefined;
  }
};

/**
 * When a living process was started, in an opaque form: a process id alone may have been given to another process since.
 * A zombie counts as dead: its parent has merely not looked yet.
 */
export const findBirth = async (pid: number): Promise<string | undefined> => {
  if (process.platform !== 'linux') return askPs(pid, 'lstart');
  const stat = await readMaybe(`/proc/${pid}/stat`);
  // The second field is a name in parentheses that may contain anything; state is the third field, start time the 22nd.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields === undefined || fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
};

const findArguments = async (pid: number): Promise<string[]> => {
  if (process.platform !== 'linux') return ((await askPs(pid, 'command')) ?? '').split(' ');
  return ((await readMaybe(`/proc/${pid}/cmdline`)) ?? '').split('\0');
};

/** Is this living process a Postgres server on that cluster? */
export const mayBePostmasterOf = async (pid: number, cluster: string): Promise<boolean> => {
  if ((await findBirth(pid)) === undefined) return false;
  const [program = '', ...args] = await findArguments(pid);
  return /(^|\/)postgres(\.exe)?$/.test(program) && args[args.indexOf('-D') + 1] === cluster;
};

/** The world in which a process id means something: this machine, since this boot, in this container. */
export const describeProcessWorld = async (): Promise<string> => {
  if (process.platform !== 'linux') return hostname();
  const boot = await readMaybe('/proc/sys/kernel/random/boot_id');
  const container = await readlink('/proc/self/ns/pid').catch(() => '');
  return [hostname(), boot?.trim() ?? '', container].join(' ');
};

/** Resolves true when the process has ended, false when the time is up. */
export const waitForEnd = async (pid: number, ms: number): Promise<boolean> => {
  for (const deadline = Date.now() + ms; Date.now() < deadline; await pause(POLL_MS)) {
    if ((await findBirth(pid)) === undefined) return true;
  }
  return (await findBirth(pid)) === undefined;
};

/** False when there is no such process any more. */
export const signal = (pid: number, name: NodeJS.Signals): boolean => {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
};
