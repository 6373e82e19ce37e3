import type { Strategy } from '@throughline/protocol/resources';
import type { Settings } from './settings.ts';

export type InboxRow = {
  id: string;
  kind: string;
  name: string;
  account: string | null;
  /** Without secrets. */
  settings: Settings;
  secretsSet: string[];
  strategy: Strategy;
  webhookKey: string;
  enabled: boolean;
  playground: boolean;
  state: { ok: boolean; detail: string };
  createdAt: Date;
};

/** With secrets opened and settings parsed by the channel: never leaves the server. */
export type OpenInbox = Omit<InboxRow, 'secretsSet'> & {
  /** A new thread on this channel is a new issue: channels whose messages carry a subject. */
  threadsAreIssues: boolean;
};
