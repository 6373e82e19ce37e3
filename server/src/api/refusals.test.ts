import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { REFUSALS } from './refusals.ts';

const source = join(import.meta.dirname, '..');
const page = readFileSync(join(source, '../../docs/errors.md'), 'utf8');
const read = (path: string): string => readFileSync(join(source, path), 'utf8');
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
  for (const [code, { status }] of Object.entries(REFUSALS)) expect(page).toContain(`| ${status} | \`${code}\` |`);
});

it('docs/errors.md names what the ground answers without a refusal, and what sockets and webhooks say', () => {
  const problems = [...read('platform/http/problem.ts').matchAll(/(?:\[|problem\()(\d{3}), '([a-z-]+)'/g)];
  expect(problems.length).toBeGreaterThan(5);
  for (const [, status, code] of problems) expect(page).toContain(`| ${status} | \`${code}\` |`);
  const said = ['live/desk-socket.ts', 'live/take-message.ts', 'intake/receive-webhook.ts'].flatMap((path) => [
    ...read(path).matchAll(/(?:code: [^,}]*?|refuse\()'([a-z-]+)'(?: : '([a-z-]+)')?/g),
  ]);
  expect(said.length).toBeGreaterThan(5);
  for (const code of said.flatMap(([, ...words]) => words)) if (code !== undefined) expect(page).toContain(`\`${code}\``);
  expect(page).toContain('`try-again`');
});

it.each(['zh-CN', 'en'])('the desk says every code in words of its own (%s)', (locale) => {
  const words = JSON.parse(read(`../../desk/src/locales/${locale}.json`)) as { error: { code: Record<string, string> } };
  expect(Object.keys(REFUSALS).filter((code) => words.error.code[code] === undefined)).toEqual([]);
});
