import type { ChannelKind, Inbox } from '@throughline/protocol/resources';
import type { z } from 'zod';
import type { ChannelBook, InboxRow } from '../../inboxes/index.ts';

type Channel = NonNullable<ReturnType<ChannelBook['get']>>;

export const presentInbox = (row: InboxRow, channel: Channel | undefined, publicUrl: string): Inbox => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  account: row.account ?? '',
  enabled: row.enabled,
  settings: row.settings,
  secretsSet: row.secretsSet,
  strategy: row.strategy,
  // Only channels that receive over HTTP have an address to be called at.
  webhookUrl: channel?.receive === undefined ? null : `${publicUrl}/webhooks/${row.webhookKey}`,
  playground: row.playground,
  state: row.state,
  createdAt: row.createdAt.toISOString(),
});

export const presentChannel = (channel: Channel, guide: { zh: string; en: string }): z.infer<typeof ChannelKind> => ({
  kind: channel.kind,
  label: channel.label,
  look: channel.look,
  abilities: { ...channel.abilities },
  fields: channel.fields.map((field) => ({ ...field })),
  guide,
});
