import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countUp, createRandom, shuffle } from '@throughline/nlu/learn';

/** The same rows are held out on every machine. */
const SEED = 2_667_729_083;
const HELD_OUT = 5;

/** Holds out a fifth of a file's lines; answers the paths of both parts, which lie in `folder`. */
export const partFile = (path: string, folder: string, name: string): { train: string; test: string } => {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const order = shuffle(countUp(lines.length), createRandom(SEED));
  const shuffled = Array.from(order, (at) => lines[at] ?? '');
  const held = Math.floor(lines.length / HELD_OUT);
  const [train, test] = [join(folder, `${name}.train.jsonl`), join(folder, `${name}.test.jsonl`)];
  writeFileSync(test, `${shuffled.slice(0, held).join('\n')}\n`);
  writeFileSync(train, `${shuffled.slice(held).join('\n')}\n`);
  return { train, test };
};
