import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { columns } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
});
afterAll(() => database.drop());

const read = async (column: Buffer, type: string): Promise<unknown> =>
  (await sql<{ read: unknown }>`select to_jsonb(${column}::${sql.raw(type)}[]) as read`.execute(database.kysely)).rows[0]?.read;

it('hands columns over as they are, nulls and empty ones too', async () => {
  const id = crypto.randomUUID();
  expect(await read(columns.uuids([id, null, id.toUpperCase()]), 'uuid')).toEqual([id, null, id]);
  expect(await read(columns.integers([0, -1, 2_147_483_647, null]), 'int4')).toEqual([0, -1, 2_147_483_647, null]);
  expect(await read(columns.booleans([true, false, null]), 'bool')).toEqual([true, false, null]);
  const texts = ['', 'a"b\\c{},', '卡密无法使用 🎁', 'NULL'];
  expect(await read(columns.texts([...texts, null]), 'text')).toEqual([...texts, null]);
  const values = [{ a: ['“', 1, null] }, [], 'text', 7];
  expect(await read(columns.jsons(values), 'jsonb')).toEqual(values);
  expect(await read(columns.texts([]), 'text')).toEqual([]);
});

it('keeps times to the millisecond, before 2000 and far ahead', async () => {
  const times = ['1969-12-31T23:59:59.999Z', '2026-01-05T08:00:00.001Z', '9999-12-31T23:59:59.999Z'].map((time) => new Date(time));
  const { rows } = await sql<{ at: Date }>`select at from unnest(${columns.times(times)}::timestamptz[]) as at`.execute(database.kysely);
  expect(rows.map((row) => row.at)).toEqual(times);
});

it('refuses what is no uuid, and a text that no database keeps', async () => {
  expect(() => columns.uuids(['not-a-uuid'])).toThrow(TypeError);
  await expect(read(columns.texts(['a\0b']), 'text')).rejects.toMatchObject({ code: '22021' });
});
