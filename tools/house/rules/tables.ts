/**
 * Rule 3: a table belongs to one room, the one whose README.md lists it under "Tables:"; no other room's SQL names it.
 * Views a room publishes stand under "Views:" and may be read by all.
 */
import { type Node, type TemplateLiteral, Visitor } from 'oxc-parser';
import type { Breach, House, Rule } from '../house.ts';
import type { SourceFile } from '../source-file.ts';
import { roomsOf } from './sizes.ts';

type Naming = { table: string; line: number };

export const checkTables: Rule = (house) => {
  const { owners, breaches } = readOwners(house);
  for (const file of house.files.values()) {
    if (file.isTest || !file.path.startsWith('server/src/')) continue;
    for (const { table, line } of namedTables(file)) {
      const owner = owners.get(table);
      if (owner === undefined || file.path.startsWith(`${owner}/`)) continue;
      const message = `names the table ${table}, which belongs to ${owner}: ask that room, or read its events or views`;
      breaches.push({ rule: 'table-owner', file: file.path, line, message });
    }
  }
  return breaches;
};

const readOwners = (house: House): { owners: Map<string, string>; breaches: Breach[] } => {
  const owners = new Map<string, string>();
  const breaches: Breach[] = [];
  const created = createdTables(house);
  for (const room of roomsOf(house.paths)) {
    const readmes = house.paths.filter((path) => path.startsWith(`${room}/`) && path.endsWith('/README.md'));
    for (const [file, table] of readmes.flatMap((path) => listedTables(house.read(path)).map((name) => [path, name] as const))) {
      const other = owners.get(table);
      if (other !== undefined && other !== room)
        breaches.push({ rule: 'table-owner', file, message: `lists the table ${table}, which ${other} lists too` });
      if (!created.has(table))
        breaches.push({ rule: 'table-owner', file, message: `lists the table ${table}, which no migration creates` });
      owners.set(table, room);
    }
  }
  for (const [table, file] of created) {
    if (!owners.has(table))
      breaches.push({ rule: 'table-owner', file, message: `creates the table ${table}, which no room's README.md lists under "Tables:"` });
  }
  return { owners, breaches };
};

/** The names after "Tables:", in backticks or bare between commas, up to the next label, list item or empty line. */
const listedTables = (readme: string): string[] => {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => TABLES_LABEL.test(line));
  if (start === -1) return [];
  const more = lines.slice(start + 1);
  const end = more.findIndex((line) => !/\w/.test(line) || /^\s*[-*#]/.test(line) || /^[A-Z][\w ]*:/.test(line));
  const section = [lines[start]?.replace(TABLES_LABEL, '') ?? '', ...(end === -1 ? more : more.slice(0, end))]
    .join(' ')
    .replace(/\([^)]*\)/g, '');
  const quoted = [...section.matchAll(/`([a-z_][a-z0-9_]*)`/g)].map((match) => match[1] ?? '');
  if (quoted.length > 0) return quoted;
  return section
    .split(',')
    .flatMap((name) => /^\s*([a-z_][a-z0-9_]*)\s*\.?\s*$/.exec(name)?.[1] ?? [])
    .filter((name) => name !== 'none');
};

const TABLES_LABEL = /^[\s\-*#]*Tables( owned)?\**\s*:\**/;

const createdTables = (house: House): ReadonlyMap<string, string> => {
  const created = new Map<string, string>();
  for (const path of house.paths.filter((candidate) => /(^|\/)migrations\/\d[^/]*\.sql$/.test(candidate))) {
    const sql = house.read(path).replace(/--.*$/gm, '');
    for (const match of sql.matchAll(
      /\b(create|drop)\s+(?:unlogged\s+)?table\s+(?:if\s+(?:not\s+)?exists\s+)?"?([a-z_][a-z0-9_]*)"?(?!\s*partition\s+of)/gi,
    )) {
      const table = match[2] ?? '';
      if (match[1]?.toLowerCase() === 'create') created.set(table, path);
      else created.delete(table);
    }
  }
  return created;
};

const KYSELY = new Set([
  'selectFrom',
  'insertInto',
  'updateTable',
  'deleteFrom',
  'mergeInto',
  'replaceInto',
  'innerJoin',
  'leftJoin',
  'rightJoin',
  'fullJoin',
  'crossJoin',
  'innerJoinLateral',
  'leftJoinLateral',
  'from',
  'using',
  'table',
]);
const SQL_START = /^\s*(with|select|insert\s+into|update|delete\s+from|create|alter|truncate|lock|merge)\s/i;

const namedTables = (file: SourceFile): Naming[] => {
  const found: Naming[] = [];
  const add = (names: readonly string[], node: { start: number }): void => {
    for (const table of names) found.push({ table, line: file.lineAt(node.start) });
  };
  const templates = new Set<Node>();
  new Visitor({
    CallExpression: (node) => {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || !KYSELY.has(callee.property.name)) return;
      add(node.arguments.slice(0, 1).flatMap(tablesOfArgument), node);
    },
    TaggedTemplateExpression: (node) => {
      if (/^sql\b/.test(file.text.slice(node.tag.start, node.tag.end))) templates.add(node.quasi);
    },
    TemplateLiteral: (node) => {
      const text = textOf(node);
      if (templates.has(node) || SQL_START.test(text)) add(tablesOfSql(text), node);
    },
    Literal: (node) => {
      if (typeof node.value === 'string' && SQL_START.test(node.value)) add(tablesOfSql(node.value), node);
    },
  }).visit(file.program);
  return found;
};

const textOf = (node: TemplateLiteral): string => node.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw).join(' ? ');

const tablesOfArgument = (node: Node): string[] => {
  if (node.type === 'Literal' && typeof node.value === 'string') return [bareName(node.value)];
  if (node.type === 'ArrayExpression') return node.elements.flatMap((element) => (element ? tablesOfArgument(element) : []));
  return [];
};

/** `public.message as m` → message. */
const bareName = (reference: string): string => (reference.trim().split(/\s/)[0] ?? '').replaceAll('"', '').split('.').at(-1) ?? '';

const tablesOfSql = (sql: string): string[] => {
  const lists = sql.matchAll(/\b(?:from|join|into|update|using|table|truncate|only)\s+((?:[\w".]+(?:\s+(?:as\s+)?\w+)?\s*,\s*)*[\w".]+)/gi);
  return [...lists].flatMap((match) => (match[1] ?? '').split(',').map(bareName));
};
