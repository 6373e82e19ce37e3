/*
 * Route: read the folder → take the lock (one process at a time) → compare with what the database has → run what is
 * missing, each file in its own transaction together with its row in schema_migration.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Database } from './database.ts';

type Migration = { number: number; name: string; checksum: string; sql: string };
type AppliedRow = { number: number; name: string; checksum: string };

/** `newer`: the database knows migrations this code lacks. `changed`: a file differs from what was applied. */
export class MigrationError extends Error {
  readonly reason: 'newer' | 'changed' | 'misnamed' | 'failed';

  constructor(reason: MigrationError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationError';
    this.reason = reason;
  }
}

const FILE_NAME = /^(\d{4})-([a-z0-9]+(?:-[a-z0-9]+)*)\.sql$/;
// Not a migration: the dump of the result, for people to read.
const DUMP = 'schema.sql';
// Any fixed number that nothing else in this database locks.
const LOCK = 7_468_672_112;

/** Brings the database up to the folder's last migration; answers the names of those it ran. */
export const migrate = async (database: Pick<Database, 'pool'>, directory: string): Promise<string[]> => {
  const migrations = await readMigrations(directory);
  const client = await database.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    try {
      const applied = await prepareApplied(client);
      refuseMismatch(migrations, applied);
      const missing = migrations.slice(applied.length);
      for (const migration of missing) await apply(client, migration);
      return missing.map((migration) => migration.name);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK]);
    }
  } finally {
    client.release();
  }
};

/** What `migrate` would run, without running it. Refuses like it. */
export const findMissingMigrations = async (database: Pick<Database, 'pool'>, directory: string): Promise<string[]> => {
  const migrations = await readMigrations(directory);
  const { rows } = await database.pool.query<{ present: boolean }>(`select to_regclass('schema_migration') is not null as present`);
  const applied = rows[0]?.present === true ? await readApplied((text) => database.pool.query<AppliedRow>(text)) : [];
  refuseMismatch(migrations, applied);
  return migrations.slice(applied.length).map((migration) => migration.name);
};

const readApplied = async (query: (text: string) => Promise<{ rows: AppliedRow[] }>): Promise<AppliedRow[]> =>
  (await query('select number, name, checksum from schema_migration order by number')).rows;

const readMigrations = async (directory: string): Promise<Migration[]> => {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.sql') && file !== DUMP).sort();
  return Promise.all(
    files.map(async (file, index) => {
      const number = Number(FILE_NAME.exec(file)?.[1] ?? Number.NaN);
      if (number !== index + 1) {
        const expected = String(index + 1).padStart(4, '0');
        throw new MigrationError('misnamed', `Migration ${file} stands where a file named ${expected}-….sql is expected.`);
      }
      const sql = await readFile(join(directory, file), 'utf8');
      const checksum = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
      return { number, name: file.slice(0, -'.sql'.length), checksum, sql };
    }),
  );
};

const prepareApplied = async (client: pg.PoolClient): Promise<AppliedRow[]> => {
  await client.query(`
    create table if not exists schema_migration (
      number     integer primary key,
      name       text not null,
      checksum   text not null,
      applied_at timestamptz not null default now()
    )`);
  return readApplied((text) => client.query<AppliedRow>(text));
};

const refuseMismatch = (migrations: readonly Migration[], applied: readonly AppliedRow[]): void => {
  const last = applied.at(-1);
  if (last !== undefined && applied.length > migrations.length) {
    const known = migrations.at(-1)?.name ?? 'none';
    throw new MigrationError(
      'newer',
      `This database was made by a newer Throughline: it has migration ${last.name}, this copy ends at ${known}. ` +
        'Start the newer version again, or use another database (DATABASE_URL or THROUGHLINE_DATA).',
    );
  }
  for (const [index, row] of applied.entries()) {
    const migration = migrations[index];
    if (migration?.name === row.name && migration.checksum === row.checksum) continue;
    throw new MigrationError(
      'changed',
      `Migration ${row.name} was applied to this database, but its file is now ${migration?.name === row.name ? 'changed' : `named ${migration?.name}`}. ` +
        'Applied migrations must stay as they are: restore the file, or start with an empty database.',
    );
  }
};

const apply = async (client: pg.PoolClient, migration: Migration): Promise<void> => {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const detail = error instanceof Error ? error.message : String(error);
    throw new MigrationError('failed', `Migration ${migration.name} failed and was undone: ${detail}`, { cause: error });
  }
};
