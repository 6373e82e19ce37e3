import { describe, expect, it } from 'vitest';
import { completeLock, findGaps, type Lock } from './complete-lock.ts';

const lock: Lock = {
  packages: {
    '': {},
    'node_modules/tool': {
      version: '1.2.0',
      dev: true,
      optionalDependencies: { 'tool-linux-x64': '1.2.0', '@tool/bin-linux-arm64-musl': '1.2.0', 'tool-win32-ia32': '1.2.0' },
    },
    'node_modules/tool-linux-x64': { version: '1.2.0', optional: true },
    'node_modules/tool/node_modules/tool-win32-ia32': { version: '1.2.0', optional: true },
  },
};

describe('the lock file', () => {
  it('is found to lack an optional package that no folder above the parent holds', () => {
    expect(findGaps(lock)).toEqual([{ parent: 'node_modules/tool', name: '@tool/bin-linux-arm64-musl', version: '1.2.0' }]);
  });

  it('is completed from what the parent says, in order', () => {
    const { packages } = completeLock(lock);
    expect(Object.keys(packages).slice(0, 2)).toEqual(['', 'node_modules/@tool/bin-linux-arm64-musl']);
    expect(packages['node_modules/@tool/bin-linux-arm64-musl']).toEqual({
      version: '1.2.0',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
    expect(findGaps({ packages })).toEqual([]);
  });

  it('is not completed by guessing', () => {
    const unclear: Lock = { packages: { 'node_modules/tool': { optionalDependencies: { 'tool-linux-x64': '^1.0.0' } } } };
    expect(() => completeLock(unclear)).toThrow('cannot complete tool-linux-x64@^1.0.0 of node_modules/tool');
  });
});
