/** Rules 5 and 6, the part about form: no inheritance except errors, no module-level state, no work at import, no empty names. */
import { type Statement, Visitor } from 'oxc-parser';
import type { Breach, House, Rule } from '../house.ts';
import { EMPTY_WORDS } from '../plan.ts';
import type { SourceFile } from '../source-file.ts';

export const checkInheritance: Rule = (house) => {
  const breaches: Breach[] = [];
  for (const file of house.files.values()) {
    const look = (node: { superClass: { start: number; end: number } | null; start: number }): void => {
      if (!node.superClass) return;
      const parent = file.text.slice(node.superClass.start, node.superClass.end);
      if (/Error$/.test(parent)) return;
      const message = `extends ${parent}: only errors inherit; compose instead`;
      breaches.push({ rule: 'inheritance', file: file.path, line: file.lineAt(node.start), message });
    };
    new Visitor({ ClassDeclaration: look, ClassExpression: look }).visit(file.program);
  }
  return breaches;
};

export const checkModuleState: Rule = (house) => {
  const breaches: Breach[] = [];
  for (const file of house.files.values()) {
    if (file.isTest) continue;
    for (const statement of file.program.body) {
      const found = findState(file, statement);
      if (found) breaches.push({ rule: 'module-state', file: file.path, line: file.lineAt(statement.start), message: found });
    }
  }
  return breaches;
};

const declarationOf = (statement: Statement) => {
  const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  return inner?.type === 'VariableDeclaration' ? inner : undefined;
};

const findState = (file: SourceFile, statement: Statement): string | undefined => {
  const declaration = declarationOf(statement);
  if (!declaration) return undefined;
  if (declaration.kind === 'let' || declaration.kind === 'var')
    return `module-level \`${declaration.kind}\`: keep state in what compose builds`;
  for (const { id, init } of declaration.declarations) {
    // One empty list that everybody may share is no state: its type says that nobody fills it.
    if (/:\s*(readonly |Readonly)/.test(file.text.slice(id.start, id.end))) continue;
    const emptyNew =
      init?.type === 'NewExpression' &&
      init.arguments.length === 0 &&
      init.callee.type === 'Identifier' &&
      /^(Weak)?(Map|Set)$/.test(init.callee.name);
    const emptyLiteral =
      (init?.type === 'ArrayExpression' && init.elements.length === 0) ||
      (init?.type === 'ObjectExpression' && init.properties.length === 0);
    if (emptyNew || emptyLiteral) return 'an empty collection at module level is there to be filled: keep state in what compose builds';
  }
  return undefined;
};

/** A module that others import only declares. What runs at once belongs to an entry file, which nobody imports. */
export const checkImportWork: Rule = (house) => {
  const breaches: Breach[] = [];
  const imported = importedFiles(house);
  for (const file of house.files.values()) {
    if (file.isTest || !imported.has(file.path)) continue;
    for (const statement of file.program.body) {
      if (!worksAtImport(file, statement)) continue;
      const message = 'work at import: a module others import only declares; wrap it in a function';
      breaches.push({ rule: 'import-work', file: file.path, line: file.lineAt(statement.start), message });
    }
  }
  return breaches;
};

const importedFiles = (house: House): ReadonlySet<string> =>
  new Set([...house.files.values()].filter((file) => !file.isTest).flatMap((file) => file.imports.flatMap(({ target }) => target ?? [])));

const worksAtImport = (file: SourceFile, statement: Statement): boolean => {
  if (statement.type === 'ExpressionStatement') return !('directive' in statement && statement.directive);
  // "Am I the entry?" is how a file may be both a module and a command.
  if (statement.type === 'IfStatement') return !file.text.slice(statement.test.start, statement.test.end).includes('import.meta');
  if (/^(For|While|DoWhile|Try|Switch)/.test(statement.type)) return true;
  const declaration = declarationOf(statement);
  return declaration?.declarations.some(({ init }) => init?.type === 'AwaitExpression') ?? false;
};

export const checkNames: Rule = (house) => {
  const breaches: Breach[] = [];
  const folders = new Set<string>();
  for (const file of house.files.values()) {
    for (const part of file.path.split('/').slice(0, -1))
      if (isEmptyWord(part)) folders.add(file.path.slice(0, file.path.indexOf(part) + part.length));
    const name =
      file.path
        .split('/')
        .at(-1)
        ?.replace(/(\.[a-z]+)+$/, '') ?? '';
    if (isEmptyWord(name)) breaches.push({ rule: 'empty-name', file: file.path, message: `"${name}" says nothing; name what it does` });
    for (const exported of file.exportNames) {
      if (isEmptyWord(kebab(exported)))
        breaches.push({ rule: 'empty-name', file: file.path, message: `exported "${exported}" says nothing; name what it does` });
    }
  }
  for (const folder of folders)
    breaches.push({ rule: 'empty-name', file: folder, message: "the folder's name says nothing; name what it holds" });
  return breaches;
};

const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
const isEmptyWord = (name: string): boolean => EMPTY_WORDS.includes(name.split('-').at(-1) ?? '');
