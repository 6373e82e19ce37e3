import { expect, test } from 'vitest';
import type { Decision, Message, Thread } from '../api/use-api.ts';
import { buildStream, type StreamInput, type StreamItem } from './build-stream.ts';

const at = (hour: number, minute = 0): string => new Date(Date.UTC(2026, 10, 22, hour, minute)).toISOString();
const thread = (id: string, channel: string): Thread => ({
  id,
  conversationId: 'c',
  inboxId: 'i',
  inboxName: channel,
  channel,
  address: { type: 'user', value: id, scope: '', verified: true },
  verified: true,
  joinedBy: 'first',
  canReply: true,
  windowEndsAt: null,
  createdAt: at(1),
  lastAt: at(1),
});
const THREADS = [thread('w', 'web'), thread('e', 'email')];
const message = (seq: number, threadId: string | null, when: string, author: Message['author']['type'] = 'customer'): Message => ({
  id: `m${seq}`,
  conversationId: 'c',
  threadId,
  seq,
  direction: author === 'customer' ? 'inbound' : 'outbound',
  internal: threadId === null,
  author: { type: author, id: null, name: author },
  channel: THREADS.find((one) => one.id === threadId)?.channel ?? null,
  inboxId: null,
  parts: [],
  createdAt: when,
  delivery: { state: 'sent', at: when, attempts: 0, error: null, nextTryAt: null, pieces: [] },
  meta: {},
  sources: [],
  understanding: null,
});
const decision = (id: string, kind: Decision['kind'], when: string, messageId: string | null = null): Decision => ({
  id,
  kind,
  at: when,
  outcome: 'x',
  reason: 'y',
  facts: {},
  messageId,
  threadId: null,
  undoneAt: null,
});
const build = (more: Partial<StreamInput>): StreamItem[] =>
  buildStream({ messages: [], decisions: [], threads: THREADS, readSeq: 99, dayOf: (time) => time.slice(0, 10), ...more });
const shape = (items: StreamItem[]): string[] =>
  items.map((item) =>
    item.kind === 'message' ? item.message.id : item.kind === 'decisions' ? item.items.map((one) => one.id).join('+') : item.kind,
  );

test('a change of channel is a stop of its own that says from where, after how long, and why', () => {
  const items = build({
    messages: [message(1, 'w', at(14)), message(2, 'e', at(16, 20))],
    decisions: [decision('d', 'place', at(16, 21), 'm2')],
  });
  expect(shape(items)).toEqual(['day', 'm1', 'switch', 'm2']);
  expect(items[2]).toMatchObject({
    kind: 'switch',
    from: 'web',
    channel: 'email',
    gapMs: 140 * 60_000,
    byCustomer: true,
    why: [{ id: 'd' }],
  });
});

test('the line keeps its colour through notes and decisions', () => {
  const items = build({
    messages: [message(1, 'e', at(9)), message(2, null, at(9, 10), 'agent')],
    decisions: [decision('d', 'route', at(9, 5))],
  });
  expect(items.map((item) => item.channel)).toEqual(['email', 'email', 'email', 'email']);
});

test('decisions stand between messages by time, together when nothing was said between them', () => {
  const decisions = [decision('b', 'route', at(9, 3)), decision('a', 'hand-over', at(9, 2), 'm1'), decision('z', 'route', at(9, 30))];
  expect(shape(build({ messages: [message(1, 'w', at(9)), message(2, 'w', at(9, 10), 'agent')], decisions }))).toEqual([
    'day',
    'm1',
    'a+b',
    'm2',
    'z',
  ]);
});

test('a decision about a message never stands before it, whatever the clocks say', () => {
  expect(
    shape(
      build({ messages: [message(1, 'w', at(9)), message(2, 'w', at(9, 10))], decisions: [decision('d', 'hand-over', at(9, 9), 'm2')] }),
    ),
  ).toEqual(['day', 'm1', 'm2', 'd']);
});

test('an answer carries the decision behind it, whether that names the answer or the question', () => {
  const messages = [message(1, 'w', at(9)), message(2, 'w', at(9, 1), 'assistant')];
  for (const about of ['m1', 'm2']) {
    const items = build({ messages, decisions: [decision('d', 'answer', at(9), about)] });
    expect(shape(items)).toEqual(['day', 'm1', 'm2']);
    expect(items[2]).toMatchObject({ why: [{ id: 'd' }] });
  }
});

test('the divider stands before the first customer message that was not read', () => {
  const messages = [message(1, 'w', at(9)), message(2, 'w', at(9, 1), 'agent'), message(3, 'w', at(9, 2)), message(4, 'w', at(9, 3))];
  const items = build({ messages, readSeq: 1 });
  expect(shape(items)).toEqual(['day', 'm1', 'm2', 'unread', 'm3', 'm4']);
  expect(items[3]).toMatchObject({ count: 2 });
});

test('a run by one writer has one head; a pause, another writer or a new day starts again', () => {
  const messages = [
    message(1, 'w', at(9)),
    message(2, 'w', at(9, 1)),
    message(3, 'w', at(9, 20)),
    message(4, 'w', at(9, 21), 'agent'),
    message(5, 'w', at(34)),
  ];
  const heads = build({ messages }).flatMap((item) => (item.kind === 'message' ? [item.head] : []));
  expect(heads).toEqual([true, false, true, true, true]);
  expect(build({ messages }).filter((item) => item.kind === 'day')).toHaveLength(2);
});

test('decisions older than the loaded messages wait for their page', () => {
  expect(shape(build({ messages: [message(5, 'w', at(9))], decisions: [decision('old', 'route', at(1))] }))).toEqual(['day', 'm5']);
});

test('an empty conversation is an empty stream', () => {
  expect(build({})).toEqual([]);
});
