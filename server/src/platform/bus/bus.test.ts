import type { BusEvent, NewEvent } from '@throughline/protocol/events';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { printAppend } from './append.ts';
import { type Bus, createBus, once } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

const woken = (key: string): NewEvent => ({ type: 'conversation.woken', key, data: {} });
const marked = (key: string, n: number): NewEvent => ({ type: 'conversation.resolved', key, data: { by: String(n) } });

const withBus = async (prepare: (bus: Bus) => void, act: (bus: Bus) => Promise<void>, maxAttempts?: number): Promise<void> => {
  const bus = createBus(database, { pollMs: 20 });
  prepare(bus);
  await bus.start();
  try {
    await act(bus);
  } finally {
    await bus.stop();
  }
  void maxAttempts;
};

describe('the bus', () => {
  it('appends events with their transaction or not at all', async () => {
    const seen: string[] = [];
    await withBus(
      (bus) => bus.subscribe({ name: 'atomic', types: ['conversation.woken'], handle: async (event) => void seen.push(event.key) }),
      async (bus) => {
        await bus.transact(async (tx) => tx.emit(woken('kept')));
        await expect(
          bus.transact(async (tx) => {
            tx.emit(woken('lost'));
            throw new Error('no');
          }),
        ).rejects.toThrow('no');
        await bus.transact(async (tx) => tx.emit(woken('kept too')));
        await bus.drained();
        expect(seen).toEqual(['kept', 'kept too']);
      },
    );
  });

  it('skips no event of writers that commit late, keeps each key in order, under concurrent writers that also roll back', async () => {
    const seen = new Map<string, number[]>();
    const keys = Array.from({ length: 20 }, (_, n) => `key-${n}`);
    await database.pool.query('create table counter (key text primary key, n integer not null default 0)');
    await database.pool.query('insert into counter (key) select unnest($1::text[])', [keys]);
    const write = async (bus: Bus, turn: number): Promise<void> => {
      const key = keys[(turn * 7) % keys.length] as string;
      const fails = turn % 9 === 0;
      await bus
        .transact(async (tx) => {
          // A transaction id early, the key's lock late: the order that defeats cursors over transaction ids.
          await sql`select pg_current_xact_id()`.execute(tx.sql);
          if (turn % 4 === 0) await sql`select pg_sleep(0.004)`.execute(tx.sql);
          const { rows } = await sql<{ n: number }>`update counter set n = n + 1 where key = ${key} returning n`.execute(tx.sql);
          tx.emit(marked(key, rows[0]?.n ?? 0));
          if (!fails) return;
          await printAppend([marked(key, -1)]).execute(tx.sql);
          throw new Error('rolled back');
        })
        .catch((error: unknown) => {
          if (!fails) throw error;
        });
    };
    await withBus(
      (bus) =>
        bus.subscribe({
          name: 'ordered',
          types: ['conversation.resolved'],
          concurrency: 5,
          handle: async (event: BusEvent<'conversation.resolved'>) => {
            seen.set(event.key, [...(seen.get(event.key) ?? []), Number(event.data.by)]);
          },
        }),
      async (bus) => {
        let turn = 0;
        const writer = async (): Promise<void> => {
          while (turn < 900) await write(bus, turn++);
        };
        await Promise.all(Array.from({ length: 12 }, writer));
        await bus.drained();
        const counts = await database.pool.query<{ key: string; n: number }>('select key, n from counter');
        for (const { key, n } of counts.rows) expect(seen.get(key) ?? []).toEqual(Array.from({ length: n }, (_, at) => at + 1));
        const holes = await database.pool.query<{ holes: number }>('select (max(id) - count(*))::int as holes from event_log');
        expect(holes.rows[0]?.holes).toBeGreaterThan(0);
      },
    );
  });

  it('goes on after a restart where it stopped', async () => {
    const seen: string[] = [];
    const subscribe = (bus: Bus): void =>
      bus.subscribe({ name: 'restarted', types: ['conversation.woken'], handle: async (event) => void seen.push(event.key) });
    await withBus(subscribe, async (bus) => {
      await bus.transact(async (tx) => tx.emit(woken('before')));
      await bus.drained();
    });
    const already = seen.length;
    const quiet = createBus(database);
    await quiet.transact(async (tx) => tx.emit(woken('while stopped')));
    await withBus(subscribe, async (bus) => {
      await bus.transact(async (tx) => tx.emit(woken('after')));
      await bus.drained();
    });
    expect(seen.slice(already)).toEqual(['while stopped', 'after']);
  });

  it('tries a failing handler again, sets the event aside, lets the others pass, and handles it on a later retry', async () => {
    const seen: string[] = [];
    const aside: string[] = [];
    let broken = true;
    const bus = createBus(database, { pollMs: 20, onSetAside: async (_, event) => void aside.push(event.key) });
    bus.subscribe({
      name: 'failing',
      types: ['conversation.snoozed'],
      maxAttempts: 2,
      handle: async (event) => {
        if (event.key === 'bad' && broken) throw new Error('not today');
        seen.push(event.key);
      },
    });
    await bus.start();
    await bus.transact(async (tx) => {
      for (const key of ['bad', 'good']) tx.emit({ type: 'conversation.snoozed', key, data: { until: '', by: '' } });
    });
    await bus.drained();
    expect({ seen, aside }).toEqual({ seen: ['good'], aside: ['bad'] });
    const failed = await database.kysely.selectFrom('failed_event').selectAll().where('consumer', '=', 'failing').executeTakeFirstOrThrow();
    expect(failed.error).toContain('not today');
    broken = false;
    await bus.retry('failing', failed.event_id);
    expect(seen).toEqual(['good', 'bad']);
    await bus.stop();
  });

  it('lets two processes share the lanes: every event is handled by one of them', async () => {
    const seen: string[] = [];
    const open = async (): Promise<Bus> => {
      const bus = createBus(database, { pollMs: 10 });
      bus.subscribe({ name: 'shared', types: ['tray.settled'], handle: async (event) => void seen.push(event.key) });
      await bus.start();
      return bus;
    };
    const [one, two] = [await open(), await open()];
    const keys = Array.from({ length: 50 }, (_, n) => `tray-${n}`);
    for (const key of keys)
      await two.transact(async (tx) => tx.emit({ type: 'tray.settled', key, data: { trayId: key, outcome: 'retried' } }));
    await one.drained();
    await one.stop();
    await two.transact(async (tx) => tx.emit({ type: 'tray.settled', key: 'last', data: { trayId: 'last', outcome: 'retried' } }));
    await expect.poll(() => seen.includes('last'), { timeout: 10_000 }).toBe(true);
    await two.stop();
    expect([...seen].sort()).toEqual([...keys, 'last'].sort());
  });

  it('lets an effect happen once although its event comes twice', async () => {
    const bus = createBus(database);
    let effects = 0;
    const handle = once<'conversation.woken'>(bus, 'once', async () => {
      effects += 1;
    });
    const event: BusEvent<'conversation.woken'> = { id: 424242, type: 'conversation.woken', key: 'k', at: new Date(), data: {} };
    await handle(event);
    await handle(event);
    expect(effects).toBe(1);
  });

  it('forgets what was handled once no lane can meet it again, and nothing before', async () => {
    const bus = createBus(database);
    bus.subscribe({ name: 'forgetful', types: ['tray.settled'], handle: once(bus, 'forgetful', async () => undefined) });
    const marks = async () =>
      (await database.pool.query("select event_id::int as id from handled_event where consumer = 'forgetful' order by 1")).rows.map(
        (row) => row.id,
      );
    await bus.start();
    await bus.transact(async (tx) => tx.emit({ type: 'tray.settled', key: 'a', data: { trayId: 'a', outcome: 'retried' } }));
    await bus.drained();
    await bus.stop();
    const [mark] = await marks();
    await database.pool.query("insert into handled_event values ('forgetful', $1)", [mark + 1000]);
    await bus.forgetHandled();
    expect(await marks()).toEqual([mark + 1000]);
    await database.pool.query("insert into handled_event values ('never-ran', 1)");
    await bus.forgetHandled();
    expect((await database.pool.query("select 1 from handled_event where consumer = 'never-ran'")).rows).toHaveLength(1);
  });
});
