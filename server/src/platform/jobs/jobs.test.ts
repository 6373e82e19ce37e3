import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bus, createBus } from '../bus/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { addJob, type JobPayload, type Jobs, prepareJobs, startJobs } from './index.ts';

let database: TestDatabase;
let bus: Bus;
let jobs: Jobs;
const done: [task: string, payload: JobPayload][] = [];
const failures: string[] = [];
let broken = true;

beforeAll(async () => {
  database = await createTestDatabase();
  bus = createBus(database);
  await prepareJobs(database);
  await prepareJobs(database);
  jobs = await startJobs({
    database,
    tasks: {
      note: async (payload) => void done.push(['note', payload]),
      flaky: async () => {
        if (broken) throw new Error('not today');
        done.push(['flaky', {}]);
      },
    },
    onError: (task) => void failures.push(task),
  });
});
afterAll(async () => {
  await jobs.stop();
  await database.drop();
});

const now = () => new Date();
const names = (): unknown[] => done.map(([, payload]) => payload.name);
const note = (name: string, more: { runAt?: Date; key?: string } = {}) =>
  bus.transact((tx) => addJob(tx, { task: 'note', payload: { name }, runAt: now(), ...more }));

it('works what a transaction added, once it has committed, and nothing of one that rolled back', async () => {
  const rolledBack = bus.transact(async (tx) => {
    await addJob(tx, { task: 'note', payload: { name: 'lost' }, runAt: now() });
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  await note('kept');
  await expect.poll(names, { timeout: 10_000 }).toContain('kept');
  expect(names()).not.toContain('lost');
});

it('replaces a waiting job of the same key', async () => {
  const later = new Date(Date.now() + 3_600_000);
  await note('first', { key: 'once', runAt: later });
  await note('second', { key: 'once' });
  await expect.poll(names, { timeout: 10_000 }).toContain('second');
  const { rows } = await database.pool.query('select count(*)::int as n from graphile_worker.jobs');
  expect(rows).toEqual([{ n: 0 }]);
  expect(names()).not.toContain('first');
});

it('tells of a failure and tries again', async () => {
  await bus.transact((tx) => addJob(tx, { task: 'flaky', payload: {}, runAt: now() }));
  await expect.poll(() => failures, { timeout: 10_000 }).toEqual(['flaky']);
  broken = false;
  await database.pool.query('update graphile_worker._private_jobs set run_at = now()');
  await expect.poll(() => done.some(([task]) => task === 'flaky'), { timeout: 10_000 }).toBe(true);
});

const lockAll = () =>
  database.pool.query("update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now() where key = 'left'");
const startAnother = () =>
  startJobs({ database, tasks: { note: async (payload) => void done.push(['note', payload]) }, onError: () => undefined });

it('takes up at the next start what a killed process was working, and leaves alone what a living one works', async () => {
  await note('left', { key: 'left', runAt: new Date(Date.now() + 3_600_000) });
  await lockAll();
  const second = await startAnother();
  const { rows } = await database.pool.query("select locked_by from graphile_worker.jobs where key = 'left'");
  expect(rows).toEqual([{ locked_by: 'killed' }]);
  await second.stop();
  await jobs.stop();
  await database.pool.query("update graphile_worker._private_jobs set run_at = now() where key = 'left'");
  jobs = await startAnother();
  await expect.poll(names, { timeout: 10_000 }).toContain('left');
});
