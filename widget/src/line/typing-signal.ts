import type { WidgetClientFrame } from '@throughline/protocol/live';
import type { Clock } from './clock.ts';

const REPEAT_MS = 3_000;
const IDLE_MS = 5_000;

export type TypingSignal = { input(): void; stop(): void };

/** Says that the visitor types: at once, again every few seconds, and no longer after a pause or after sending. */
export const createTypingSignal = (send: (frame: WidgetClientFrame) => boolean, clock: Clock): TypingSignal => {
  const told = { at: Number.NEGATIVE_INFINITY, on: false, cancel: () => {} };
  const stop = (): void => {
    told.cancel();
    if (told.on) send({ type: 'typing', on: false });
    told.on = false;
    told.at = Number.NEGATIVE_INFINITY;
  };
  return {
    input: () => {
      told.cancel();
      told.cancel = clock.after(IDLE_MS, stop);
      if (clock.now() - told.at < REPEAT_MS) return;
      told.on = send({ type: 'typing', on: true });
      if (told.on) told.at = clock.now();
    },
    stop,
  };
};
