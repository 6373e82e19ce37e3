import { describe, expect, it } from 'vitest';
import { createLog } from '../log/index.ts';
import { createParts } from './index.ts';

const log = createLog('silent');

describe('parts', () => {
  it('stop in the reverse of the order they started in, once', async () => {
    const parts = createParts(log);
    const seen: string[] = [];
    for (const name of ['database', 'bus', 'web']) {
      await parts.start(
        name,
        () => name,
        (part) => seen.push(part),
      );
    }
    await Promise.all([parts.stopAll(), parts.stopAll()]);
    expect(seen).toEqual(['web', 'bus', 'database']);
  });

  it('are all stopped although one fails and one hangs', async () => {
    const parts = createParts(log, 20);
    const seen: string[] = [];
    await parts.start(
      'database',
      () => 1,
      () => seen.push('database'),
    );
    await parts.start(
      'hanging',
      () => 2,
      () => new Promise(() => undefined),
    );
    await parts.start(
      'failing',
      () => 3,
      () => Promise.reject(new Error('no')),
    );
    await parts.stopAll();
    expect(seen).toEqual(['database']);
  });

  it('leave it to the caller to stop what stands when one does not start', async () => {
    const parts = createParts(log);
    const seen: string[] = [];
    await parts.start(
      'database',
      () => 1,
      () => seen.push('database'),
    );
    await expect(
      parts.start(
        'web',
        () => Promise.reject(new Error('port in use')),
        () => seen.push('web'),
      ),
    ).rejects.toThrow('port in use');
    await parts.stopAll();
    expect(seen).toEqual(['database']);
  });
});
