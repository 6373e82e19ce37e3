/*
 * Which parts this process consists of, in the order they start. The only file that names concrete channels, bus and database.
 */
import { join } from 'node:path';
import { sql } from 'kysely';
import { Registry } from 'prom-client';
import { createAccess } from './access/index.ts';
import { REFUSALS } from './api/refusals.ts';
import { type Config, ensureSecretKeys, type Role } from './config.ts';
import { createBus } from './platform/bus/index.ts';
import { systemClock } from './platform/clock/index.ts';
import { type Database, migrate, openDatabase } from './platform/db/index.ts';
import { type Check, createHttp, registerMetrics, registerProbes } from './platform/http/index.ts';
import type { Logger } from './platform/log/index.ts';
import type { Parts } from './platform/parts/index.ts';
import { startPostgres } from './platform/postgres/index.ts';
import { createSecrets } from './platform/secrets/index.ts';

export type Composed = {
  signInLink: string | null;
  /** Set when the embedded cluster lies outside the data folder. */
  databaseMovedTo: string | undefined;
};

export type Surroundings = { log: Logger; parts: Parts; onLost(error: Error): void };

const MIGRATIONS = join(import.meta.dirname, '../migrations');

export const compose = async (config: Config, around: Surroundings): Promise<Composed> => {
  const { log, parts } = around;
  const has = (role: Role): boolean => config.roles.includes(role);
  const { url, movedTo } = await startDatabaseServer(config, around);
  const database = await parts.start(
    'database',
    () => openDatabase({ url, log }),
    (opened) => opened.close(),
  );
  await parts.start('migrations', () => migrate(database, MIGRATIONS));
  const secrets = createSecrets(await ensureSecretKeys(config));
  const clock = systemClock;
  const bus = createBus(database, { onTrouble: (error) => log.error({ err: error }, 'the bus could not read') });
  const access = createAccess({ database, bus, clock, secret: secrets.sign('access', 'sessions'), publicUrl: config.publicUrl });
  const { consoleLink } = await access.setUp({ admin: config.admin, apiToken: config.apiToken });
  await parts.start(
    'bus',
    () => bus.start(),
    () => bus.stop(),
  );
  if (has('web')) await startWeb(config, database, around);
  return { signInLink: consoleLink, databaseMovedTo: movedTo };
};

const startDatabaseServer = async (
  config: Config,
  { log, parts, onLost }: Surroundings,
): Promise<{ url: string; movedTo: string | undefined }> => {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, movedTo: undefined };
  return parts.start(
    'embedded database',
    () => startPostgres({ dataDir: config.dataFolder, log, onGivenUp: onLost }),
    (postgres) => postgres.stop(),
  );
};

const startWeb = async (config: Config, database: Database, { log, parts }: Surroundings): Promise<void> => {
  const app = createHttp({ logger: quieter(log), publicUrl: config.publicUrl, refusals: REFUSALS });
  registerProbes(app, () => checkDatabase(database));
  registerMetrics(app, new Registry());
  await parts.start(
    'web',
    () => app.listen({ host: config.host, port: config.port }),
    () => app.close(),
  );
};

// At info Fastify tells each address it listens on, which the ready line says already.
const quieter = (log: Logger): Logger => log.child({}, { level: log.level === 'info' ? 'warn' : log.level });

const checkDatabase = async (database: Database): Promise<Check[]> => {
  try {
    await sql`select 1`.execute(database.kysely);
    return [{ name: 'database', ok: true, detail: 'answers' }];
  } catch (error) {
    return [{ name: 'database', ok: false, detail: (error as Error).message }];
  }
};
