import type pg from 'pg';
import { LANES } from './append.ts';

/**
 * Which lanes of a consumer this process works. A lane is held by a session advisory lock on one dedicated connection:
 * when the process dies, Postgres frees its lanes at once and the others pick them up at their next look.
 */
export type LaneHolder = {
  /** Tries to take free lanes of a consumer; answers all that are held now. */
  hold(consumer: string): Promise<ReadonlySet<number>>;
  release(): void;
};

export const openLaneHolder = async (pool: pg.Pool, onLost: () => void): Promise<LaneHolder> => {
  const client = await pool.connect();
  const held = new Map<string, Set<number>>();
  let open = true;
  // One connection speaks one query at a time.
  let turn: Promise<unknown> = Promise.resolve();
  client.on('error', () => {
    held.clear();
    if (!open) return;
    open = false;
    // A broken connection that is not given back takes its place in the pool for ever.
    client.release(true);
    onLost();
  });
  return {
    hold: async (consumer) => {
      const mine = held.get(consumer) ?? new Set<number>();
      held.set(consumer, mine);
      const missing = Array.from({ length: LANES }, (_, lane) => lane).filter((lane) => !mine.has(lane));
      if (missing.length === 0 || !open) return mine;
      const asked = turn.then(() =>
        client.query<{ lane: number; got: boolean }>(
          'select lane, pg_try_advisory_lock(hashtext($1), lane) as got from unnest($2::int[]) as lane',
          [`lane:${consumer}`, missing],
        ),
      );
      turn = asked.catch(() => undefined);
      const { rows } = await asked;
      for (const row of rows) if (row.got) mine.add(row.lane);
      return mine;
    },
    release: () => {
      if (open) client.release(true);
      open = false;
    },
  };
};
