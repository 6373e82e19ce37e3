import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const settings = [...read('server/src/config.ts').matchAll(/^ {2}(\w+): \{ example:/gm)].map((match) => match[1] ?? '');

it.each(['README.md', 'README.zh-CN.md'])('%s names every setting, and no setting there is not', (page) => {
  expect(settings.length).toBeGreaterThan(15);
  const text = read(page);
  expect(settings.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  const named = [...text.matchAll(/THROUGHLINE_[A-Z]+(?:_[A-Z]+)*/g)].map((match) => match[0]);
  expect([...new Set(named)].filter((name) => !settings.includes(name))).toEqual([]);
});
