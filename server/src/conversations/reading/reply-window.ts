import type { ReplyWindow } from '@throughline/protocol/channel';
import type { ThreadRow } from '../types.ts';

const HOUR_MS = 3_600_000;

/**
 * Until when we may answer on a thread; null where the channel has no such limit. A provider that said "closed" is believed until
 * the customer writes again. What they write or tap is kept as the thread's last inbound time; that they opened it is not.
 */
export const findWindowEnd = (
  { lastInboundAt, createdAt, context }: Pick<ThreadRow, 'lastInboundAt' | 'createdAt' | 'context'>,
  windows: readonly ReplyWindow[],
): Date | null => {
  const told = typeof context.windowClosedAt === 'string' ? new Date(context.windowClosedAt) : null;
  if (told !== null && (lastInboundAt === null || told >= lastInboundAt)) return told;
  const hours = windows.filter(({ on }) => on.includes('message')).map((window) => window.hours);
  if (hours.length === 0) return null;
  return lastInboundAt === null ? createdAt : new Date(lastInboundAt.getTime() + Math.max(...hours) * HOUR_MS);
};
