/*
 * One consumer at work. Events come from the horizon (`offer`) or, after a start or a jam, from the table (`catchUp`); they
 * queue by key, a few keys are worked at once, one event of a key at a time. The position stored is below everything in flight.
 */
import type { LaneEvent } from './horizon.ts';
import { loadPositions, readEvents, storePositions } from './store.ts';
import type { ConsumeDeps, Consumer } from './types.ts';
import { openWorkshop } from './workshop.ts';

const READ_AT_ONCE = 500;
const MOST_IN_FLIGHT = 1000;

export type Runner = {
  name: string;
  /** Newly final events straight from the horizon: saves the query when this consumer is caught up. */
  offer(from: number, events: readonly LaneEvent[], to: number): void;
  /** Reads what it has not been offered. */
  catchUp(): Promise<void>;
  savePositions(): Promise<void>;
  idle(): boolean;
  stop(): Promise<void>;
};

export const createRunner = (consumer: Consumer, deps: ConsumeDeps): Runner => {
  const types = new Set<string>(consumer.types);
  const positions = new Map<number, number>();
  const workshop = openWorkshop(consumer, deps);
  let cursor = -1;
  let saved = -1;
  let reading: Promise<void> | null = null;

  const takeAll = (events: readonly LaneEvent[]): void => {
    for (const event of events) {
      const at = positions.get(event.lane);
      if (at !== undefined && event.id > at && types.has(event.type) && !workshop.inFlight.has(event.id)) workshop.take(event);
    }
    workshop.startReady();
  };
  const read = async (): Promise<void> => {
    cursor = await joinLanes(consumer.name, deps, positions, cursor);
    while (!workshop.stopped() && positions.size > 0 && cursor < deps.horizon() && workshop.inFlight.size < MOST_IN_FLIGHT) {
      const to = deps.horizon();
      const events = await readEvents(deps.db, { after: cursor, upTo: to, types: [...types], limit: READ_AT_ONCE });
      takeAll(events);
      cursor = events.length === READ_AT_ONCE ? (events.at(-1)?.id ?? to) : to;
    }
  };

  return {
    name: consumer.name,
    offer: (from, events, to) => {
      if (cursor !== from || reading !== null || workshop.stopped() || workshop.inFlight.size >= MOST_IN_FLIGHT) return;
      takeAll(events);
      cursor = to;
    },
    catchUp: async () => {
      reading ??= read().finally(() => {
        reading = null;
      });
      await reading;
    },
    savePositions: async () => {
      const safe = Math.min(cursor, ...[...workshop.inFlight.keys()].map((id) => id - 1));
      if (safe <= saved || positions.size === 0) return;
      await storePositions(deps.db, consumer.name, [...positions.keys()], safe);
      for (const lane of positions.keys()) positions.set(lane, safe);
      saved = safe;
    },
    idle: () => workshop.inFlight.size === 0 && reading === null && cursor >= deps.horizon(),
    stop: workshop.stop,
  };
};

/** Lanes this process has not worked yet start where they were left; answers from where to read. */
const joinLanes = async (consumer: string, deps: ConsumeDeps, positions: Map<number, number>, cursor: number): Promise<number> => {
  const first = positions.size === 0;
  const fresh = [...(await deps.lanes.hold(consumer))].filter((lane) => !positions.has(lane));
  if (fresh.length === 0) return cursor;
  const loaded = await loadPositions(deps.db, consumer, fresh);
  for (const [lane, position] of loaded) positions.set(lane, position);
  const lowest = Math.min(...loaded.map(([, position]) => position));
  return first ? lowest : Math.min(cursor, lowest);
};
