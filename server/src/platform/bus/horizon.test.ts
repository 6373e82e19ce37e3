import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { openHorizon } from './horizon.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 5 });
});
afterAll(() => database.drop());

const begin = async (): Promise<pg.PoolClient> => {
  const writer = await database.pool.connect();
  await writer.query('begin');
  await writer.query('select pg_current_xact_id()');
  return writer;
};
const append = (writer: pg.PoolClient, key: string) =>
  writer.query("insert into event_log (xid, type, key, lane, data) values (pg_current_xact_id(), 'conversation.woken', $1, 0, '{}')", [
    key,
  ]);
const end = async (writer: pg.PoolClient, how: 'commit' | 'rollback'): Promise<void> => {
  await writer.query(how);
  writer.release();
};
const open = () => openHorizon(database.kysely, () => new Promise(setImmediate));

it.each(['commit', 'rollback'] as const)('waits for a writer who began later and drew an earlier id, until its %s', async (how) => {
  const horizon = await open();
  const [early, late] = [await begin(), await begin()];
  await append(late, 'first');
  await append(early, 'second');
  await end(early, 'commit');
  for (let look = 0; look < 3; look++) expect(await horizon.advance()).toMatchObject({ events: [], held: true });
  await end(late, how);
  const keys = (await horizon.advance()).events.map((event) => event.key);
  expect(keys).toEqual(how === 'commit' ? ['first', 'second'] : ['second']);
});

it('opens behind the writers of its moment, though none that began earlier is at work', async () => {
  const [early, late] = [await begin(), await begin()];
  await append(late, 'first');
  await append(early, 'second');
  await end(early, 'commit');
  let waited = false;
  const opening = openHorizon(database.kysely, async () => {
    // It has seen that somebody writes, and looks again.
    waited = true;
    await end(late, 'commit');
  });
  const horizon = await opening;
  expect(waited).toBe(true);
  const { rows } = await sql<{ last: number }>`select max(id) as last from event_log`.execute(database.kysely);
  expect(horizon.at()).toBe(rows[0]?.last);
});
