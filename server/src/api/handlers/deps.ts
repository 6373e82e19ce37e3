import type { BodyOf } from '@throughline/protocol/api';
import type { ChannelEvent } from '@throughline/protocol/envelope';
import type { KnowledgeIndex } from '../../assistant/index.ts';
import type { ChannelBook, InboxBook, Sealer } from '../../inboxes/index.ts';
import type { ReadText } from '../../intents/index.ts';
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
  /** What the API channel makes of a message posted to it. */
  readApiMessage(input: BodyOf<'receiveMessage'>, now: number): ChannelEvent;
  /** The assistant's retrieval. */
  knowledge: Pick<KnowledgeIndex, 'search'>;
  readText: ReadText;
  /** Does again what failed and left this in the tray; throws a Refusal when that cannot be. */
  retryTray(item: TrayRow & { raw: Buffer }): Promise<void>;
};
