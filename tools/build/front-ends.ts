/**
 * Which front ends are built, and whether what is built is still what the sources say. A stamp beside the built files holds the
 * digest of everything that went in, so a fresh clone, a changed source and a changed dependency all count as stale.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type FrontEnd = { name: string /** Folders whose files go into it. */; from: readonly string[] };

export const FRONT_ENDS: readonly FrontEnd[] = [
  { name: 'widget', from: ['widget', 'protocol/src'] },
  { name: 'desk', from: ['desk', 'sdk/src', 'rendering/src', 'protocol/src'] },
];

const STAMP = 'dist/.built';

/** Front ends whose sources exist here: those with a build of their own. */
export const findFrontEnds = (root: string): FrontEnd[] => FRONT_ENDS.filter(({ name }) => hasBuild(join(root, name, 'package.json')));

const hasBuild = (manifest: string): boolean =>
  existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { scripts?: { build?: string } }).scripts?.build !== undefined;

export const isStale = (root: string, frontEnd: FrontEnd): boolean => {
  const stamp = join(root, frontEnd.name, STAMP);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== digestSources(root, frontEnd);
};

export const stampBuilt = (root: string, frontEnd: FrontEnd): void =>
  writeFileSync(join(root, frontEnd.name, STAMP), digestSources(root, frontEnd));

const digestSources = (root: string, { from }: FrontEnd): string => {
  const digest = createHash('sha256');
  for (const path of [...from.flatMap((folder) => listFiles(root, folder)), 'package-lock.json', 'tsconfig.base.json']) {
    if (existsSync(join(root, path)))
      digest
        .update(`${path}\0`)
        .update(readFileSync(join(root, path)))
        .update('\0');
  }
  return digest.digest('hex');
};

const listFiles = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      if (['node_modules', 'dist'].includes(entry.name) || /\.test\.tsx?$/.test(entry.name)) return [];
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(root, path) : [path];
    });
