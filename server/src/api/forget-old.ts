import type { FastifyInstance } from 'fastify';
import type { Access } from '../access/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/db/index.ts';
import { idempotency } from '../platform/http/index.ts';

const EVERY_MS = 6 * 3_600_000;

type Deps = { access: Access; database: Database; clock: Clock };

/** What the doors left behind and nobody needs any more goes, some times a day. Safe in several processes at once. */
export const forgetOld = async ({ access, database, clock }: Deps): Promise<void> => {
  await access.forgetOld();
  await idempotency.forgetOldAnswers(database.kysely, clock.now());
};

export const forgetOldWhileOpen = (app: FastifyInstance, deps: Deps): void => {
  const timer = setInterval(() => {
    forgetOld(deps).catch((error: unknown) => app.log.error({ err: error }, 'old sessions and answers were not forgotten'));
  }, EVERY_MS);
  timer.unref();
  app.addHook('onClose', async () => clearInterval(timer));
};
