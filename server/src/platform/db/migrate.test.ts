import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { migrate, openDatabase } from './index.ts';

let database: TestDatabase;
let folder: string;
const put = (name: string, sql: string) => writeFile(join(folder, name), sql);
const tables = async () =>
  (await database.pool.query(`select tablename from pg_tables where schemaname = 'public' order by 1`)).rows.map((row) => row.tablename);

beforeEach(async () => {
  database = await createTestDatabase({ migrated: false });
  folder = await mkdtemp(join(tmpdir(), 'tl-migrate-'));
  await put('0001-first.sql', 'create table first (id int); insert into first values (1);');
  await put('0002-second.sql', 'create table second (id int);');
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('migrate', () => {
  it('runs what is missing, in order, once', async () => {
    expect(await migrate(database, folder)).toEqual(['0001-first', '0002-second']);
    expect(await migrate(database, folder)).toEqual([]);
    await put('0003-third.sql', 'alter table first add column name text;');
    expect(await migrate(database, folder)).toEqual(['0003-third']);
    expect(await tables()).toEqual(['first', 'schema_migration', 'second']);
  });

  it('lets two processes start at once and runs each file once', async () => {
    const other = openDatabase({ url: database.url });
    const answers = await Promise.all([migrate(database, folder), migrate(other, folder)]);
    await other.close();
    expect(answers.map((names) => names.length).sort()).toEqual([0, 2]);
    expect((await database.pool.query('select * from first')).rowCount).toBe(1);
  });

  it('undoes a file that fails halfway and keeps those before it', async () => {
    await put('0002-second.sql', 'create table second (id int); create table second (id int);');
    await expect(migrate(database, folder)).rejects.toMatchObject({ reason: 'failed', message: expect.stringContaining('0002-second') });
    expect(await tables()).toEqual(['first', 'schema_migration']);
  });

  it('refuses when an applied file was changed or renamed', async () => {
    await migrate(database, folder);
    await put('0001-first.sql', 'create table first (id bigint);');
    await expect(migrate(database, folder)).rejects.toMatchObject({ reason: 'changed' });
  });

  it('refuses a database that a newer version has migrated', async () => {
    await put('0003-third.sql', 'create table third (id int);');
    await migrate(database, folder);
    await rm(join(folder, '0003-third.sql'));
    await expect(migrate(database, folder)).rejects.toMatchObject({ reason: 'newer', message: expect.stringContaining('0003-third') });
  });

  it('refuses a gap in the numbers and a name that is no migration', async () => {
    await put('0004-fourth.sql', 'select 1;');
    await expect(migrate(database, folder)).rejects.toMatchObject({ reason: 'misnamed' });
  });
});
