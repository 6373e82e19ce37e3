import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../testing/index.ts';
import { describeSchema } from '../testing/describe-schema.ts';
import { renderSchemaSql } from '../testing/render-schema-sql.ts';
import { renderSchemaTypes } from '../testing/render-schema-types.ts';

it('schema.generated.ts and schema.sql say what the migrations lead to (else: npm run generate -w server)', async () => {
  const database = await createTestDatabase();
  const schema = await describeSchema(database.pool);
  await database.drop();
  expect(await readFile(join(import.meta.dirname, 'schema.generated.ts'), 'utf8')).toBe(renderSchemaTypes(schema));
  expect(await readFile(join(import.meta.dirname, '../../../migrations/schema.sql'), 'utf8')).toBe(renderSchemaSql(schema));
});
