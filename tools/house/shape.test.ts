import { describe, expect, it } from 'vitest';
import { look, type Planted, room } from './testing/plant.ts';

const lines = (count: number, line = '//'): string => `${line}\n`.repeat(count);
const functionOf = (name: string, count: number): string => `export function ${name}() {\n${lines(count - 2, '  // step')}}\n`;
const names = (count: number): string => Array.from({ length: count }, (_, index) => `export const name${index} = 1;\n`).join('');

const PLANTED: Planted[] = [
  {
    it: 'a file has at most 300 lines',
    rule: 'file-length',
    at: 'rendering/src/index.ts',
    says: /^301 lines; at most 300$/,
    breach: { 'rendering/src/index.ts': lines(301) },
    clean: { 'rendering/src/index.ts': lines(300), 'sdk/src/generated.ts': lines(900) },
  },
  {
    it: 'compose.ts stays at 200',
    rule: 'file-length',
    at: 'server/src/compose.ts',
    says: /^201 lines; at most 200$/,
    breach: { 'server/src/compose.ts': lines(201) },
    clean: { 'server/src/compose.ts': lines(200) },
  },
  {
    it: 'a function has at most 50 lines',
    rule: 'function-length',
    at: 'rendering/src/index.ts',
    says: /^render has 51 lines; at most 50$/,
    breach: { 'rendering/src/index.ts': functionOf('render', 51) },
    clean: { 'rendering/src/index.ts': functionOf('render', 50), 'rendering/src/a.test.ts': `describe('x', () => {\n${lines(90)}});\n` },
  },
  {
    it: 'a React component may have 80, a hook may not',
    rule: 'function-length',
    at: 'desk/src/composer.tsx',
    says: /^useDraft has 80 lines; at most 50$/,
    breach: { 'desk/src/composer.tsx': functionOf('useDraft', 80) },
    clean: { 'desk/src/composer.tsx': functionOf('Composer', 80) },
  },
  {
    it: 'a component ends at 80',
    rule: 'function-length',
    at: 'desk/src/composer.tsx',
    says: /^Composer has 81 lines; at most 80$/,
    breach: { 'desk/src/composer.tsx': functionOf('Composer', 81) },
    clean: { 'desk/src/composer.tsx': functionOf('Composer', 79) },
  },
  {
    it: "a room's door has at most 12 names",
    rule: 'door-names',
    at: 'server/src/tray/index.ts',
    says: /^13 exported names; at most 12$/,
    breach: room('tray', { door: names(13) }),
    clean: room('tray', { door: names(12) }),
  },
  {
    it: 'a door names what it exports',
    rule: 'door-names',
    at: 'server/src/tray/index.ts',
    says: /no `export \*`/,
    breach: { ...room('tray', { door: "export * from './store.ts';\n" }), 'server/src/tray/store.ts': names(1) },
    clean: { ...room('tray', { door: "export { name0 } from './store.ts';\n" }), 'server/src/tray/store.ts': names(1) },
  },
  {
    it: 'every room has a README',
    rule: 'room-readme',
    at: 'server/src/tray/README.md',
    says: /every room has a README\.md/,
    breach: { 'server/src/tray/index.ts': names(1) },
    clean: room('tray'),
  },
  {
    it: "a room's README has at most 30 lines",
    rule: 'room-readme',
    at: 'server/src/tray/README.md',
    says: /^31 lines; at most 30$/,
    breach: { ...room('tray'), 'server/src/tray/README.md': lines(31, 'words') },
    clean: { ...room('tray'), 'server/src/tray/README.md': lines(30, 'words') },
  },
  {
    it: 'only errors inherit',
    rule: 'inheritance',
    at: 'rendering/src/index.ts',
    says: /extends Printer: only errors inherit/,
    breach: { 'rendering/src/index.ts': 'class Printer {}\nexport class MailPrinter extends Printer {}\n' },
    clean: { 'rendering/src/index.ts': 'export class TooLong extends Error {}\nexport class Cut extends RangeError {}\n' },
  },
  {
    it: 'no module-level let',
    rule: 'module-state',
    at: 'rendering/src/index.ts',
    says: /module-level `let`/,
    breach: { 'rendering/src/index.ts': 'let last = 0;\nexport const next = (): number => ++last;\n' },
    clean: { 'rendering/src/index.ts': 'export const counter = () => {\n  let last = 0;\n  return () => ++last;\n};\n' },
  },
  {
    it: 'no collection at module level that waits to be filled',
    rule: 'module-state',
    at: 'rendering/src/index.ts',
    says: /an empty collection at module level/,
    breach: { 'rendering/src/index.ts': 'export const cache = new Map<string, string>();\n' },
    clean: { 'rendering/src/index.ts': "export const KINDS = new Map([['a', 1]]);\nexport const NONE: readonly string[] = [];\n" },
  },
  {
    it: 'no work at import',
    rule: 'import-work',
    at: 'rendering/src/print.ts',
    says: /a module others import only declares/,
    breach: {
      'rendering/src/print.ts': 'export const print = (): void => {};\nprint();\n',
      'rendering/src/index.ts': "export { print } from './print.ts';\n",
    },
    clean: {
      'rendering/src/print.ts': 'export const print = (): void => {};\n',
      'rendering/src/main.ts': "import { print } from './print.ts';\nprint();\n",
    },
  },
  {
    it: 'a file name says something',
    rule: 'empty-name',
    at: 'rendering/src/text-utils.ts',
    says: /"text-utils" says nothing/,
    breach: { 'rendering/src/text-utils.ts': names(1) },
    clean: { 'rendering/src/split-text.ts': names(1) },
  },
  {
    it: 'an exported name says something',
    rule: 'empty-name',
    at: 'rendering/src/index.ts',
    says: /exported "OrderService" says nothing/,
    breach: { 'rendering/src/index.ts': 'export const OrderService = 1;\n' },
    clean: { 'rendering/src/index.ts': 'export const serviceLevel = 1;\n' },
  },
];

describe('the shape of files, functions and doors', () => {
  it.each(PLANTED)('$it', ({ rule, at, says, breach, clean }) => {
    expect(look(breach)).toContainEqual(expect.objectContaining({ rule, file: at, message: expect.stringMatching(says) }));
    expect(look(clean)).toEqual([]);
  });
});
