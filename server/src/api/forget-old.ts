import type { Access } from '../access/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/db/index.ts';
import { idempotency } from '../platform/http/index.ts';

/** For a daily job: what the doors left behind and nobody needs any more goes. Safe in several processes at once. */
export const forgetOld = async ({ access, database, clock }: { access: Access; database: Database; clock: Clock }): Promise<void> => {
  await access.forgetOld();
  await idempotency.forgetOldAnswers(database.kysely, clock.now());
};
