import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export type Run = {
  child: ChildProcess;
  /** Both streams so far. */
  output(): string;
  ended: Promise<number | null>;
  /** The address of the ready line. */
  ready(): Promise<string>;
};

/** Runs a program of cli/src with these settings alone, in a process group of its own. */
export const runProgram = (file: string, settings: Record<string, string>): Run => {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(THROUGHLINE_|DATABASE_URL)/.test(name)));
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', file)], {
    env: { ...own, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const ready = new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      text += chunk;
      const address = /^Throughline is ready: (\S+)$/m.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.on('close', () => reject(new Error(`ended before it was ready:\n${text}`)));
  });
  ready.catch(() => undefined);
  return { child, output: () => text, ended, ready: () => ready };
};
