/* The consumers of this process and the lanes they hold; rebuilt when the connection that holds the lanes is lost. */
import type { Database } from '../db/index.ts';
import { createRunner, type Runner } from './consume.ts';
import type { LaneEvent } from './horizon.ts';
import { type LaneHolder, openLaneHolder } from './lanes.ts';
import type { ConsumeDeps, Consumer } from './types.ts';

export type Crew = {
  /** Takes lanes if it has none: at the start, and after the connection broke. */
  gather(): Promise<void>;
  offer(from: number, events: readonly LaneEvent[], to: number): void;
  /** Those who are behind read for themselves. */
  nudge(): void;
  /** Everybody looks for lanes that others have left. */
  relook(): Promise<void>;
  savePositions(): Promise<void>;
  idle(): boolean;
  stop(): Promise<void>;
};

export type CrewDeps = Pick<ConsumeDeps, 'horizon' | 'wait' | 'onError' | 'onSetAside'> & { onTrouble(error: unknown): void };

export const createCrew = (database: Database, consumers: readonly Consumer[], deps: CrewDeps): Crew => {
  let runners: Runner[] = [];
  let lanes: LaneHolder | null = null;
  const all = async (act: (runner: Runner) => Promise<void>): Promise<void> => {
    await Promise.all(runners.map(act));
  };
  return {
    gather: async () => {
      if (lanes !== null) return;
      await all((runner) => runner.stop());
      const held = await openLaneHolder(database.pool, () => {
        lanes = null;
      });
      lanes = held;
      runners = consumers.map((consumer) => createRunner(consumer, { ...deps, db: database.kysely, lanes: held }));
      await all((runner) => runner.catchUp());
    },
    offer: (from, events, to) => {
      for (const runner of runners) runner.offer(from, events, to);
    },
    nudge: () => {
      for (const runner of runners) if (!runner.idle()) runner.catchUp().catch(deps.onTrouble);
    },
    relook: () => all((runner) => runner.catchUp()),
    savePositions: () => all((runner) => runner.savePositions()),
    idle: () => runners.every((runner) => runner.idle()),
    stop: async () => {
      await all((runner) => runner.stop());
      // A database that is gone keeps its old positions: events come again, which consumers bear.
      await all((runner) => runner.savePositions().catch(() => undefined));
      lanes?.release();
    },
  };
};
