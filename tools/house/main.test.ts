import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, plant } from './testing/plant.ts';

const run = (files: Files) =>
  plant(files, (root) => spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), root], { encoding: 'utf8' }));

describe('the house command', () => {
  it('names file, line, rule and reason of each breach, and fails', () => {
    const { status, stdout } = run({
      'rendering/src/index.ts': "export { z } from 'zod';\nlet last = 0;\nexport const next = () => ++last;\n",
    });
    expect(stdout).toContain('rendering/src/index.ts:2  module-state  module-level `let`');
    expect(stdout).toMatch(/house: 1 breach$/m);
    expect(status).toBe(1);
  });

  it('passes a lawful house', () => {
    const { status, stdout } = run({});
    expect(stdout).toMatch(/^house: \d+ files keep the rules$/m);
    expect(status).toBe(0);
  });
});
