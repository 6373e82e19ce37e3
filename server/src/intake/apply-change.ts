import type { ChannelEvent } from '@throughline/protocol/envelope';
import { acting } from '../conversations/index.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import type { Bus, Tx } from '../platform/bus/index.ts';
import { addToTray } from '../tray/index.ts';

/** Everything an adapter reports that is not a message. Repeating one changes nothing. Typing and opening are not stored. */
export const applyChange = async (bus: Bus, inbox: OpenInbox, event: ChannelEvent): Promise<void> => {
  if (event.type === 'typing' || event.type === 'opened' || event.type === 'message') return;
  await bus.transact((tx) => apply(tx, inbox, event));
};

const apply = async (tx: Tx, inbox: OpenInbox, event: ChannelEvent): Promise<void> => {
  switch (event.type) {
    case 'edit':
      await acting.editMessage(tx, { inboxId: inbox.id, key: event.ref ?? event.key, parts: event.parts });
      return;
    case 'delete':
      await acting.noteChange(tx, { inboxId: inbox.id, providerId: event.ref ?? event.key, kind: 'deleted', facts: { at: event.at } });
      return;
    case 'reaction':
      await acting.noteChange(tx, {
        inboxId: inbox.id,
        providerId: event.ref ?? event.key,
        kind: 'reaction',
        facts: { parts: event.parts, at: event.at },
      });
      return;
    case 'receipt':
      await applyReceipt(tx, inbox, event);
      return;
    case 'migrated':
      await acting.renameThreads(tx, inbox.id, event.threadKey, event.ref ?? event.threadKey);
      return;
    default:
      return;
  }
};

const applyReceipt = async (tx: Tx, inbox: OpenInbox, event: ChannelEvent): Promise<void> => {
  if (event.receipt === undefined || event.ref === undefined) return;
  const known = await acting.recordReceipt(tx, {
    inboxId: inbox.id,
    providerId: event.ref,
    state: event.receipt.state,
    detail: event.receipt.detail,
  });
  if (!known && event.receipt.state === 'failed')
    await addToTray(tx, {
      kind: 'unplaced',
      inboxId: inbox.id,
      channel: inbox.kind,
      reason: 'receipt-for-unknown-message',
      detail: event.receipt.detail ?? '',
      raw: Buffer.from(JSON.stringify(event)),
    });
};
