import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReadiness } from './find-readiness.ts';
import { createTestClock } from './platform/clock/index.ts';
import { createTestDatabase, type TestDatabase } from './platform/testing/index.ts';

const MIGRATIONS = join(import.meta.dirname, '../migrations');
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const look = (state = { horizon: 5, behind: 0 }) => {
  const clock = createTestClock(new Date());
  const bus = { horizon: () => state.horizon, countBehind: async () => state.behind };
  const find = createReadiness({ database, bus, clock }, MIGRATIONS);
  const ofBus = async () => (await find()).find((one) => one.name === 'bus');
  return { clock, find, ofBus };
};

it('is ready when database, tables and bus are', async () => {
  expect(await look().find()).toEqual([
    { name: 'database', ok: true, detail: 'answers' },
    { name: 'migrations', ok: true, detail: 'all applied' },
    { name: 'bus', ok: true, detail: 'up to date' },
  ]);
});

it('is not ready while a migration is missing', async () => {
  const { rows } = await database.pool.query(
    'delete from schema_migration where number = (select max(number) from schema_migration) returning *',
  );
  const [, migrations] = await look().find();
  expect(migrations).toEqual({ name: 'migrations', ok: false, detail: `missing: ${rows[0].name}` });
  const { number, name, checksum } = rows[0];
  await database.pool.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [number, name, checksum]);
});

it('tells a bus that is busy from one that stands still', async () => {
  const state = { horizon: 5, behind: 100 };
  const { clock, ofBus } = look(state);
  expect(await ofBus()).toMatchObject({ ok: true });
  clock.advance(11_000);
  state.horizon = 50;
  expect(await ofBus()).toMatchObject({ ok: true, detail: '100 events behind' });
  clock.advance(11_000);
  expect(await ofBus()).toMatchObject({ ok: false, detail: 'stands still before 100 events' });
  state.horizon = 150;
  state.behind = 0;
  expect(await ofBus()).toMatchObject({ ok: true });
});
