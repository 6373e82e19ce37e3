import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COUNTS_FILE } from './counts.ts';

const root = join(import.meta.dirname, '../..');
const reporter = pathToFileURL(join(import.meta.dirname, 'closing-reporter.ts')).href;

describe('counting a real run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'counting-'));
    const config = `import { closingReporter } from '${reporter}';\nexport default { test: { globals: true, reporters: [closingReporter()] } };\n`;
    writeFileSync(join(folder, 'vitest.config.mjs'), config);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (tests: string): unknown => {
    writeFileSync(join(folder, 'a.test.ts'), tests);
    const env = { ...process.env, [COUNTS_FILE]: join(folder, 'counts.json') };
    const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder, '--configLoader', 'native'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    expect(stderr + stdout).not.toContain('Startup Error');
    return JSON.parse(readFileSync(join(folder, 'counts.json'), 'utf8'));
  };

  it('counts what passed, failed and was skipped', () => {
    expect(run("it('a', () => {}); it('b', () => { throw new Error(); }); it.skip('c', () => {});")).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
    });
  });

  it('counts a file that does not load as a failure', () => {
    expect(run("throw new Error('no');")).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a broken hook as a failure', () => {
    const counts = run("describe('x', () => { beforeAll(() => { throw new Error('no'); }); it('a', () => {}); });") as { failed: number };
    expect(counts.failed).toBeGreaterThan(0);
  });
});
