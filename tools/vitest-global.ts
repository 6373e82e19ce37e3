/** Runs once around a whole vitest run. What must exist once for all workers (the embedded Postgres and its template) is started here. */
import type { TestProject } from 'vitest/node';
import type {} from '../server/src/platform/testing/index.ts';
import { serveTestPostgres } from '../server/src/platform/testing/serve-test-postgres.ts';

export const setup = async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const postgres = await serveTestPostgres();
  provide('testPostgres', postgres.address);
  return postgres.stop;
};
