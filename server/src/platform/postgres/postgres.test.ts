import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../log/index.ts';
import { FolderInUseError, type Postgres, startPostgres } from './index.ts';
import { findBirth, waitForEnd } from './processes.ts';

const log = createLog('silent');
let folder: string;
let dataDir: string;
const open: Postgres[] = [];
const start = async (): Promise<Postgres> => {
  const postgres = await startPostgres({ dataDir, log });
  open.push(postgres);
  return postgres;
};
const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
};

/** A writer in a process of its own, with the ids it saw committed. */
const startWriter = async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/write-rows.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let committed = 0;
  let postmaster = 0;
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.on('exit', () => reject(new Error('the writer ended early')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [word, number] = line.split(' ');
      if (word === 'pid') postmaster = Number(number);
      else committed = Number(number);
      if (committed > 0 && committed % 50 === 0) resolve();
    });
  });
  return {
    postmaster,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      return committed;
    },
  };
};

const findGuard = async (postmaster: number): Promise<number> => {
  for (const pid of await readdir('/proc')) {
    const args = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (args.includes(`throughline-guard\0${postmaster}\0`)) return Number(pid);
  }
  throw new Error(`no guard of ${postmaster}`);
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tl-pg-'));
  await chmod(folder, 0o711);
  dataDir = join(folder, 'data');
});
afterEach(async () => {
  for (const postgres of open.splice(0)) await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the embedded Postgres', () => {
  it('creates its cluster at the first start and keeps its rows at the next', async () => {
    const first = await start();
    expect(first.firstStart).toBe(true);
    await query(first.url, 'create table kept as select 7 as n');
    await first.stop();
    expect(await findBirth(first.pid)).toBeUndefined();
    const second = await start();
    expect(second.firstStart).toBe(false);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('runs durable, on no port, apart from the terminal, and never as root', async () => {
    const postgres = await start();
    const settings = await query(
      postgres.url,
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'jit') order by 1`,
    );
    expect(Object.fromEntries(settings.map((row) => [row['name'], row['setting']]))).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      jit: 'off',
      listen_addresses: '',
      synchronous_commit: 'on',
    });
    const fields = (await readFile(`/proc/${postgres.pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
    expect(Number(fields[3])).toBe(postgres.pid); // leader of its own session
    expect((await stat(`/proc/${postgres.pid}`)).uid).not.toBe(0);
  });

  it('refuses a second copy on the same folder with a sentence that helps', async () => {
    await start();
    const refusal = startPostgres({ dataDir, log });
    await expect(refusal).rejects.toThrow(FolderInUseError);
    await expect(refusal).rejects.toThrow(new RegExp(`process ${process.pid}.*THROUGHLINE_DATA`));
  });

  it('loses no committed row when Node is killed, and leaves no server behind', async () => {
    const writer = await startWriter();
    const committed = await writer.kill();
    expect(await waitForEnd(writer.postmaster, 10_000)).toBe(true); // the guard stopped it
    const next = await start();
    expect(await query(next.url, `select count(*)::int as n, max(id) as last from written where id <= ${committed}`)).toEqual([
      { n: committed, last: committed },
    ]);
  });

  it('starts at once after a kill, while the old server is still there', async () => {
    const writer = await startWriter();
    const committed = await writer.kill();
    const next = await start();
    expect(next.pid).not.toBe(writer.postmaster);
    expect(await query(next.url, `select count(*)::int as n from written where id <= ${committed}`)).toEqual([{ n: committed }]);
  });

  it('stops the orphan at the next start when the guard was killed too', async () => {
    const writer = await startWriter();
    process.kill(await findGuard(writer.postmaster), 'SIGKILL');
    const committed = await writer.kill();
    expect(await findBirth(writer.postmaster)).toBeDefined();
    const next = await start();
    expect(await findBirth(writer.postmaster)).toBeUndefined();
    expect(await query(next.url, `select count(*)::int as n from written where id <= ${committed}`)).toEqual([{ n: committed }]);
  });

  it('recovers when Node, guard and server are all killed at once', async () => {
    const writer = await startWriter();
    process.kill(await findGuard(writer.postmaster), 'SIGKILL');
    process.kill(writer.postmaster, 'SIGKILL');
    const committed = await writer.kill();
    const next = await start();
    expect(await query(next.url, `select count(*)::int as n from written where id <= ${committed}`)).toEqual([{ n: committed }]);
  });

  it('clears a pid file that names a living process which is no Postgres', async () => {
    const first = await start();
    await first.stop();
    const pidFile = join(dataDir, 'postgres/postmaster.pid');
    await writeFile(pidFile, `${process.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n${join(dataDir, 'postgres')}\n\n\nready\n`);
    await writeFile(join(dataDir, 'postgres/.s.PGSQL.5432.lock'), `${process.pid}\n`);
    const second = await start();
    expect(await query(second.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('starts the server again when it is killed', async () => {
    const postgres = await start();
    await query(postgres.url, 'create table kept as select 7 as n');
    const before = postgres.pid;
    process.kill(before, 'SIGKILL');
    await expect.poll(() => postgres.pid, { timeout: 20_000 }).not.toBe(before);
    expect(await query(postgres.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('works in a folder too deep for a socket path', async () => {
    dataDir = join(dataDir, 'd'.repeat(60), 'e'.repeat(60));
    const postgres = await start();
    expect(await query(postgres.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it.runIf(process.getuid?.() === 0)('finds another place when its account cannot reach the folder', async () => {
    await chmod(folder, 0o700);
    const postgres = await start();
    await query(postgres.url, 'create table kept as select 7 as n');
    const movedTo = postgres.movedTo ?? '';
    expect(existsSync(join(movedTo, 'PG_VERSION'))).toBe(true);
    await postgres.stop();
    const again = await start();
    expect(again.firstStart).toBe(false);
    expect(await query(again.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await again.stop();
    await rm(join(movedTo, '..'), { recursive: true });
  });
});
