import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUseError, lockFolder } from './index.ts';
import { describeProcessWorld, findBirth } from './processes.ts';

let folder: string;
const path = () => join(folder, 'throughline.lock');
const putLock = async (holder: { pid: number; birth: string; world: string }, touchedAt = new Date()): Promise<void> => {
  await writeFile(path(), JSON.stringify({ ...holder, token: 'x' }));
  await utimes(path(), touchedAt, touchedAt);
};
const LONG_AGO = new Date('2026-01-01T00:00:00Z');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tl-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the lock of a data folder', () => {
  it('is had by one at a time and free after its release', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError);
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  it('is had by exactly one of many who find a dead holder at once', async () => {
    await putLock({ pid: 1, birth: 'never', world: await describeProcessWorld() });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(won).toHaveLength(1);
    await won[0]?.value.release();
  });

  it('is taken over when its process number belongs to another process by now', async () => {
    await putLock({ pid: process.pid, birth: 'earlier', world: await describeProcessWorld() });
    const lock = await lockFolder(folder);
    expect(JSON.parse(await readFile(path(), 'utf8'))).toMatchObject({ pid: process.pid, birth: await findBirth(process.pid) });
    await lock.release();
  });

  it('of another machine or container counts while it is touched, and not when it was left long ago', async () => {
    await putLock({ pid: 1, birth: '1', world: 'elsewhere boot pid:[1]' });
    const touching = setInterval(() => void utimes(path(), new Date(), new Date()), 50);
    await expect(lockFolder(folder)).rejects.toThrow(/on elsewhere/);
    clearInterval(touching);
    await putLock({ pid: 1, birth: '1', world: 'elsewhere boot pid:[1]' }, LONG_AGO);
    await (await lockFolder(folder)).release();
  });

  it('left half-written long ago is taken over', async () => {
    await writeFile(path(), '');
    await utimes(path(), LONG_AGO, LONG_AGO);
    await (await lockFolder(folder)).release();
  });
});
