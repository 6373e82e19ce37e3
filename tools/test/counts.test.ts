import { describe, expect, it } from 'vitest';
import { closeRun } from './counts.ts';

describe('the closing line of a test run', () => {
  it('says what the run came to', () => {
    expect(closeRun({ passed: 3, failed: 0, skipped: 1 }, 0)).toEqual({ line: '3 passed, 0 failed, 1 skipped', exitCode: 0 });
  });

  it('fails with the failures', () => {
    expect(closeRun({ passed: 3, failed: 2, skipped: 0 }, 1)).toEqual({ line: '3 passed, 2 failed, 0 skipped', exitCode: 1 });
    expect(closeRun({ passed: 3, failed: 2, skipped: 0 }, 0).exitCode).toBe(1);
  });

  it('never calls a run good that ended badly', () => {
    expect(closeRun({ passed: 3, failed: 0, skipped: 0 }, 137)).toEqual({ line: '3 passed, 1 failed, 0 skipped', exitCode: 137 });
  });

  it('never calls a run good that left no counts', () => {
    expect(closeRun(undefined, 0)).toEqual({ line: '0 passed, 1 failed, 0 skipped', exitCode: 1 });
  });
});
