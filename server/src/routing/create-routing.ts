import type { EventType } from '@throughline/protocol/events';
import type { Task } from '../platform/jobs/index.ts';
import { matchQueue, type RoutingDeps } from './match-queue.ts';
import { lapseOffer, withdrawStale } from './settle-offer.ts';
import { listExpired } from './store.ts';

const WAKES: readonly EventType[] = [
  'conversation.handedOver',
  'conversation.opened',
  'conversation.assigned',
  'conversation.resolved',
  'conversation.reopened',
  'conversation.snoozed',
  'conversation.woken',
  'offer.declined',
  'offer.lapsed',
  'agent.changed',
];

const BY_HAND: ReadonlySet<EventType> = new Set(['conversation.assigned', 'conversation.resolved', 'conversation.snoozed']);

export type Routing = {
  /** Before the bus starts. */
  subscribe(): void;
  /** Looks at the queue now: after a start, or when an agent comes online. */
  match(): Promise<void>;
  tasks: Readonly<Record<string, Task>>;
};

/** Offers what waits to who is there. */
export const createRouting = (deps: RoutingDeps): Routing => {
  // Many events may wake the matcher while it works: one more look afterwards serves them all.
  let working: Promise<void> | null = null;
  let again = false;
  const match = async (): Promise<void> => {
    again = true;
    while (again) {
      if (working === null) {
        again = false;
        working = matchQueue(deps).finally(() => {
          working = null;
        });
      }
      await working;
    }
  };
  const subscribe = (): void =>
    deps.bus.subscribe({
      name: 'routing',
      types: WAKES,
      handle: async (event) => {
        if (BY_HAND.has(event.type)) await deps.bus.transact((tx) => withdrawStale(tx, event.key, deps.clock.now()));
        await match();
      },
    });
  return {
    subscribe,
    match: async () => {
      await deps.bus.transact(async (tx) => {
        for (const id of await listExpired(tx.sql, deps.clock.now())) await lapseOffer(tx, id, deps.clock.now());
      });
      await match();
    },
    tasks: { 'lapse-offer': (payload) => deps.bus.transact((tx) => lapseOffer(tx, String(payload.offerId), deps.clock.now())) },
  };
};
