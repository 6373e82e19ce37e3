import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { printRoutes } from '../scripts/print-routes.ts';

test('the generated routes equal OPERATIONS', () => {
  expect(readFileSync(new URL('generated.ts', import.meta.url), 'utf8')).toBe(printRoutes());
});

test('no source of the sdk loads a schema at run time', () => {
  for (const name of ['client', 'live', 'api-error', 'index']) {
    const source = readFileSync(new URL(`${name}.ts`, import.meta.url), 'utf8');
    expect(source).not.toMatch(/^(import|export) (?!type)[^;]*@throughline\/protocol/m);
  }
});
