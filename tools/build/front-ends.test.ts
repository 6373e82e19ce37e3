import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFrontEnds, isStale, stampBuilt } from './front-ends.ts';

describe('whether a front end must be built', () => {
  let root: string;
  const write = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'front-ends-'));
    write('widget/package.json', '{"scripts":{"build":"true"}}');
    write('widget/src/loader.ts', 'one');
    write('widget/dist/loader.js', 'built');
    write('protocol/src/parts.ts', 'parts');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const widget = () => findFrontEnds(root)[0]!;

  it('leaves out a front end that has no build', () => {
    write('desk/package.json', '{}');
    expect(findFrontEnds(root).map(({ name }) => name)).toEqual(['widget']);
  });

  it('holds until a source changes', () => {
    expect(isStale(root, widget())).toBe(true);
    stampBuilt(root, widget());
    expect(isStale(root, widget())).toBe(false);
    write('widget/src/loader.ts', 'two');
    expect(isStale(root, widget())).toBe(true);
  });

  it('counts the packages that go into it, and not its tests', () => {
    stampBuilt(root, widget());
    write('widget/src/loader.test.ts', 'test');
    expect(isStale(root, widget())).toBe(false);
    write('protocol/src/parts.ts', 'other parts');
    expect(isStale(root, widget())).toBe(true);
  });
});
