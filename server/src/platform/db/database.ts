import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from '../log/index.ts';
import type { DB } from './schema.generated.ts';

export type Database = {
  kysely: Kysely<DB>;
  pool: pg.Pool;
  close(): Promise<void>;
};

export type DatabaseOptions = { url: string; poolSize?: number; log?: Logger };

const INT8 = 20;
const INT8_ARRAY = 1016;

const parseSafeInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`the database answered ${text}, which is no safe integer`);
  return value;
};

// int8 as number: our ids and counts stay far below 2^53, and a number survives JSON. Everything else as pg reads it:
// timestamptz as Date, jsonb as value, numeric and xid8 as text.
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === INT8 && format !== 'binary') return parseSafeInteger;
  const parse = pg.types.getTypeParser(oid, format as 'text') as (text: string) => unknown;
  if (oid !== INT8_ARRAY) return parse;
  return (text: string) => (parse(text) as (string | null)[]).map((item) => (item === null ? null : parseSafeInteger(item)));
}) as typeof pg.types.getTypeParser;

/** Opens nothing yet: the first query connects. */
export const openDatabase = ({ url, poolSize = 12, log }: DatabaseOptions): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types: { getTypeParser },
    application_name: 'throughline',
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    // Statements of one connection that do not wait for each other share a round trip; see bus/open-transaction.ts.
    pipeline: true,
  });
  // A connection that breaks is replaced by the pool, and a query under way on it rejects; without listeners it would end the process.
  const note = (error: Error): void => {
    if (!pool.ending) log?.warn({ err: error }, 'a database connection broke');
  };
  pool.on('error', note);
  pool.on('connect', (client) => client.on('error', note));
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  let closed: Promise<void> | null = null;
  return {
    kysely,
    pool,
    close: () => {
      // Kysely ends the pool only if it has ever used it.
      closed ??= kysely.destroy().then(() => (pool.ending ? undefined : pool.end()));
      return closed;
    },
  };
};
