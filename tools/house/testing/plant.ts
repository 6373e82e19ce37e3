/** Builds a small house in a temporary folder, so that a rule can be shown refusing a breach. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { type Breach, readHouse } from '../house.ts';
import { RULES } from '../rules/index.ts';

export type Files = Readonly<Record<string, string>>;

const manifest = (name: string, exports: Record<string, string> = { '.': './src/index.ts' }): string =>
  JSON.stringify({ name: `@throughline/${name}`, type: 'module', exports });

const GROUND: Files = {
  'protocol/package.json': manifest('protocol', { './*': './src/*.ts' }),
  'protocol/src/parts.ts': "export type Part = { text: string };\nexport const EMPTY: Part = { text: '' };\n",
  'channels/package.json': manifest('channels', { './*': './src/*/index.ts' }),
  'rendering/package.json': manifest('rendering'),
  'simulators/package.json': manifest('simulators'),
  'nlu/package.json': manifest('nlu'),
  'sdk/package.json': manifest('sdk'),
  'server/package.json': manifest('server', { '.': './src/main.ts' }),
  'desk/package.json': manifest('desk', {}),
  'widget/package.json': manifest('widget', {}),
  'cli/package.json': manifest('cli', {}),
};

/** Writes the files over an empty but lawful house, hands its root to `use`, and removes it again. */
export const plant = <T>(files: Files, use: (root: string) => T): T => {
  const root = mkdtempSync(join(tmpdir(), 'house-'));
  try {
    for (const [path, text] of Object.entries({ ...GROUND, ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

/** A room with its door and its README, listing the tables it owns. */
export const room = (
  name: string,
  { tables = 'none', door = 'export const open = 1;\n' }: { tables?: string; door?: string } = {},
): Files => ({
  [`server/src/${name}/README.md`]: `# ${name}\nWhat it is for.\n\nTables: ${tables}\nEvents out: none\n`,
  [`server/src/${name}/index.ts`]: door,
});

/** A breach and its clean twin: the rule names the file and says what is wrong in the one, and is silent about the other. */
export type Planted = { it: string; rule: string; at: string; says: RegExp; breach: Files; clean: Files };

/** What all rules say about these files. */
export const look = (files: Files): Breach[] => plant(files, (root) => RULES.flatMap((check) => check(readHouse(root))));
