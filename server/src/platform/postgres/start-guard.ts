import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Account } from './place.ts';

// `read` waits until our end of the pipe is closed, by us or by the kernel when we are killed. The second line makes sure that
// the process id still belongs to the server of this cluster.
const SCRIPT = 'read line; read pid < "$2" && [ "$pid" = "$1" ] && kill -INT "$1"';

/** Stops Postgres when this process dies without a chance to do so. `dismiss` before an orderly stop. */
export const startGuard = (postmaster: number, cluster: string, account: Account | undefined): { dismiss(): void } => {
  const guard = spawn('/bin/sh', ['-c', SCRIPT, 'throughline-guard', String(postmaster), join(cluster, 'postmaster.pid')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    env: {},
    ...account,
  });
  guard.on('error', () => undefined);
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void }).unref?.();
  return { dismiss: () => void guard.kill('SIGKILL') };
};
