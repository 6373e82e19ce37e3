/*
 * Group commit. Requests wait in a line; as long as fewer than `parallel` transactions run, the next one takes everything
 * in the line (up to `most`). Under load many requests share one fsync; an idle server answers at once.
 * When a shared transaction fails, its members are tried one by one, so that a bad message harms nobody else.
 */
import type { ChannelEvent } from '@throughline/protocol/envelope';
import type { OpenInbox } from '../inboxes/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import { acceptBatch } from './accept-batch.ts';
import type { Acceptance, Waiting } from './types.ts';

/** Resolves after commit. null: stored in the tray or nothing to store (an automatic mail that belongs nowhere). */
export type Accept = (inbox: OpenInbox, event: ChannelEvent) => Promise<Acceptance | null>;

export type AcceptOptions = { most?: number; parallel?: number };
type Line = Waiting & { resolve(acceptance: Acceptance | null): void; reject(error: unknown): void };

export const createAccept = (deps: { bus: Bus; clock: Clock }, options: AcceptOptions = {}): Accept => {
  const { most = 200, parallel = 2 } = options;
  const line: Line[] = [];
  let running = 0;

  const commit = async (members: readonly Line[], again = false): Promise<void> => {
    try {
      const answers = await deps.bus.transact((tx) => acceptBatch(tx, members, deps.clock.now()), { prepared: true });
      for (const [at, member] of members.entries()) member.resolve(answers[at] ?? null);
    } catch (error) {
      const [only] = members;
      // A twin is stored by now, and is found by the second try.
      if (members.length > 1 || (isTwin(error) && !again)) for (const member of members) await commit([member], members.length === 1);
      else only?.reject(error);
    }
  };
  const pump = (): void => {
    while (running < parallel && line.length > 0) {
      const members = line.splice(0, most);
      running += 1;
      void commit(members).finally(() => {
        running -= 1;
        pump();
      });
    }
  };
  let scheduled = false;
  return (inbox, event) =>
    new Promise((resolve, reject) => {
      line.push({ inbox, event, resolve, reject });
      if (scheduled) return;
      scheduled = true;
      // Let the requests that arrived in the same turn of the loop join this transaction.
      setImmediate(() => {
        scheduled = false;
        pump();
      });
    });
};

/** The same message was accepted in another transaction at the same moment: neither could see the other. */
const isTwin = (error: unknown): boolean => error instanceof Error && (error as { constraint?: unknown }).constraint === 'message_external';
