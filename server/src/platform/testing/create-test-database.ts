import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../db/index.ts';
import { TEMPLATE } from './serve-test-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testPostgres: string;
  }
}

export type TestDatabase = Database & {
  url: string;
  /** Closes it and removes it. */
  drop(): Promise<void>;
};

/** A migrated, empty database of this test file's own, on the run's Postgres. `migrated: false`: without any table. */
export const createTestDatabase = async ({ poolSize = 8, migrated = true } = {}): Promise<TestDatabase> => {
  const answer = await fetch(inject('testPostgres'));
  const templateUrl = await answer.text();
  if (!answer.ok) throw new Error(`the test database did not start: ${templateUrl}`);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const execute = (sql: string) => executeOn(withDatabase(templateUrl, 'postgres'), sql);
  await execute(`create database ${name} template ${migrated ? TEMPLATE : 'template0'} strategy file_copy`);
  const url = withDatabase(templateUrl, name);
  const database = openDatabase({ url, poolSize });
  return {
    ...database,
    url,
    drop: async () => {
      await database.close();
      await execute(`drop database ${name} with (force)`);
    },
  };
};

const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

const executeOn = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};
