import { expect, test } from 'vitest';
import type { ConversationSummary, Message } from '../api/use-api.ts';
import type { ListFilter } from '../list/list-filter.ts';
import { placeMessage, type LoadedMessages, messagesOf } from './place-message.ts';
import { type LoadedList, placeSummary } from './place-summary.ts';
import { planEvent } from './plan-event.ts';

const ME = 'me';
const at = (minute: number): string => `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`;
const row = (id: string, minute: number, more: Partial<ConversationSummary> = {}): ConversationSummary => ({
  id,
  reference: '48210937',
  subject: id,
  status: 'open',
  handling: 'agent',
  assignee: { id: ME, name: 'Me' },
  customer: { id: 'c', name: 'C' },
  channels: ['web'],
  lastChannel: 'web',
  language: 'zh',
  intent: null,
  mood: 'calm',
  urgency: 0,
  last: { text: '', author: 'customer', at: at(minute) },
  waitingSince: at(minute),
  unread: 0,
  seq: 1,
  snoozedUntil: null,
  createdAt: at(0),
  updatedAt: at(minute),
  ...more,
});
const list = (nextCursor: string | null, ...items: ConversationSummary[]): LoadedList => ({
  pages: [{ items, nextCursor }],
  pageParams: [null],
});
const mine: ListFilter = { view: 'mine', status: 'open', sort: 'newest' };
const ids = (loaded: LoadedList): string[] => loaded.pages.flatMap((page) => page.items.map((one) => one.id));

test('a conversation with news rises to the top of the newest', () => {
  expect(ids(placeSummary(list(null, row('a', 9), row('b', 5)), row('b', 12), mine, ME))).toEqual(['b', 'a']);
});

test('longest waiting stays first when sorted by waiting', () => {
  const waiting: ListFilter = { view: 'all', sort: 'waiting' };
  const loaded = list(null, row('old', 1), row('answered', 3, { waitingSince: null }));
  expect(ids(placeSummary(loaded, row('new', 8), waiting, ME))).toEqual(['old', 'new', 'answered']);
});

test('one given to a colleague leaves mine, and one that fits no filter does not come in', () => {
  const gone = row('a', 12, { assignee: { id: 'other', name: 'O' } });
  expect(ids(placeSummary(list(null, row('a', 9)), gone, mine, ME))).toEqual([]);
  expect(ids(placeSummary(list(null), row('x', 3, { status: 'resolved' }), mine, ME))).toEqual([]);
});

test('one that belongs beyond the loaded end waits for its page', () => {
  expect(ids(placeSummary(list('more', row('a', 9)), row('old', 2), mine, ME))).toEqual(['a']);
  expect(ids(placeSummary(list(null, row('a', 9)), row('old', 2), mine, ME))).toEqual(['a', 'old']);
});

const message = (id: string, seq: number, state: Message['delivery']['state'] = 'received', minute = seq): Message => ({
  id,
  conversationId: 'c',
  threadId: 't',
  seq,
  direction: 'inbound',
  internal: false,
  author: { type: 'customer', id: null, name: 'C' },
  channel: 'web',
  inboxId: null,
  parts: [],
  createdAt: at(seq),
  delivery: { state, at: at(minute), attempts: 0, error: null, nextTryAt: null, pieces: [] },
  meta: {},
  sources: [],
  understanding: null,
});
const stream: LoadedMessages = {
  pages: [
    { items: [message('c', 3), message('d', 4)], nextCursor: 'x' },
    { items: [message('a', 1), message('b', 2)], nextCursor: null },
  ],
  pageParams: [null, 'x'],
};

test('a new message joins the end of the stream, and an older unloaded one waits', () => {
  expect(messagesOf(placeMessage(stream, message('e', 5))).map((one) => one.id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  const newestOnly: LoadedMessages = { pages: stream.pages.slice(0, 1), pageParams: [null] };
  expect(messagesOf(placeMessage(newestOnly, message('a', 1))).map((one) => one.id)).toEqual(['c', 'd']);
});

test('a changed message is replaced wherever it lies, but its receipt never turns back', () => {
  const read = placeMessage(stream, message('b', 2, 'read', 30));
  expect(messagesOf(read)[1]?.delivery.state).toBe('read');
  expect(messagesOf(placeMessage(read, message('b', 2, 'sent', 20)))[1]?.delivery.state).toBe('read');
});

test('a message that rides along is placed; one that does not makes the stream old', () => {
  const frame = { type: 'event', seq: 1, event: 'message.received', conversationId: 'c', data: {} } as const;
  expect(planEvent({ ...frame, message: message('m', 9) }).message?.id).toBe('m');
  expect(planEvent({ ...frame, message: message('m', 9) }).stale).not.toContainEqual(['messages', 'c']);
  expect(planEvent(frame).stale).toContainEqual(['messages', 'c']);
  expect(planEvent(frame).refresh).toEqual(['c']);
});

test('a moved thread makes both conversations old', () => {
  const plan = planEvent({ type: 'event', seq: 1, event: 'thread.moved', conversationId: 'b', data: { fromConversationId: 'a' } });
  expect(plan.refresh).toEqual(['b', 'a']);
  expect(plan.stale).toContainEqual(['messages', 'a']);
});

test('an unknown event changes nothing', () => {
  expect(planEvent({ type: 'event', seq: 1, event: 'weather.changed', conversationId: null, data: {} })).toEqual({
    message: null,
    refresh: [],
    stale: [],
  });
});
