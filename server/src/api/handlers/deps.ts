import type { ResponseOf } from '@throughline/protocol/api';
import type { ChannelBook, InboxBook, Sealer } from '../../inboxes/index.ts';
import type { Accept } from '../../intake/index.ts';
import type { Bus } from '../../platform/bus/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { TrayRow } from '../../tray/index.ts';

/** What the handlers need besides the rooms' own functions. */
export type HandlerDeps = {
  database: Database;
  bus: Pick<Bus, 'transact'>;
  clock: Clock;
  publicUrl: string;
  channels: ChannelBook;
  /** How to get credentials, by channel kind; Markdown. */
  guides: ReadonlyMap<string, { zh: string; en: string }>;
  sealer: Sealer;
  inboxes: InboxBook;
  files: FileStore;
  accept: Accept;
  /** Articles that may answer a text, best first; the assistant's retrieval. */
  suggest(text: string, language: string): Promise<ResponseOf<'suggestArticles'>['items']>;
  /** Does again what failed and left this in the tray; throws a Refusal when that cannot be. */
  retryTray(item: TrayRow & { raw: Buffer }): Promise<void>;
};
