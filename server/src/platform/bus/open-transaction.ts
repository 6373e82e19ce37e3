/*
 * A transaction whose statements share round trips: what is asked without waiting for an earlier answer travels with it, the
 * beginning travels with the first statement, the events and the end with each other. On a busy machine each round trip costs
 * more in waiting for a turn of the processor than most statements cost to execute.
 */
import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryResult,
  type RawBuilder,
  Transaction,
} from 'kysely';
import type pg from 'pg';
import type { Database, DB } from '../db/index.ts';

export type OpenTransaction = {
  sql: Transaction<DB>;
  /** Sends the last writes and the end together; all of it stands, or none. */
  commit(writes: readonly RawBuilder<unknown>[]): Promise<void>;
  rollback(): Promise<void>;
};

/** `prepared`: statements are planned once per connection, for index look-ups whatever the tables' size at that moment. */
export type TransactionOptions = { prepared?: boolean };
export type OpenTransactions = (options?: TransactionOptions) => Promise<OpenTransaction>;

// A plan made while its tables are empty would go on reading the whole of them when they are full. These leave the planner
// nothing but look-ups by key, one after the other: what a statement over a few dozen given ids is to do at any size.
const BEGIN_PREPARED = [
  'begin',
  'set local plan_cache_mode = force_generic_plan',
  ...['seqscan', 'hashjoin', 'mergejoin', 'material'].map((way) => `set local enable_${way} = off`),
].join(';');
// Statements whose text varies must not fill the server's memory with plans.
const MOST_PREPARED = 100;

export const createTransactions = (database: Database): OpenTransactions => {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_PREPARED) return known;
    const name = createHash('sha1').update(text).digest('base64url').slice(0, 20);
    names.set(text, name);
    return name;
  };
  const dialect = new PostgresDialect({ pool: database.pool });
  const ground = { dialect, driver: dialect.createDriver(), compiler: new PostgresQueryCompiler() };
  return async ({ prepared = false } = {}) => {
    const client = await database.pool.connect();
    const post = collectWrites(client);
    post();
    const begun = client.query(prepared ? BEGIN_PREPARED : 'begin');
    // Its failure also fails the statement that follows, which is where it is reported.
    begun.catch(() => undefined);
    const state = { over: false };
    const ask: Ask = async ({ sql: text, parameters }) => {
      // One of several that were at work together has failed, the others hear of it here: the connection may be somebody else's by now.
      if (state.over) throw new Error('the transaction is over');
      post();
      return client.query({ name: prepared ? nameOf(text) : undefined, text, values: [...parameters] } as pg.QueryConfig);
    };
    const sql = speakBy(ask, ground);
    return {
      sql,
      ...endingsOf(client, state, (writes) => {
        post();
        return writes.map((write) => ask(write.compile(sql)));
      }),
    };
  };
};

/** What is sent in one turn of the loop goes out in one write: each write wakes the database's process. */
const collectWrites = (client: pg.PoolClient): (() => void) => {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  let held = false;
  return () => {
    if (held) return;
    held = true;
    stream.cork();
    process.nextTick(() => {
      held = false;
      stream.uncork();
    });
  };
};

type Ask = (query: CompiledQuery) => Promise<pg.QueryResult>;

const endingsOf = (
  client: pg.PoolClient,
  state: { over: boolean },
  send: (writes: readonly RawBuilder<unknown>[]) => Promise<unknown>[],
): Pick<OpenTransaction, 'commit' | 'rollback'> => {
  let released = false;
  const release = (broken?: Error): void => {
    if (!released) client.release(broken);
    released = true;
  };
  return {
    commit: async (writes) => {
      const sent = send(writes);
      state.over = true;
      const ended = client.query('commit');
      const [{ command }] = await Promise.all([ended, ...sent]);
      // Postgres answers a commit after a failed statement with a rollback, without calling it an error.
      if (command !== 'COMMIT') throw new Error(`the transaction ended in ${command}`);
      release();
    },
    rollback: async () => {
      state.over = true;
      try {
        await client.query('rollback');
        release();
      } catch (error) {
        release(error as Error);
      }
    },
  };
};

type Ground = { dialect: Dialect; driver: Driver; compiler: PostgresQueryCompiler };

const speakBy = (ask: Ask, { dialect, driver, compiler }: Ground): Transaction<DB> => {
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const { command, rowCount, rows } = await ask(query);
      const counted = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
      return { rows: rows ?? [], ...(counted ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
    },
    streamQuery: () => {
      throw new Error('a transaction answers whole results');
    },
  };
  const executor = new DefaultQueryExecutor(compiler, new PostgresAdapter(), { provideConnection: (consumer) => consumer(connection) });
  return new Transaction<DB>({ config: { dialect }, driver, dialect, executor });
};
