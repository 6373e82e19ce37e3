import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runProgram } from './testing/run-program.ts';

let dataDir: string;
const settings = () => ({
  THROUGHLINE_HOST: '127.0.0.1',
  THROUGHLINE_DATA: dataDir,
  THROUGHLINE_DEMO: 'off',
  THROUGHLINE_SMTP_PORT: 'off',
});
const ask = async (more: Record<string, string>): Promise<{ code: number | null; text: string }> => {
  const run = runProgram('doctor.ts', { ...settings(), ...more });
  return { code: await run.ended, text: run.output() };
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tl-doctor-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

it('the doctor looks before, during and after a run, and names what is at fault with a remedy', { timeout: 120_000 }, async () => {
  const before = await ask({ THROUGHLINE_PORT: '0' });
  expect(before.text).toContain('the first start makes one in the data folder');
  expect(before.code).toBe(0);

  const server = runProgram('start.ts', { ...settings(), THROUGHLINE_PORT: '0' });
  const { port } = new URL(await server.ready());
  const during = await ask({ THROUGHLINE_PORT: port });
  expect(during.text).toMatch(/✓ server +runs and is ready/);
  expect(during.text).toMatch(/✓ database +PostgreSQL 18, embedded, running/);
  expect(during.text).toMatch(/✓ clock/);
  expect(during.text).toMatch(new RegExp(`✓ web port +${port}, in use by the running Throughline`));
  expect(during.code).toBe(0);
  server.child.kill('SIGTERM');
  await server.ended;

  await chmod(join(dataDir, 'secret-key'), 0o644);
  const after = await ask({ THROUGHLINE_PORT: '0', THROUGHLINE_LLM_URL: 'http://127.0.0.1:1/v1', THROUGHLINE_LLM_MODEL: 'm' });
  expect(after.text).toMatch(/✗ secrets .*\n +→ chmod 600/);
  expect(after.text).toMatch(/✓ database +PostgreSQL 18, embedded, started for this look/);
  expect(after.text).toMatch(/! language model/);
  expect(after.code).toBe(1);

  const away = await ask({ DATABASE_URL: 'postgres://u:hush-hush@127.0.0.1:1/x' });
  expect(away.text).toMatch(/✗ database +The database does not answer/);
  expect(away.text).not.toContain('hush-hush');
});
