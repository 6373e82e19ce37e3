import type { WidgetMessage } from '@throughline/protocol/live';
import type { OutboxEntry } from '../kept/outbox.ts';
import type { ChatView } from '../line/chat-view.ts';

export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'new'; key: string }
  | { kind: 'message'; key: string; message: WidgetMessage; first: boolean; last: boolean }
  | { kind: 'pending'; key: string; entry: OutboxEntry; first: boolean };

const QUIET_MS = 15 * 60_000;

const dayOf = (at: string): string => new Date(at).toDateString();
const speaks = (message: WidgetMessage): string => (message.mine ? 'mine' : `${message.author.type}:${message.author.name}`);

/**
 * The stops along the line. `first` starts a new speaker, or the same one after a pause; `last` is the visitor's newest
 * stored message, the one that carries its receipt. The key of an own message is its client id, so that the row stays the
 * same element when the message goes from pending to stored.
 */
export const rowsOf = (view: Pick<ChatView, 'messages' | 'pending'>, newFrom: number | null): Row[] => {
  const rows: Row[] = [];
  let before: { who: string; at: string } | undefined;
  const lastMine = view.messages.findLast((message) => message.mine);
  const step = (who: string, at: string): boolean => {
    const newDay = before === undefined || dayOf(before.at) !== dayOf(at);
    if (newDay) rows.push({ kind: 'day', key: `day ${dayOf(at)}`, at });
    const first = newDay || before?.who !== who || Date.parse(at) - Date.parse(before.at) > QUIET_MS;
    before = { who, at };
    return first;
  };
  for (const message of view.messages) {
    const isNew = message.seq === newFrom;
    const first = step(speaks(message), message.at) || isNew;
    if (isNew) rows.push({ kind: 'new', key: 'new' });
    rows.push({ kind: 'message', key: message.clientId ?? message.id, message, first, last: message === lastMine });
  }
  for (const entry of view.pending) rows.push({ kind: 'pending', key: entry.clientId, first: step('mine', entry.at), entry });
  return rows;
};
