import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/**
 * Finds out at the very start whether the port can be had, and which it is when 0 stands for any. Rejects with Node's own
 * error (EADDRINUSE and the like).
 */
export const claimPort = async (host: string, port: number): Promise<number> => {
  const server = createServer();
  server.listen({ host, port });
  await once(server, 'listening');
  const claimed = (server.address() as AddressInfo).port;
  server.close();
  await once(server, 'close');
  return claimed;
};
