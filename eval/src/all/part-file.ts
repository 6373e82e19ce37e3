import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SEED = 20261122;
const HELD_OUT = 5;

/** mulberry32: the same rows are held out on every machine. */
const createRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Holds out a fifth of a file's lines; answers the paths of both parts, which lie in `folder`. */
export const partFile = (path: string, folder: string, name: string): { train: string; test: string } => {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const random = createRandom(SEED);
  for (let at = lines.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
  }
  const held = Math.floor(lines.length / HELD_OUT);
  const [train, test] = [join(folder, `${name}.train.jsonl`), join(folder, `${name}.test.jsonl`)];
  writeFileSync(test, `${lines.slice(0, held).join('\n')}\n`);
  writeFileSync(train, `${lines.slice(held).join('\n')}\n`);
  return { train, test };
};
