import { connect, type Socket } from 'node:net';
import { GuardError } from './guard-error.ts';
import { answerWith, type JudgeHost } from './judge-host.ts';

/** A plain TCP connection to a host that an admin wrote down: the same rules as for addresses that are fetched. */
export type GuardedConnect = (host: string, port: number, timeoutMs: number) => Promise<Socket>;

export const createGuardedConnect =
  (judge: JudgeHost): GuardedConnect =>
  async (host, port, timeoutMs) => {
    const addresses = await judge(host, port);
    return new Promise((resolve, reject) => {
      const socket = connect({ host: host.replace(/^\[(.*)\]$/, '$1'), port, lookup: answerWith(addresses) });
      const give = (): void => {
        socket.setTimeout(0);
        socket.off('error', reject);
        resolve(socket);
      };
      socket.once('error', reject);
      socket.once('connect', give);
      socket.setTimeout(timeoutMs, () => socket.destroy(new GuardError('timeout', `no connection to ${host} within ${timeoutMs} ms`)));
    });
  };
