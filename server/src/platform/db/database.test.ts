import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('the database', () => {
  it('reads int8 as number, timestamptz as Date, jsonb as value', async () => {
    const { rows } = await sql<{ n: unknown; list: unknown; at: unknown; json: unknown }>`
      select 9007199254740991::int8 as n, '{1,null,3}'::int8[] as list, '2026-01-05T08:00:00Z'::timestamptz as at, '{"a":[1]}'::jsonb as json
    `.execute(database.kysely);
    expect(rows[0]).toEqual({ n: 9007199254740991, list: [1, null, 3], at: new Date('2026-01-05T08:00:00Z'), json: { a: [1] } });
  });

  it('refuses an int8 that a number cannot hold instead of rounding it', async () => {
    await expect(sql`select 9007199254740993::int8 as n`.execute(database.kysely)).rejects.toThrow(/no safe integer/);
  });

  it('finds Chinese by trigram: its character type is UTF-8', async () => {
    await sql`create extension if not exists pg_trgm`.execute(database.kysely);
    const { rows } = await sql<{ score: number }>`select similarity('卡密无法使用', '卡密使用') as score`.execute(database.kysely);
    expect(rows[0]?.score).toBeGreaterThan(0.2);
  });
});
