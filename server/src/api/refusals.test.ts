import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { REFUSALS } from './refusals.ts';

const source = join(import.meta.dirname, '..');
const codes = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .flatMap((path) => [...readFileSync(join(source, path), 'utf8').matchAll(/new Refusal\(\s*'([a-z-]+)'/g)].map((match) => match[1] ?? ''));

it('every code that a room refuses with has its line in the table', () => {
  expect(codes.length).toBeGreaterThan(20);
  expect([...new Set(codes)].filter((code) => !(code in REFUSALS))).toEqual([]);
});

it('every line of the table is a code that some room refuses with', () => {
  expect(Object.keys(REFUSALS).filter((code) => !codes.includes(code))).toEqual([]);
});

it('docs/errors.md names every code with its status', () => {
  const page = readFileSync(join(source, '../../docs/errors.md'), 'utf8');
  for (const [code, { status }] of Object.entries(REFUSALS)) expect(page).toContain(`| ${status} | \`${code}\` |`);
});
