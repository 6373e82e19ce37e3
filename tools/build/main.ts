/** `node tools/build/main.ts [--all]`: builds the desk and the widget where their sources have changed since; with --all, in any case. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findFrontEnds, isStale, stampBuilt } from './front-ends.ts';

const root = join(import.meta.dirname, '../..');
const all = process.argv.includes('--all');

for (const frontEnd of findFrontEnds(root)) {
  if (!all && !isStale(root, frontEnd)) continue;
  console.log(`Building ${frontEnd.name} …`);
  const { status } = spawnSync('npm', ['run', '--silent', 'build', '-w', frontEnd.name], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`Building ${frontEnd.name} failed.`);
    process.exitCode = 1;
    break;
  }
  stampBuilt(root, frontEnd);
}
