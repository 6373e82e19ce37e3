/** Reads a tree once and hands every rule the same parsed picture of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readPackages } from './packages.ts';
import { parseSource, type SourceFile } from './source-file.ts';

export type Breach = { rule: string; file: string; line?: number; message: string };
export type Rule = (house: House) => Breach[];

export type House = {
  root: string;
  /** Every path below the root, posix, relative, sorted; installed, built and hidden things left out. */
  paths: readonly string[];
  files: ReadonlyMap<string, SourceFile>;
  read(path: string): string;
  has(path: string): boolean;
};

const SKIP = new Set(['node_modules', 'dist', 'coverage']);
const KEPT_HIDDEN = new Set(['.ci', '.github']);

const walk = (root: string, folder: string, into: string[]): void => {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (SKIP.has(entry.name) || (entry.name.startsWith('.') && !KEPT_HIDDEN.has(entry.name))) continue;
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) walk(root, path, into);
    else into.push(path);
  }
};

export const readHouse = (root: string): House => {
  const paths: string[] = [];
  walk(root, '', paths);
  paths.sort();
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const has = (path: string): boolean => existsSync(join(root, path));
  const packages = readPackages(paths, read);
  const files = new Map<string, SourceFile>();
  for (const path of paths) {
    if (/\.tsx?$/.test(path) && !path.endsWith('.d.ts')) files.set(path, parseSource(path, read(path), packages));
  }
  return { root, paths, files, read, has };
};
