import type { WidgetClientFrame } from '@throughline/protocol/live';
import type { Outbox } from '../kept/outbox.ts';
import type { Clock } from './clock.ts';

const ACK_MS = 20_000;
const PAUSE_MS = 5_000;

export type Sender = {
  /** Sends the oldest waiting entry, unless one is under way already. */
  flush(): void;
  /** The server has it, by an ack or because it came back in the history. */
  settle(clientId: string): void;
  refuse(clientId: string, refusal: { code: string; detail: string }): void;
  /** The server cannot take it just now: the same entry again after a pause. */
  postpone(clientId: string): void;
  /** The line broke: whatever was under way is sent again after the resume, unless it came back in the history. */
  lineLost(): void;
};

/**
 * Empties the outbox one message at a time, so that messages arrive in the order of writing. An entry leaves only when the
 * server has said that it is stored; a repeat carries the same client id, by which the server drops it. Together: exactly once.
 */
export const createSender = (outbox: Outbox, send: (frame: WidgetClientFrame) => boolean, onStall: () => void, clock: Clock): Sender => {
  const underWay: { clientId: string | null; cancel: () => void } = { clientId: null, cancel: () => {} };
  const rest = (): void => {
    underWay.clientId = null;
    underWay.cancel();
  };
  const flush = (): void => {
    if (underWay.clientId !== null) return;
    const next = outbox.list().find((entry) => entry.refusal === null);
    if (next === undefined) return;
    const { clientId, parts, page } = next;
    underWay.clientId = clientId;
    underWay.cancel = clock.after(ACK_MS, onStall);
    if (!send({ type: 'send', clientId, parts, page })) rest();
  };
  const finish = (clientId: string): void => {
    if (underWay.clientId === clientId) rest();
    flush();
  };
  return {
    flush,
    settle: (clientId) => {
      outbox.remove(clientId);
      finish(clientId);
    },
    refuse: (clientId, refusal) => {
      const entry = outbox.list().find((each) => each.clientId === clientId);
      if (entry !== undefined) outbox.put({ ...entry, refusal });
      finish(clientId);
    },
    postpone: (clientId) => {
      if (underWay.clientId !== clientId) return;
      underWay.cancel();
      underWay.cancel = clock.after(PAUSE_MS, () => {
        rest();
        flush();
      });
    },
    lineLost: rest,
  };
};
