/** A Throughline small enough to be killed: starts Postgres on the folder given, inserts rows one by one, tells each commit. */
import pg from 'pg';
import { createLog } from '../../log/index.ts';
import { startPostgres } from '../index.ts';

const postgres = await startPostgres({ dataDir: process.argv[2] ?? '', log: createLog('silent') });
const client = new pg.Client({ connectionString: postgres.url });
client.on('error', () => undefined);
await client.connect();
await client.query('create table if not exists written (id int primary key)');
const { rows } = await client.query<{ last: number }>('select coalesce(max(id), 0) as last from written');
process.stdout.write(`pid ${postgres.pid}\n`);
process.on('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
for (let id = (rows[0]?.last ?? 0) + 1; ; id++) {
  await client.query('insert into written values ($1)', [id]);
  process.stdout.write(`committed ${id}\n`);
}
