import type { Thread } from '../api/use-api.ts';

/** Whether the platform takes nothing on this thread until the customer writes. */
export const isClosed = ({ windowEndsAt }: Pick<Thread, 'windowEndsAt'>, now: number): boolean =>
  windowEndsAt !== null && Date.parse(windowEndsAt) <= now;

/** Where else the customer can be answered now. */
export const findOpenOthers = (threads: readonly Thread[], closed: Pick<Thread, 'id'>, now: number): Thread[] =>
  threads.filter((thread) => thread.id !== closed.id && thread.canReply && !isClosed(thread, now));
