import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { type Bus, createBus, onceTogether, type Tx } from './index.ts';

let database: TestDatabase;
let bus: Bus;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 3 });
  bus = createBus(database);
  await database.pool.query('create table thing (n integer primary key)');
});
afterAll(() => database.drop());

const write = (n: number) => sql`insert into thing (n) values (${n})`;
const things = async (): Promise<number[]> =>
  (await database.pool.query<{ n: number }>('select n from thing order by n')).rows.map((row) => row.n);

describe.each([{ prepared: false }, { prepared: true }])('a transaction ($prepared)', (how) => {
  const base = how.prepared ? 100 : 0;

  it('sends its last writes with the commit: all of it stands', async () => {
    await bus.transact(async (tx) => {
      await write(base + 1).execute(tx.sql);
      tx.last(write(base + 2));
      tx.last(write(base + 3));
    }, how);
    expect(await things()).toEqual(expect.arrayContaining([base + 1, base + 2, base + 3]));
  });

  it('keeps nothing when one of its last writes fails', async () => {
    const act = async (tx: Tx): Promise<void> => {
      await write(base + 4).execute(tx.sql);
      tx.last(write(base + 1));
      tx.last(write(base + 5));
    };
    await expect(bus.transact(act, how)).rejects.toThrow(/duplicate key/);
    expect(await things()).not.toEqual(expect.arrayContaining([base + 4]));
    expect(await things()).not.toEqual(expect.arrayContaining([base + 5]));
  });

  it('refuses statements of those who go on after another one has failed', async () => {
    const late = Promise.withResolvers<void>();
    const act = (tx: Tx): Promise<unknown> =>
      Promise.all([
        Promise.reject(new Error('changed my mind')),
        late.promise
          .then(() => write(base + 6).execute(tx.sql))
          .then(Promise.reject, (error: Error) => void expect(error.message).toMatch(/over/)),
      ]);
    await expect(bus.transact(act, how)).rejects.toThrow('changed my mind');
    late.resolve();
    expect(await things()).not.toContain(base + 6);
  });

  it('does not count as done when a failure was swallowed on the way', async () => {
    const act = async (tx: Tx): Promise<void> => {
      await write(base + 1)
        .execute(tx.sql)
        .catch(() => undefined);
    };
    await expect(bus.transact(act, how)).rejects.toThrow('ROLLBACK');
  });

  it('leaves its connection as it was', async () => {
    await bus.transact((tx) => write(base + 7).execute(tx.sql), how);
    const { rows } = await database.pool.query('show enable_seqscan');
    expect(rows).toEqual([{ enable_seqscan: 'on' }]);
    expect(database.pool.totalCount - database.pool.idleCount).toBe(0);
  });
});

it('lets several turns take effect once each, together, although an event comes twice', async () => {
  const acted: number[] = [];
  const turn = (id: number) => ({ event: { id } });
  const act = async (_: Tx, fresh: readonly { event: { id: number } }[]) => void acted.push(...fresh.map(({ event }) => event.id));
  await onceTogether(bus, 'together', [turn(1), turn(2)], act);
  await onceTogether(bus, 'together', [turn(2), turn(3)], act);
  await onceTogether(bus, 'together', [turn(3)], act);
  expect(acted).toEqual([1, 2, 3]);
});
