/** The packages of the house and their doors, read from their package.json files. */
import { posix } from 'node:path';

/** Package name → its folder and the patterns of its doors (`exports`). */
export type Packages = ReadonlyMap<string, { folder: string; exports: Readonly<Record<string, string>> }>;

export const readPackages = (paths: readonly string[], read: (path: string) => string): Packages => {
  const found = new Map<string, { folder: string; exports: Record<string, string> }>();
  for (const path of paths.filter((candidate) => /^[^/]+\/package\.json$/.test(candidate))) {
    const manifest = JSON.parse(read(path)) as { name: string; exports?: Record<string, string> };
    found.set(manifest.name, { folder: posix.dirname(path), exports: manifest.exports ?? {} });
  }
  return found;
};
