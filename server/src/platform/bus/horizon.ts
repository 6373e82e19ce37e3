import type { BusEvent } from '@throughline/protocol/events';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../db/index.ts';

/*
 * The trap: ids are drawn in one order and become visible in another, so a reader that remembers "the last id" skips rows
 * that commit late. The way out: walk ids without a hole. A hole means a writer is still busy or has rolled back. It is
 * final once every transaction that had begun to write when we saw it has ended, which two numbers tell: a transaction id drawn
 * then, the snapshot's `xmin` now. The snapshot's `xmax` would not do: writers may be at work whose ids lie above it.
 * Ids of one key are drawn under that key's row lock, so id order is the order in which things happened to it.
 */

type Row = { id: number; type: string; key: string; lane: number; data: unknown; at: Date };
/** An event with the lane its key falls into. */
export type LaneEvent = BusEvent & { lane: number };

/** Up to `upTo` (exclusive) holes are final as soon as a snapshot's xmin has reached `xid`. */
type Hole = { upTo: number; xid: bigint };

const READ_AT_ONCE = 2000;

export type Horizon = {
  /** Everything up to this id is final and visible. */
  at(): number;
  /** Moves as far as it can; answers the newly final events, in order. `held`: a hole waits for its writer. */
  advance(): Promise<{ events: LaneEvent[]; held: boolean; more: boolean }>;
};

export const toEvent = (row: Row): LaneEvent =>
  ({ id: row.id, type: row.type, key: row.key, lane: row.lane, at: row.at, data: row.data }) as LaneEvent;

/** Opens at the end of the log as it is now, once every writer of that moment has ended. */
export const openHorizon = async (db: Kysely<DB>, pause: () => Promise<void>): Promise<Horizon> => {
  let position = await settledEnd(db, pause);
  let hole: Hole | null = null;
  return {
    at: () => position,
    advance: async () => {
      const { rows, xmin } = await readAfter(db, position);
      const events: LaneEvent[] = [];
      const settledBelow = hole !== null && xmin >= hole.xid ? hole.upTo : 0;
      if (settledBelow > 0) hole = null;
      for (const row of rows) {
        if (row.id !== position + 1 && row.id > settledBelow) {
          hole ??= { upTo: row.id, xid: await drawXid(db) };
          return { events, held: true, more: false };
        }
        position = row.id;
        events.push(toEvent(row));
      }
      return { events, held: false, more: rows.length === READ_AT_ONCE };
    },
  };
};

/** Above the ids of all transactions that have written so far. */
const drawXid = async (db: Kysely<DB>): Promise<bigint> => {
  const { rows } = await sql<{ xid: string }>`select pg_current_xact_id()::text as xid`.execute(db);
  return BigInt(rows[0]?.xid ?? '0');
};

const readAfter = async (db: Kysely<DB>, after: number): Promise<{ rows: Row[]; xmin: bigint }> => {
  type Line = { xmin: string } & { [K in keyof Row]: Row[K] | null };
  const { rows } = await sql<Line>`
    select pg_snapshot_xmin(now.snapshot)::text as xmin, e.id, e.type, e.key, e.lane, e.data, e.at
    from (select pg_current_snapshot() as snapshot) as now
    left join lateral (
      select id, type, key, lane, data, at from event_log where id > ${after} order by id limit ${READ_AT_ONCE}
    ) as e on true
    order by e.id`.execute(db);
  const first = rows[0];
  if (first === undefined) throw new Error('the snapshot query answered no row');
  return { rows: rows.filter((row) => row.id !== null) as Row[], xmin: BigInt(first.xmin) };
};

const settledEnd = async (db: Kysely<DB>, pause: () => Promise<void>): Promise<number> => {
  const start = await sql<{ last: number | null }>`select max(id) as last from event_log`.execute(db);
  const then = await drawXid(db);
  for (;;) {
    const now = await sql<{ xmin: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(db);
    if (BigInt(now.rows[0]?.xmin ?? '0') >= then) return start.rows[0]?.last ?? 0;
    await pause();
  }
};
