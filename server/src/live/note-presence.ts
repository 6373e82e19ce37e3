import { acting } from '../conversations/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { VisitorClaims } from './visitor-session.ts';
import { visitorOf } from './visitor-view.ts';

export type PresenceNotes = { came(claims: VisitorClaims): void; left(claims: VisitorClaims): void };

/** Tells the flows when a visitor's last window closed and when one opened again: replies follow those who asked for mail. */
export const createPresenceNotes = (deps: { bus: Bus; clock: Clock; onError(error: unknown): void }): PresenceNotes => {
  // Coming and leaving are noted in the order they happened.
  let last: Promise<void> = Promise.resolve();
  const note = (act: () => Promise<void>): void => {
    last = last.then(act).catch(deps.onError);
  };
  return {
    came: (claims) => note(() => deps.bus.transact((tx) => acting.noteReturn(tx, visitorOf(claims)))),
    left: (claims) => {
      const at = deps.clock.now();
      note(() => deps.bus.transact((tx) => acting.noteLeaving(tx, visitorOf(claims), at)));
    },
  };
};
