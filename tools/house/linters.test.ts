/** Breaches that Biome, knip and tsc refuse with this project's own settings. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plant } from './testing/plant.ts';

const root = join(import.meta.dirname, '../..');
const bin = (name: string): string => join(root, 'node_modules/.bin', name);

/** What Biome refuses in one file of the project, a line each: the rule and the file. */
const biome = (path: string, text: string, command: 'lint' | 'check' = 'lint'): string =>
  plant({ [path]: text }, (folder) => {
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    const { stdout } = spawnSync(bin('biome'), [command, '--error-on-warnings', '--reporter=github', path], {
      cwd: folder,
      encoding: 'utf8',
    });
    return stdout
      .split('\n')
      .flatMap((line) => /title=([\w/]+),file=([^,]+)/.exec(line)?.slice(1).join(' ') ?? [])
      .join('\n');
  });

const at = 'server/src/intake/accept-message.ts';

describe('Biome', () => {
  it.each([
    [
      'any',
      'noExplicitAny',
      'export const read = (row: any): number => row.id;\n',
      'export const read = (row: { id: number }): number => row.id;\n',
    ],
    ['enums', 'noEnum', 'export enum Kind {\n  Web,\n}\n', "export type Kind = 'web';\n"],
    ['default exports', 'noDefaultExport', 'export default 1;\n', 'export const one = 1;\n'],
    [
      'parameter properties',
      'noParameterProperties',
      'export class Store {\n  constructor(readonly db: string) {}\n}\n',
      'export class Store {\n  readonly db = 1;\n}\n',
    ],
    ['odd names of types', 'useNamingConvention', 'export type message_row = string;\n', 'export type MessageRow = string;\n'],
    ['odd names of functions', 'useNamingConvention', 'export function Read_it(): void {}\n', 'export function readIt(): void {}\n'],
    [
      'the console',
      'noConsole',
      "export const say = (): void => console.log('hi');\n",
      'export const say = (log: (text: string) => void): void => log("hi");\n',
    ],
    [
      'reading the environment',
      'noProcessEnv',
      'export const port = (): unknown => process.env.PORT;\n',
      'export const port = (config: { port: number }): unknown => config.port;\n',
    ],
    [
      'unused imports',
      'noUnusedImports',
      "import { z } from 'zod';\nexport const one = 1;\n",
      "import { z } from 'zod';\nexport const one = z.int();\n",
    ],
  ])('refuses %s', (_, rule, breach, clean) => {
    expect(biome(at, breach)).toMatch(new RegExp(`${rule} .*${at}`));
    expect(biome(at, clean)).toBe('');
  });

  it('refuses skipped and focused tests', () => {
    expect(biome('server/src/intake/accept.test.ts', "it.skip('works', () => {});\n")).toContain('noSkippedTests');
    expect(biome('server/src/intake/accept.test.ts', "it.only('works', () => {});\n")).toContain('noFocusedTests');
    expect(biome('server/src/intake/accept.test.ts', "it('works', () => {});\n")).not.toMatch(/noSkippedTests|noFocusedTests/);
  });

  it('refuses file names that are not in kebab case', () => {
    expect(biome('server/src/intake/acceptMessage.ts', 'export const one = 1;\n')).toContain('useFilenamingConvention');
    expect(biome(at, 'export const one = 1;\n')).not.toContain('useFilenamingConvention');
  });

  it('lets only config.ts read the environment, and only the command line print', () => {
    const env = 'export const port = (): unknown => process.env.PORT;\n';
    const print = "export const say = (): void => console.log('hi');\n";
    expect(biome('server/src/config.ts', env)).not.toContain('noProcessEnv');
    expect(biome('cli/src/doctor.ts', print + env)).not.toMatch(/noConsole|noProcessEnv/);
    expect(biome('sdk/src/client.ts', print + env)).toMatch(/noConsole[\s\S]*noProcessEnv|noProcessEnv[\s\S]*noConsole/);
  });

  it('refuses text that is not formatted', () => {
    expect(biome(at, 'export const  one = "b"\n', 'check')).toMatch(/format .*accept-message/);
    expect(biome(at, "export const one = 'b';\n", 'check')).toBe('');
  });
});

describe('tsc', () => {
  const check = (code: string): string =>
    plant({ 'rendering/src/index.ts': code }, (folder) => {
      copyFileSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
      writeFileSync(join(folder, 'rendering/tsconfig.json'), '{ "extends": "../tsconfig.base.json", "include": ["src"] }');
      return spawnSync(bin('tsc'), ['--noEmit', '--pretty', 'false', '-p', 'rendering'], { cwd: folder, encoding: 'utf8' }).stdout;
    });

  it.each([
    [
      'an index that may miss',
      'export const first = (list: string[]): string => list[0];\n',
      'export const first = (list: string[]): string | undefined => list[0];\n',
    ],
    ['syntax that cannot be erased', 'export namespace Shapes {\n  export const one = 1;\n}\n', 'export const one = 1;\n'],
    [
      'a type imported as a value',
      "import { PathLike } from 'node:fs';\nexport type Seen = PathLike;\n",
      "import type { PathLike } from 'node:fs';\nexport type Seen = PathLike;\n",
    ],
  ])('refuses %s', (_, breach, clean) => {
    expect(check(breach)).toMatch(/^rendering\/src\/index\.ts\(\d+,\d+\): error TS\d+/);
    expect(check(clean)).toBe('');
  });
});

describe('knip', () => {
  const look = (files: Record<string, string>): string =>
    plant({ 'package.json': '{ "name": "house", "workspaces": ["server"] }', ...files }, (folder) => {
      copyFileSync(join(root, 'knip.json'), join(folder, 'knip.json'));
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
      return spawnSync(bin('knip'), ['--no-progress', '--no-config-hints', '--workspace', 'server'], { cwd: folder, encoding: 'utf8' })
        .stdout;
    });
  const main = "import { used } from './intake.ts';\nused();\n";

  it('refuses a dead export', () => {
    const dead = 'export const used = (): void => {};\nexport const forgotten = 1;\n';
    expect(look({ 'server/src/main.ts': main, 'server/src/intake.ts': dead })).toMatch(
      /Unused exports[\s\S]*forgotten\s+server\/src\/intake\.ts/,
    );
    expect(look({ 'server/src/main.ts': main, 'server/src/intake.ts': 'export const used = (): void => {};\n' })).toBe('');
  });

  it('refuses a dead file', () => {
    const files = { 'server/src/main.ts': main, 'server/src/intake.ts': 'export const used = (): void => {};\n' };
    expect(look({ ...files, 'server/src/lost.ts': 'export const lost = 1;\n' })).toMatch(/Unused files[\s\S]*server\/src\/lost\.ts/);
    expect(look(files)).toBe('');
  });

  it('refuses a dependency that nothing uses', () => {
    const files = { 'server/src/main.ts': main, 'server/src/intake.ts': 'export const used = (): void => {};\n' };
    const manifest = (dependencies: Record<string, string>): string =>
      JSON.stringify({ name: '@throughline/server', exports: './src/main.ts', dependencies });
    expect(look({ ...files, 'server/package.json': manifest({ zod: '*' }) })).toMatch(
      /Unused dependencies[\s\S]*zod\s+server\/package\.json/,
    );
    expect(look({ ...files, 'server/package.json': manifest({}) })).toBe('');
  });
});
