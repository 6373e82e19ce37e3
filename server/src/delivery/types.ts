import type { AnyChannel, CallResult, OutgoingMail } from '@throughline/protocol/channel';
import type { InboxBook, OpenInbox } from '../inboxes/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/db/index.ts';

/** The world outside, as delivery needs it. */
export type Outside = {
  /** Guarded against requests into the private network; follows no redirect for POST. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  sendMail(inbox: OpenInbox, mail: OutgoingMail): Promise<CallResult>;
  readFile(fileId: string): Promise<{ bytes: Uint8Array; name: string; mime: string } | undefined>;
  /** Public, signed, expiring. */
  fileUrl(fileId: string): string;
};

export type DeliveryDeps = {
  database: Database;
  bus: Bus;
  clock: Clock;
  inboxes: InboxBook;
  channels: ReadonlyMap<string, AnyChannel>;
  outside: Outside;
  onTrouble(error: unknown): void;
};
