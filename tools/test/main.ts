/**
 * `npm test [-- filters]`: system parts → stale front ends → one vitest run over everything → the closing line
 * `N passed, N failed, N skipped`, last and alone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installParts } from '../system/install-parts.ts';
import { type Counts, COUNTS_FILE, closeRun } from './counts.ts';

const root = join(import.meta.dirname, '../..');

/** Missing parts: with CI=true a failure, else a reason for the skips to come. */
const prepareParts = (): boolean => {
  const missing = installParts();
  for (const { name, why } of missing)
    console.log(`Missing: ${name} (${why}). Tests that need it ${process.env.CI ? 'must run here' : 'are skipped'}.`);
  return missing.length === 0 || !process.env.CI;
};

const buildStale = (): boolean => spawnSync(process.execPath, ['tools/build/main.ts'], { cwd: root, stdio: 'inherit' }).status === 0;

const runVitest = async (countsFile: string): Promise<number> => {
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, [COUNTS_FILE]: countsFile } });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
};

const readCounts = (file: string): Counts | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : undefined;

const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
const countsFile = join(folder, 'counts.json');
const ready = prepareParts() && buildStale();
const code = ready ? await runVitest(countsFile) : 1;
const { line, exitCode } = closeRun(ready ? readCounts(countsFile) : undefined, code);
rmSync(folder, { recursive: true, force: true });
process.exitCode = exitCode;
console.log(line);
