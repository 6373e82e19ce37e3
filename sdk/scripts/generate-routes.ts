/** Writes src/generated.ts: method and path of every operation, so that browsers need not load the zod schemas. */
import { writeFileSync } from 'node:fs';
import { printRoutes } from './print-routes.ts';

writeFileSync(new URL('../src/generated.ts', import.meta.url), printRoutes());
