import type { AnyChannel } from '@throughline/protocol/channel';
import type { InboxBook } from '../inboxes/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Outside } from '../platform/calls/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/db/index.ts';

export type DeliveryDeps = {
  database: Database;
  bus: Bus;
  clock: Clock;
  inboxes: InboxBook;
  channels: ReadonlyMap<string, AnyChannel>;
  outside: Outside;
  onTrouble(error: unknown): void;
};
