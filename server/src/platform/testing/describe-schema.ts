/** The migrated schema as the catalog tells it, in a fixed order, so that two runs give the same text. */
import type pg from 'pg';

export type ColumnFacts = {
  name: string;
  type: string;
  notNull: boolean;
  default: string | null;
  identity: '' | 'a' | 'd';
  generated: string | null;
};
export type TableFacts = { name: string; columns: ColumnFacts[]; constraints: { name: string; text: string }[]; indexes: string[] };
export type SchemaFacts = {
  extensions: string[];
  sequences: { name: string; type: string; min: string; max: string }[];
  functions: string[];
  tables: TableFacts[];
  views: { name: string; text: string; columns: ColumnFacts[] }[];
};

const COLUMNS = `
  select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "notNull",
         case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as default, a.attidentity::text as identity,
         case when a.attgenerated <> '' then pg_get_expr(d.adbin, d.adrelid) end as generated
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
  order by c.relname collate "C", a.attnum`;

const CONSTRAINTS = `
  select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as text
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f', 'c', 'x')
  order by c.relname collate "C", array_position(array['p', 'u', 'f', 'c', 'x'], k.contype::text), k.conname collate "C"`;

const INDEXES = `
  select tablename as "table", indexdef as text from pg_indexes i
  where schemaname = 'public' and not exists (
    select from pg_constraint k join pg_class x on x.oid = k.conindid where x.relname = i.indexname and k.contype in ('p', 'u', 'x'))
  order by tablename collate "C", indexname collate "C"`;

const TABLES = `
  select relname as name, relkind::text as kind, case when relkind in ('v', 'm') then pg_get_viewdef(oid) end as text
  from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by relname collate "C"`;

// Sequences of identity columns belong to their column.
const SEQUENCES = `
  select s.sequencename as name, s.data_type::text as type, s.min_value::text as min, s.max_value::text as max from pg_sequences s
  where s.schemaname = 'public' and not exists (
    select from pg_depend d where d.objid = format('public.%I', s.sequencename)::regclass and d.deptype in ('i', 'a'))
  order by s.sequencename collate "C"`;

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) as text from pg_proc p
  where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname collate "C", p.oid::regprocedure::text collate "C"`;

const EXTENSIONS = `select extname as name from pg_extension where extname <> 'plpgsql' order by extname collate "C"`;

type OfTable = { table: string };

export const describeSchema = async (pool: pg.Pool): Promise<SchemaFacts> => {
  const rowsOf = async <T extends pg.QueryResultRow>(sql: string): Promise<T[]> => (await pool.query<T>(sql)).rows;
  const columns = await rowsOf<ColumnFacts & OfTable>(COLUMNS);
  const constraints = await rowsOf<{ name: string; text: string } & OfTable>(CONSTRAINTS);
  const indexes = await rowsOf<{ text: string } & OfTable>(INDEXES);
  const relations = await rowsOf<{ name: string; kind: string; text: string | null }>(TABLES);
  const columnsOf = (name: string) => columns.filter((column) => column.table === name);
  return {
    extensions: (await rowsOf<{ name: string }>(EXTENSIONS)).map((row) => row.name),
    sequences: await rowsOf(SEQUENCES),
    functions: (await rowsOf<{ text: string }>(FUNCTIONS)).map((row) => row.text),
    tables: relations
      .filter((relation) => relation.kind === 'r' || relation.kind === 'p')
      .map(({ name }) => ({
        name,
        columns: columnsOf(name),
        constraints: constraints.filter((constraint) => constraint.table === name),
        indexes: indexes.filter((index) => index.table === name).map((index) => index.text),
      })),
    views: relations
      .filter((relation) => relation.text !== null)
      .map(({ name, text }) => ({ name, text: text ?? '', columns: columnsOf(name) })),
  };
};
