/* The bus' heart: horizon → followers and crew, again and again, until it is stopped. */
import type { BusEvent } from '@throughline/protocol/events';
import type { Database } from '../db/index.ts';
import { type Alarm, createAlarm } from './alarm.ts';
import { type Crew, type CrewDeps, createCrew } from './crew.ts';
import { type Horizon, openHorizon } from './horizon.ts';
import type { Consumer } from './types.ts';

export type PumpOptions = Omit<CrewDeps, 'horizon' | 'wait'> & { pollMs: number };
export type Followers = ReadonlySet<(events: readonly BusEvent[]) => void>;
export type Pump = { alarm: Alarm; horizon(): number; idle(): boolean; start(): Promise<void>; stop(): Promise<void> };

const SAVE_EVERY_MS = 200;
const HOLE_POLL_MS = 5;
const TROUBLE_PAUSE_MS = 500;
const RELOOK_AT_LANES_MS = 2000;

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const createPump = (database: Database, consumers: readonly Consumer[], followers: Followers, options: PumpOptions): Pump => {
  const alarm = createAlarm();
  let horizon: Horizon | null = null;
  let running: Promise<void> = Promise.resolve();
  let stopping = false;
  const at = (): number => horizon?.at() ?? 0;
  const crew = createCrew(database, consumers, { ...options, horizon: at, wait });
  const loop = async (current: Horizon): Promise<void> => {
    const keep = createKeeper(crew);
    while (!stopping) {
      try {
        await crew.gather();
        const pause = await step(current, crew, followers, options.pollMs);
        await keep();
        await alarm.sleep(pause);
      } catch (error) {
        options.onTrouble(error);
        await wait(TROUBLE_PAUSE_MS);
      }
    }
  };
  return {
    alarm,
    horizon: at,
    idle: crew.idle,
    start: async () => {
      horizon = await openHorizon(database.kysely, () => wait(HOLE_POLL_MS));
      await crew.gather();
      running = loop(horizon);
    },
    stop: async () => {
      stopping = true;
      alarm.ring();
      await running;
      await crew.stop();
    },
  };
};

/** Hands on what has become final; answers how long to sleep. */
const step = async (horizon: Horizon, crew: Crew, followers: Followers, pollMs: number): Promise<number> => {
  const from = horizon.at();
  const { events, held, more } = await horizon.advance();
  if (events.length > 0) {
    for (const listener of followers) listener(events);
    crew.offer(from, events, horizon.at());
  }
  crew.nudge();
  if (more) return 0;
  return held ? HOLE_POLL_MS : pollMs;
};

/** What is done now and then: storing positions, looking for free lanes. */
const createKeeper = (crew: Crew): (() => Promise<void>) => {
  let [savedAt, lookedAt] = [Date.now(), Date.now()];
  return async () => {
    if (Date.now() - savedAt > SAVE_EVERY_MS) {
      await crew.savePositions();
      savedAt = Date.now();
    }
    if (Date.now() - lookedAt > RELOOK_AT_LANES_MS) {
      await crew.relook();
      lookedAt = Date.now();
    }
  };
};
