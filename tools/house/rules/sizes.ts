/** Rule 5, the part that counts: lines of files and functions, names at a door, lines of a room's README. */
import type { Node } from 'oxc-parser';
import { Visitor } from 'oxc-parser';
import type { Breach, Rule } from '../house.ts';
import { LIMITS, NOT_ROOMS } from '../plan.ts';
import type { SourceFile } from '../source-file.ts';

export const checkFileLength: Rule = (house) => {
  const breaches: Breach[] = [];
  for (const { path, lines } of house.files.values()) {
    if (/(^|[./])generated\.ts$/.test(path)) continue;
    const limit = /^server\/src\/compose[a-z-]*\.ts$/.test(path) ? LIMITS.composeLines : LIMITS.fileLines;
    if (lines > limit) breaches.push({ rule: 'file-length', file: path, message: `${lines} lines; at most ${limit}` });
  }
  return breaches;
};

export const checkFunctionLength: Rule = (house) => [...house.files.values()].flatMap(measureFunctions);

const measureFunctions = (file: SourceFile): Breach[] => {
  const breaches: Breach[] = [];
  const names = new Map<Node, string>();
  const exempt = new Set<Node>();
  const measure = (node: Node): void => {
    if (exempt.has(node)) return;
    const from = file.lineAt(node.start);
    const lines = file.lineAt(node.end) - from + 1;
    const name = names.get(node) ?? 'a function';
    const isComponent = file.path.endsWith('.tsx') && /^[A-Z]/.test(name);
    const limit = isComponent ? LIMITS.componentLines : LIMITS.functionLines;
    if (lines > limit)
      breaches.push({ rule: 'function-length', file: file.path, line: from, message: `${name} has ${lines} lines; at most ${limit}` });
  };
  new Visitor({
    VariableDeclarator: (node) => {
      if (node.id.type !== 'Identifier' || !node.init) return;
      names.set(node.init, node.id.name);
      if (node.init.type === 'CallExpression') for (const argument of node.init.arguments) names.set(argument, node.id.name);
    },
    MethodDefinition: (node) => {
      if (node.key.type === 'Identifier') names.set(node.value, node.key.name);
    },
    Property: (node) => {
      if (node.key.type === 'Identifier') names.set(node.value, node.key.name);
    },
    CallExpression: (node) => {
      if (file.isTest && /^describe\b/.test(file.text.slice(node.start, node.start + 9)))
        for (const argument of node.arguments) exempt.add(argument);
    },
    FunctionDeclaration: (node) => {
      if (node.id) names.set(node, node.id.name);
      measure(node);
    },
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(file.program);
  return breaches;
};

/** A room's folder → its files; the folders of platform are rooms too, but share platform's README. */
export const roomsOf = (paths: readonly string[]): string[] => {
  const rooms = new Set<string>();
  for (const path of paths) {
    const room = /^server\/src\/([^/]+)\/.*\.ts$/.exec(path)?.[1];
    if (room !== undefined && !NOT_ROOMS.includes(room)) rooms.add(`server/src/${room}`);
  }
  return [...rooms];
};

export const checkDoors: Rule = (house) => {
  const breaches: Breach[] = [];
  for (const [path, file] of house.files) {
    if (!/^server\/src\/(([^/]+|platform\/[^/]+)\/index\.ts|platform\/[^/]+\.ts)$/.test(path)) continue;
    if (file.exportNames.includes('*'))
      breaches.push({ rule: 'door-names', file: path, message: 'a door names what it exports; no `export *`' });
    const { length } = file.exportNames;
    if (length > LIMITS.doorNames)
      breaches.push({ rule: 'door-names', file: path, message: `${length} exported names; at most ${LIMITS.doorNames}` });
  }
  return breaches;
};

export const checkReadmes: Rule = (house) => {
  const breaches: Breach[] = [];
  for (const room of roomsOf(house.paths)) {
    const file = `${room}/README.md`;
    if (!house.has(file)) {
      breaches.push({ rule: 'room-readme', file, message: 'every room has a README.md: purpose, tables owned, events out, events in' });
      continue;
    }
    const lines = house.read(file).trimEnd().split('\n').length;
    if (lines > LIMITS.readmeLines) breaches.push({ rule: 'room-readme', file, message: `${lines} lines; at most ${LIMITS.readmeLines}` });
  }
  return breaches;
};
