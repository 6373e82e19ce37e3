import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { makeUrl } from './make-url.ts';

/** How to reach the server that another process runs on this data folder. Throws when none runs. */
export const findClusterUrl = async (dataFolder: string): Promise<string> => {
  const lines = (await readFile(join(await realpath(join(dataFolder, 'postgres')), 'postmaster.pid'), 'utf8')).split('\n');
  // The fifth line names the folder of its socket.
  return makeUrl(lines[4]?.trim() ?? '', 'throughline');
};
