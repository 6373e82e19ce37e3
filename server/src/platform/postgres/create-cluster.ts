import { execFile } from 'node:child_process';
import { chown, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Place } from './place.ts';

const run = promisify(execFile);

// Without a UTF-8 character type, trigram search finds no Chinese. Where the C library has no C.UTF-8, en_US.UTF-8 classifies the same.
const LOCALES = [['--locale=C.UTF-8'], ['--locale=C', '--lc-ctype=en_US.UTF-8']];

/** Makes the cluster beside its place and moves it there when whole, so that a start cut short leaves nothing half. */
export const createCluster = async ({ cluster, native, account }: Place): Promise<void> => {
  const half = `${cluster}.new`;
  let problem: unknown;
  for (const locale of LOCALES) {
    await rm(half, { recursive: true, force: true });
    await mkdir(half, { mode: 0o700 });
    if (account !== undefined) await chown(half, account.uid, account.gid);
    const args = ['-D', half, '-U', 'throughline', '--encoding=UTF8', '--auth=trust', '--no-instructions', ...locale];
    try {
      await run(join(native, 'bin', 'initdb'), args, { cwd: half, env: { PATH: '/usr/bin:/bin', TZ: 'UTC' }, ...account });
      await rename(half, cluster);
      return;
    } catch (error) {
      problem = error;
    }
  }
  const detail = problem instanceof Error ? ((problem as { stderr?: string }).stderr?.trim() ?? problem.message) : String(problem);
  throw new Error(`The embedded database could not be created in ${cluster}: ${detail}`, { cause: problem });
};
