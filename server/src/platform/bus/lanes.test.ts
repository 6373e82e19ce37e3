import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { openLaneHolder } from './lanes.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('gives a broken connection back, so that no place of the pool is lost when the database dies', async () => {
  const lost = Promise.withResolvers<void>();
  const holder = await openLaneHolder(database.pool, lost.resolve);
  const held = await holder.hold('somebody');
  expect(held.size).toBeGreaterThan(0);
  await database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like '%pg_try_advisory_lock%'",
  );
  await lost.promise;
  expect(database.pool.totalCount - database.pool.idleCount).toBe(0);
  holder.release();
});
