import type { ColumnFacts, SchemaFacts, TableFacts } from './describe-schema.ts';

const HEADER = `-- The schema that the migrations beside this file lead to. For reading only: written by \`npm run generate -w server\`.\n`;

const renderColumn = (column: ColumnFacts): string => {
  const words = [`  ${column.name} ${column.type}`];
  if (column.identity !== '') words.push(`generated ${column.identity === 'a' ? 'always' : 'by default'} as identity`);
  if (column.generated !== null) words.push(`generated always as (${column.generated}) stored`);
  if (column.default !== null) words.push(`default ${column.default}`);
  if (column.notNull) words.push('not null');
  return words.join(' ');
};

const renderTable = (table: TableFacts): string => {
  const lines = [...table.columns.map(renderColumn), ...table.constraints.map(({ name, text }) => `  constraint ${name} ${text}`)];
  return [`create table ${table.name} (\n${lines.join(',\n')}\n);`, ...table.indexes.map((index) => `${index};`)].join('\n');
};

/** The whole schema as SQL, for people and for reviewing a migration's effect. */
export const renderSchemaSql = (schema: SchemaFacts): string => {
  const blocks = [
    ...schema.extensions.map((name) => `create extension ${name};`),
    ...schema.sequences.map(({ name, type, min, max }) => `create sequence ${name} as ${type} minvalue ${min} maxvalue ${max};`),
    ...schema.functions.map((text) => `${text.trimEnd()};`),
    ...schema.tables.map(renderTable),
    ...schema.views.map(({ name, text }) => `create view ${name} as\n${text}`),
  ];
  return `${HEADER}\n${blocks.join('\n\n')}\n`;
};
