import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Unpacks an npm package beside the Debian ones. */
export function openPackage(name: string, packages: string, opened: string): string {
  const into = join(opened, name.replaceAll(/[@/]/g, '_'));
  if (existsSync(into)) return into;
  const file = execFileSync('npm', ['pack', '--silent', name], { cwd: packages, encoding: 'utf8' }).trim();
  mkdirSync(into, { recursive: true });
  execFileSync('tar', ['xzf', join(packages, file), '-C', into]);
  return into;
}

/** Further down, lists from an encyclopaedia hold the names of the whole world. */
const MOST = 15_000;

/** Lists of words, the most usual first: a word's weight falls with its rank, as words of running text do. */
export function readRanked(folder: string): { word: string; weight: number }[] {
  const dist = join(folder, 'package/dist');
  return readdirSync(dist)
    .filter((file) => /^(?:commonWords|wikipedia)\.json\.(?:esm\.js|mjs)$/.test(file))
    .sort()
    .flatMap((file) => {
      const list = readFileSync(join(dist, file), 'utf8').match(/["'`]([^"`]{100,})["'`]/)?.[1] ?? '';
      return list
        .split(',')
        .slice(0, MOST)
        .map((word, rank) => ({ word, weight: 30_000 / (rank + 10) }));
    });
}
