import type { TrayItem } from '@throughline/protocol/resources';
import type { TrayRow } from '../../tray/index.ts';

export const presentTrayItem = (row: TrayRow): TrayItem => ({
  id: row.id,
  kind: row.kind,
  inboxId: row.inboxId,
  channel: row.channel,
  reason: row.reason,
  detail: row.detail,
  state: row.state,
  conversationId: row.conversationId,
  messageId: row.messageId,
  rawBytes: row.rawBytes,
  createdAt: row.createdAt.toISOString(),
  settledAt: row.settledAt?.toISOString() ?? null,
});
