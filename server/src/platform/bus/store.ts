import { type Kysely, sql } from 'kysely';
import type { DB } from '../db/index.ts';
import { LANES } from './append.ts';
import { type LaneEvent, toEvent } from './horizon.ts';

const columns = ['id', 'type', 'key', 'lane', 'data', 'at'] as const;

/** Oldest first. `types` undefined: all. */
export const readEvents = async (
  db: Kysely<DB>,
  range: { after: number; upTo: number; types?: readonly string[]; limit: number },
): Promise<LaneEvent[]> => {
  let query = db.selectFrom('event_log').select(columns).where('id', '>', range.after).where('id', '<=', range.upTo);
  if (range.types !== undefined) query = query.where('type', 'in', [...range.types]);
  const rows = await query.orderBy('id').limit(range.limit).execute();
  return rows.map(toEvent);
};

export const findEvent = async (db: Kysely<DB>, id: number): Promise<LaneEvent | undefined> => {
  const row = await db.selectFrom('event_log').select(columns).where('id', '=', id).executeTakeFirst();
  return row && toEvent(row);
};

export const findLastEventId = async (db: Kysely<DB>): Promise<number> => {
  const last = await db
    .selectFrom('event_log')
    .select((e) => e.fn.max('id').as('id'))
    .executeTakeFirst();
  return Number(last?.id ?? 0);
};

export const loadPositions = async (db: Kysely<DB>, consumer: string, lanes: readonly number[]): Promise<[number, number][]> => {
  const rows = await db
    .selectFrom('lane_position')
    .select(['lane', 'position'])
    .where('consumer', '=', consumer)
    .where('lane', 'in', [...lanes])
    .execute();
  const stored = new Map(rows.map((row) => [row.lane, row.position]));
  return lanes.map((lane) => [lane, stored.get(lane) ?? 0]);
};

/** Below the position of each of its lanes a consumer reads nothing again. */
export const forgetHandled = async (db: Kysely<DB>): Promise<void> => {
  await sql`
    delete from handled_event h using (
      select consumer, min(position) as position from lane_position group by consumer having count(*) = ${LANES}
    ) as done
    where h.consumer = done.consumer and h.event_id <= done.position`.execute(db);
};

export const storePositions = async (db: Kysely<DB>, consumer: string, lanes: readonly number[], position: number): Promise<void> => {
  await sql`
    insert into lane_position (consumer, lane, position)
    select ${consumer}, lane, ${position} from unnest(${lanes}::smallint[]) as lane
    on conflict (consumer, lane) do update set position = greatest(lane_position.position, excluded.position), updated_at = now()`.execute(
    db,
  );
};

export const setAsideEvent = async (
  db: Kysely<DB>,
  failed: { consumer: string; event: LaneEvent; attempts: number; error: unknown },
): Promise<void> => {
  const { consumer, event, attempts, error } = failed;
  await db
    .insertInto('failed_event')
    .values({ consumer, event_id: event.id, key: event.key, attempts, error: String(error).slice(0, 4000) })
    .onConflict((conflict) => conflict.columns(['consumer', 'event_id']).doUpdateSet({ attempts, settled_at: null }))
    .execute();
};

export const settleFailedEvent = async (db: Kysely<DB>, consumer: string, eventId: number): Promise<void> => {
  await db
    .updateTable('failed_event')
    .set({ settled_at: new Date() })
    .where('consumer', '=', consumer)
    .where('event_id', '=', eventId)
    .execute();
};
