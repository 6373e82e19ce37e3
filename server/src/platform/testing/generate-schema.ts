/** `npm run generate -w server`: migrates an empty database and writes what the migrations lead to. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase } from '../db/index.ts';
import { createLog } from '../log/index.ts';
import { startPostgres } from '../postgres/index.ts';
import { describeSchema } from './describe-schema.ts';
import { renderSchemaSql } from './render-schema-sql.ts';
import { renderSchemaTypes } from './render-schema-types.ts';

const folder = join(import.meta.dirname, '../../../migrations');
const dataDir = await mkdtemp(join(tmpdir(), 'tl-generate-'));
const postgres = await startPostgres({ dataDir, log: createLog('warn'), durable: false });
const database = openDatabase({ url: postgres.url });
try {
  await migrate(database, folder);
  const schema = await describeSchema(database.pool);
  await writeFile(join(import.meta.dirname, '../db/schema.generated.ts'), renderSchemaTypes(schema));
  await writeFile(join(folder, 'schema.sql'), renderSchemaSql(schema));
} finally {
  await database.close();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
