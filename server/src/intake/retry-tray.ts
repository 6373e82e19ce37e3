/* A person said "try again": each kind of item goes back to where it came from. */
import { ChannelEvent } from '@throughline/protocol/envelope';
import { acting } from '../conversations/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { TrayRow } from '../tray/index.ts';
import { type ReceiveMailDeps, receiveMail } from './receive-mail.ts';

type Item = TrayRow & { raw: Buffer };

export const retryTrayItem = async (deps: ReceiveMailDeps, item: Item): Promise<void> => {
  if (item.kind === 'unsent' && item.messageId !== null) return retrySending(deps, item.messageId);
  if (item.kind === 'event-failed') return deps.bus.retry(String(item.context.consumer), Number(item.context.eventId));
  const inbox = item.inboxId === null ? undefined : await deps.inboxes.find(item.inboxId);
  if (inbox === undefined) throw new Refusal('inbox-gone', { inboxId: item.inboxId });
  const { event, envelope } = item.context;
  if (event !== undefined) {
    // A person says it belongs somewhere: from now on it is a message like any other.
    const parsed = ChannelEvent.parse(event);
    const { automatic: _, ...meta } = parsed.meta;
    await deps.accept(inbox, { ...parsed, meta });
    return;
  }
  if (envelope === undefined) throw new Refusal('cannot-retry', { reason: item.reason });
  const answer = await receiveMail(deps, inbox, item.raw, envelope as { mailFrom?: string; rcptTo: string[] });
  if (!answer.ok) throw new Refusal('still-refused', { why: answer.text });
};

const retrySending = (deps: ReceiveMailDeps, messageId: string): Promise<void> =>
  deps.bus.transact((tx) => acting.requeue(tx, acting.EVERYTHING, messageId));
