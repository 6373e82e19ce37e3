/** One parsed source file: its imports resolved to files of the house, the names it exports, its syntax tree. */
import { posix } from 'node:path';
import { type ParseResult, parseSync, type Program, type StaticImport, Visitor } from 'oxc-parser';
import type { Packages } from './packages.ts';

export type Import = {
  specifier: string;
  line: number;
  typeOnly: boolean;
  /** The file of the house it leads to. */
  target?: string;
  /** The installed package or `node:` module it leads to. */
  external?: string;
  /** One of our packages, entered by its name. */
  byName?: boolean;
};

export type SourceFile = {
  path: string;
  text: string;
  lines: number;
  program: Program;
  imports: readonly Import[];
  /** Exported names, types included; `*` for a re-export of everything. */
  exportNames: readonly string[];
  /** Tests and what only tests and tools use. */
  isTest: boolean;
  lineAt(offset: number): number;
};

export const parseSource = (path: string, text: string, packages: Packages): SourceFile => {
  const parsed = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' });
  const [problem] = parsed.errors.filter((error) => error.severity === 'Error');
  if (problem) throw new Error(`${path} does not parse: ${problem.message}`);
  const starts = lineStarts(text);
  const lineAt = (offset: number): number => findLine(starts, offset);
  const { program } = parsed;
  const imports = collectImports(parsed).map(({ specifier, start, typeOnly }) => ({
    specifier,
    line: lineAt(start),
    typeOnly,
    ...resolveImport(path, specifier, packages),
  }));
  return { path, text, lines: countLines(text), program, imports, exportNames: collectExports(parsed), isTest: isTestPath(path), lineAt };
};

/** Tests, their fixtures and fakes, and the folders that ship nothing. */
export const isTestPath = (path: string): boolean =>
  /\.test\.tsx?$/.test(path) ||
  /(^|\/)(testing|fixtures|dev|test)\//.test(path) ||
  /^(e2e|tools)\//.test(path) ||
  /(^|\/)conformance(\.ts|\/)/.test(path) ||
  /(^|\/)vite[a-z.]*\.config\.ts$/.test(path);

const countLines = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

const lineStarts = (text: string): number[] => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};

const findLine = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
};

type FoundImport = { specifier: string; start: number; typeOnly: boolean };

const collectImports = (parsed: ParseResult): FoundImport[] => {
  const found: FoundImport[] = parsed.module.staticImports.map((statement) => ({
    specifier: statement.moduleRequest.value,
    start: statement.start,
    typeOnly: isTypeOnly(statement),
  }));
  new Visitor({
    ExportAllDeclaration: (node) => found.push({ specifier: node.source.value, start: node.start, typeOnly: node.exportKind === 'type' }),
    ExportNamedDeclaration: (node) => {
      if (node.source) found.push({ specifier: node.source.value, start: node.start, typeOnly: node.exportKind === 'type' });
    },
    ImportExpression: (node) => {
      if (node.source.type === 'Literal') found.push({ specifier: String(node.source.value), start: node.start, typeOnly: false });
    },
    TSImportType: (node) => found.push({ specifier: node.source.value, start: node.start, typeOnly: true }),
  }).visit(parsed.program);
  return found;
};

const isTypeOnly = (statement: StaticImport): boolean => statement.entries.length > 0 && statement.entries.every((entry) => entry.isType);

const collectExports = (parsed: ParseResult): string[] =>
  parsed.module.staticExports.flatMap((statement) =>
    statement.entries.map((entry) => (entry.exportName.kind === 'Default' ? 'default' : (entry.exportName.name ?? '*'))),
  );

const resolveImport = (from: string, specifier: string, packages: Packages): Pick<Import, 'target' | 'external' | 'byName'> => {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) return { target: posix.normalize(posix.join(posix.dirname(from), bare)) };
  for (const [name, { folder, exports }] of packages) {
    if (bare !== name && !bare.startsWith(`${name}/`)) continue;
    return { target: posix.join(folder, resolveDoor(`.${bare.slice(name.length)}`, exports)), byName: true };
  }
  if (bare.startsWith('node:')) return { external: bare };
  return {
    external: bare
      .split('/')
      .slice(0, bare.startsWith('@') ? 2 : 1)
      .join('/'),
  };
};

const resolveDoor = (wanted: string, exports: Readonly<Record<string, string>>): string => {
  const exact = exports[wanted];
  if (exact !== undefined) return exact;
  for (const [pattern, to] of Object.entries(exports)) {
    const [head, tail] = pattern.split('*') as [string, string | undefined];
    if (tail === undefined || !wanted.startsWith(head) || !wanted.endsWith(tail)) continue;
    return to.replace('*', wanted.slice(head.length, wanted.length - tail.length));
  }
  return wanted;
};
