import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase } from '../db/index.ts';
import { createLog } from '../log/index.ts';
import { startPostgres } from '../postgres/index.ts';

/** Migrated once; every test database is a copy of it. */
export const TEMPLATE = 'throughline';
const MIGRATIONS = join(import.meta.dirname, '../../../migrations');

const startMigrated = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tl-test-'));
  const postgres = await startPostgres({ dataDir, log: createLog('warn'), durable: false });
  const database = openDatabase({ url: postgres.url });
  try {
    await migrate(database, MIGRATIONS);
  } finally {
    await database.close();
  }
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/**
 * One Postgres for a whole test run, started when the first test file asks at `address`: a run that needs no database pays nothing.
 * Answers the template's URL.
 */
export const serveTestPostgres = async (): Promise<{ address: string; stop(): Promise<void> }> => {
  let started: ReturnType<typeof startMigrated> | null = null;
  const server = createServer((_request, response) => {
    started ??= startMigrated();
    started.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await (await started?.catch(() => undefined))?.stop();
    },
  };
};
