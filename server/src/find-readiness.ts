/* /readyz: may this process be given work? The database answers, its tables are as this copy knows them, and events are carried on. */
import { sql } from 'kysely';
import type { Bus } from './platform/bus/index.ts';
import type { Clock } from './platform/clock/index.ts';
import { type Database, findMissingMigrations } from './platform/db/index.ts';
import type { Check } from './platform/http/index.ts';

type ReadinessDeps = { database: Database; bus: Pick<Bus, 'horizon' | 'countBehind'>; clock: Clock };

/** A bus that has events before it and has not moved for this long is stuck; a busy one is behind, but moves. */
const STUCK_AFTER_MS = 10_000;

export const createReadiness = (deps: ReadinessDeps, migrations: string): (() => Promise<Check[]>) => {
  const checkBus = createBusCheck(deps);
  return () =>
    Promise.all([
      check('database', async () => {
        await sql`select 1`.execute(deps.database.kysely);
        return 'answers';
      }),
      check('migrations', async () => {
        const missing = await findMissingMigrations(deps.database, migrations);
        if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`);
        return 'all applied';
      }),
      check('bus', checkBus),
    ]);
};

const createBusCheck = ({ bus, clock }: ReadinessDeps): (() => Promise<string>) => {
  let seen = { horizon: -1, at: 0 };
  return async () => {
    const behind = await bus.countBehind();
    const now = clock.now().getTime();
    if (behind === 0 || bus.horizon() !== seen.horizon) seen = { horizon: bus.horizon(), at: now };
    if (now - seen.at > STUCK_AFTER_MS) throw new Error(`stands still before ${behind} events`);
    return behind === 0 ? 'up to date' : `${behind} events behind`;
  };
};

const check = async (name: string, look: () => Promise<string>): Promise<Check> => {
  try {
    return { name, ok: true, detail: await look() };
  } catch (error) {
    return { name, ok: false, detail: (error as Error).message };
  }
};
