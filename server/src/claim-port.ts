import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

type Place = { host: string; port: number /** Named in the error, for the sentence that a person reads. */; setting: string };

/**
 * Finds out at the very start whether the port can be had, and which it is when 0 stands for any. Rejects with Node's own
 * error (EADDRINUSE and the like), and `setting` on it.
 */
export const claimPort = async ({ host, port, setting }: Place): Promise<number> => {
  const server = createServer();
  server.listen({ host, port });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw Object.assign(error as Error, { setting });
  }
  const claimed = (server.address() as AddressInfo).port;
  server.close();
  await once(server, 'close');
  return claimed;
};
