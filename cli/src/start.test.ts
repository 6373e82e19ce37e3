import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Run, runProgram } from './testing/run-program.ts';

let dataDir: string;
const runs: Run[] = [];

const start = (settings: Record<string, string> = {}): Run => {
  const run = runProgram('start.ts', {
    THROUGHLINE_HOST: '127.0.0.1',
    THROUGHLINE_PORT: '0',
    THROUGHLINE_DATA: dataDir,
    THROUGHLINE_DEMO: 'off',
    THROUGHLINE_SMTP_PORT: 'off',
    ...settings,
  });
  runs.push(run);
  return run;
};
const stop = async (run: Run, signal: NodeJS.Signals): Promise<number | null> => {
  run.child.kill(signal);
  return run.ended;
};
const readPostmaster = async (): Promise<number> =>
  Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}/cmdline`);

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tl-start-'));
});
afterEach(async () => {
  for (const run of runs.splice(0)) if (run.child.exitCode === null && run.child.signalCode === null) await stop(run, 'SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});

// Whole programs start here; the machine may be busy.
describe('npm start', { timeout: 120_000 }, () => {
  it('comes up, tells where and how, answers its probes, and a Ctrl-C stops all of it', async () => {
    const run = start();
    const address = await run.ready();
    expect(run.output()).toMatch(/Sign in +http:\/\/localhost:\d+\/\S*token=\S+/);
    expect(run.output()).toContain(dataDir);
    expect(run.output()).toMatch(/Ready after [\d.]+ s, \d+ MB/);
    for (const path of ['/healthz', '/readyz', '/metrics']) expect((await fetch(address + path)).status).toBe(200);
    const postmaster = await readPostmaster();
    // As a terminal does it: to the whole group of the process.
    process.kill(-(run.child.pid ?? 0), 'SIGINT');
    expect(await run.ended).toBe(0);
    expect(isAlive(postmaster)).toBe(false);
    expect(existsSync(join(dataDir, 'throughline.lock'))).toBe(false);
  });

  it('comes up again on the same folder after kill -9', async () => {
    const first = start();
    await first.ready();
    await stop(first, 'SIGKILL');
    const again = start();
    expect((await fetch(`${await again.ready()}/readyz`)).status).toBe(200);
  });

  it('refuses a second copy on the same folder', async () => {
    const { port } = new URL(await start().ready());
    for (const second of [start(), start({ THROUGHLINE_PORT: port })]) {
      expect(await second.ended).toBe(1);
      expect(second.output()).toContain('already running on the data folder');
    }
  });

  it('names the port that is in use before it touches anything', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const run = start({ THROUGHLINE_PORT: port });
    expect(await run.ended).toBe(1);
    expect(run.output().trim()).toBe(
      `Port ${port} is in use by another program. Stop that one, or choose another port: THROUGHLINE_PORT=${Number(port) + 100} npm start`,
    );
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
    server.close();
  });

  it('lists wrong settings, and says so when the database does not answer, without its password', async () => {
    const wrong = start({ THROUGHLINE_PORT: 'x', THROUGHLINE_DEOM: 'off' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.output()).toContain('2 settings are wrong');
    const away = start({ DATABASE_URL: 'postgres://u:hush-hush@127.0.0.1:1/x' });
    expect(await away.ended).toBe(1);
    expect(away.output()).toContain('The database does not answer at 127.0.0.1:1.');
    expect(away.output()).not.toContain('hush-hush');
  });
});
