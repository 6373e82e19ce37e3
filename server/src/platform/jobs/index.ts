import { Logger, type Runner, run, runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import type { Tx } from '../bus/index.ts';
import type { Database } from '../db/index.ts';

export type JobPayload = Record<string, string | number | boolean | null>;
export type Task = (payload: JobPayload) => Promise<void>;

// Its own words go nowhere: what fails comes to `onError`.
const quiet = (): Logger => new Logger(() => () => undefined);

export const prepareJobs = async (database: Database): Promise<void> => {
  await runMigrations({ pgPool: database.pool, logger: quiet() });
};

/** Runs `task` at a time, once the transaction commits. The same key replaces the waiting job. */
export const addJob = async (tx: Tx, job: { task: string; payload: JobPayload; runAt: Date; key?: string }): Promise<void> => {
  await sql`select graphile_worker.add_job(${job.task}, ${JSON.stringify(job.payload)}::json, run_at => ${job.runAt}, job_key => ${job.key ?? null}, max_attempts => 12)`.execute(
    tx.sql,
  );
};

/**
 * A process that was killed leaves its jobs locked, for four hours. Whoever works jobs listens for new ones: where nobody does,
 * nobody works them. With other processes alive, only the four hours help.
 */
const freeOrphans = async ({ pool }: Database): Promise<void> => {
  await pool.query(`
    with living as (
      select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like 'LISTEN "jobs:insert"%'
    ), workers as (
      select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null and not exists (select 1 from living)
    )
    select graphile_worker.force_unlock_workers(array_agg(id)) from workers having count(*) > 0`);
};

export type Jobs = { stop(): Promise<void> };

/** Starts working jobs. `cron` lines are in crontab form, e.g. "0 3 * * * nightly". */
export const startJobs = async (options: {
  database: Database;
  tasks: Readonly<Record<string, Task>>;
  cron?: string;
  onError(task: string, error: unknown): void;
}): Promise<Jobs> => {
  const taskList = Object.fromEntries(
    Object.entries(options.tasks).map(([name, task]) => [name, (payload: unknown) => task(payload as JobPayload)]),
  );
  await freeOrphans(options.database);
  const runner: Runner = await run({
    pgPool: options.database.pool,
    taskList,
    concurrency: 4,
    noHandleSignals: true,
    logger: quiet(),
    pollInterval: 1000,
    ...(options.cron === undefined ? {} : { crontab: options.cron }),
  });
  runner.events.on('job:error', ({ job, error }) => options.onError(job.task_identifier, error));
  return { stop: () => runner.stop() };
};
