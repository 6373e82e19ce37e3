/**
 * `npm run check`: everything that must hold before a commit, all of it reported even when the first part fails.
 * build (stale front ends, for the budgets) → tsc for every tsconfig → biome → knip → the house rules.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

const root = join(import.meta.dirname, '../..');
const bin = (name: string): string => join(root, 'node_modules/.bin', name);

type Step = { name: string; command: string; args: string[] };

/** The root's own tsconfig and one or more in each workspace. */
const projects = (): string[] => {
  const folders = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'package.json')),
  );
  const inside = folders.flatMap(({ name }) =>
    readdirSync(join(root, name))
      .filter((file) => /^tsconfig.*\.json$/.test(file))
      .map((file) => `${name}/${file}`),
  );
  return ['tsconfig.json', ...inside];
};

const steps: Step[] = [
  { name: 'build', command: process.execPath, args: ['tools/build/main.ts'] },
  ...projects().map((project) => ({ name: `tsc ${project}`, command: bin('tsc'), args: ['--noEmit', '--pretty', 'false', '-p', project] })),
  { name: 'biome', command: bin('biome'), args: ['check', '--max-diagnostics=200', '--error-on-warnings', '.'] },
  { name: 'knip', command: bin('knip'), args: ['--no-progress'] },
  { name: 'house', command: process.execPath, args: ['tools/house/main.ts'] },
];

const failed: string[] = [];
for (const { name, command, args } of steps) {
  const from = performance.now();
  const { code, output } = await runCommand(command, args, root);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  if (code !== 0) failed.push(name);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output);
}
console.log(failed.length === 0 ? 'check: all clean' : `check: ${failed.length} failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
