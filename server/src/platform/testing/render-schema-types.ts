import type { ColumnFacts, SchemaFacts, TableFacts } from './describe-schema.ts';

const HEADER = `/** The tables as Kysely sees them. Written from the migrated schema by \`npm run generate -w server\`: do not edit. */
import type { ColumnType, GeneratedAlways } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** Read: the parsed value. Write: an object, or JSON text (an array must be text: pg would send it as a Postgres array). */
type Json = ColumnType<unknown, JsonInput, JsonInput>;
type JsonInput = string | number | boolean | { [key: string]: unknown };
/** Has a default: may be left out when inserting. */
type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
`;

const TYPES: Readonly<Record<string, string>> = {
  bigint: 'number',
  integer: 'number',
  smallint: 'number',
  real: 'number',
  'double precision': 'number',
  numeric: 'string',
  text: 'string',
  uuid: 'string',
  xid8: 'string',
  tsvector: 'string',
  date: 'string',
  inet: 'string',
  boolean: 'boolean',
  bytea: 'Buffer',
  jsonb: 'Json',
  'timestamp with time zone': 'Timestamp',
  'timestamp(3) with time zone': 'Timestamp',
};

const plainType = (type: string): string => {
  const element = type.endsWith('[]') ? type.slice(0, -2) : type;
  const plain = TYPES[element];
  if (plain === undefined) throw new Error(`render-schema-types.ts does not know the database type ${type}: add it to its table`);
  return element === type ? plain : `${plain}[]`;
};

// `check (kind in ('a', 'b'))` comes back from the catalog as: CHECK ((kind = ANY (ARRAY['a'::text, 'b'::text])))
const MEMBERS = /^CHECK \(\((\w+) = ANY \(ARRAY\[((?:'[^']*'::text(?:, )?)+)\]\)\)\)$/;

const unionsOf = (table: TableFacts): Map<string, string> => {
  const unions = new Map<string, string>();
  for (const { text } of table.constraints) {
    const [, column, members] = MEMBERS.exec(text) ?? [];
    if (column !== undefined && members !== undefined) unions.set(column, members.replaceAll('::text', '').split(', ').join(' | '));
  }
  return unions;
};

const renderColumn = (column: ColumnFacts, union: string | undefined): string => {
  const type = union ?? plainType(column.type);
  const nullable = column.notNull ? type : `${type} | null`;
  if (column.identity === 'a' || column.generated !== null) return `  ${column.name}: GeneratedAlways<${nullable}>;`;
  const filled = column.identity === 'd' || column.default !== null;
  return `  ${column.name}: ${filled ? `Generated<${nullable}>` : nullable};`;
};

/** `shop_order` → `ShopOrderTable`. */
const typeName = (table: string): string =>
  `${table
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Table`;

/** Kysely's `DB` type as TypeScript source. Throws on a database type it does not know. */
export const renderSchemaTypes = (schema: SchemaFacts): string => {
  const tables: TableFacts[] = [
    ...schema.tables,
    ...schema.views.map(({ name, columns }) => ({ name, columns, constraints: [], indexes: [] })),
  ];
  const blocks = tables.map((table) => {
    const unions = unionsOf(table);
    const columns = table.columns.map((column) => renderColumn(column, unions.get(column.name)));
    return `type ${typeName(table.name)} = {\n${columns.join('\n')}\n};`;
  });
  const index = `export type DB = {\n${tables.map(({ name }) => `  ${name}: ${typeName(name)};`).join('\n')}\n};`;
  return `${HEADER}\n${blocks.join('\n\n')}\n\n${index}\n`;
};
