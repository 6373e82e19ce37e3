import type { EventType, NewEvent } from '@throughline/protocol/events';
import { type RawBuilder, sql } from 'kysely';

/** How many lanes a key can fall into; a lane is worked by one process at a time. */
export const LANES = 8;

// FNV-1a, 32 bit: stable across versions, because lanes are stored with the events.
const laneOf = (key: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % LANES;
};

/**
 * The statement that appends events, in order. Its materialised first step gives the transaction its id before any event id
 * is drawn from the sequence: `horizon.ts` rests on that.
 */
export const printAppend = (events: readonly NewEvent<EventType>[]): RawBuilder<unknown> => {
  const types = events.map((event) => event.type);
  const keys = events.map((event) => event.key);
  const lanes = keys.map(laneOf);
  const contents = events.map((event) => JSON.stringify(event.data));
  return sql`
    with writer as materialized (select pg_current_xact_id() as xid)
    insert into event_log (xid, type, key, lane, data)
    select writer.xid, e.type, e.key, e.lane, e.data
    from writer, unnest(${types}::text[], ${keys}::text[], ${lanes}::smallint[], ${contents}::jsonb[])
      with ordinality as e (type, key, lane, data, place)
    order by e.place`;
};
