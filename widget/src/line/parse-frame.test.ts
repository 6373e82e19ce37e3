import { expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';
import { parseFrame } from './parse-frame.ts';

const state = { reference: null, status: 'none', queuePlace: null, agentName: null, email: null };
const message = {
  id: 'm',
  seq: 1,
  clientId: null,
  mine: false,
  author: { type: 'agent', name: 'Mei' },
  parts: [{ type: 'text', text: 'x' }],
  at: '2026-01-01T00:00:00Z',
  sources: [],
  state: 'sent',
};

it.each([
  { type: 'ready', lastSeq: 1, state, messages: [message], more: false },
  { type: 'message', message },
  { type: 'ack', clientId: 'c', accepted: { messageId: 'm' }, seq: 1 },
  { type: 'refused', clientId: 'c', code: 'x', detail: '' },
  { type: 'typing', on: true, name: null },
  { type: 'read', seq: 3 },
  { type: 'state', state },
  { type: 'pong' },
])('reads a frame of type $type', (frame) => {
  expect(parseFrame(JSON.stringify(frame))).toEqual(frame);
});

it('keeps a message with a part of a later time', () => {
  expect(parseFrame(JSON.stringify({ type: 'message', message: { ...message, parts: [{ type: 'hologram' }] } }))).toBeDefined();
});

it.each([
  'not json',
  'null',
  '[]',
  '{"type":"toString"}',
  '{"type":"constructor"}',
  '{"type":"unknown"}',
  '{"type":"message","message":null}',
  '{"type":"message","message":{"id":"m","seq":"1"}}',
  JSON.stringify({ type: 'message', message: { ...message, parts: ['<b>'] } }),
  JSON.stringify({ type: 'ready', lastSeq: 1, state, messages: [null], more: false }),
])('ignores %s', (text) => {
  expect(parseFrame(text)).toBeUndefined();
});

it('ignores frames that are not text', () => {
  expect(parseFrame(new ArrayBuffer(2))).toBeUndefined();
});

it('waits between half and all of a doubling pause, at most half a minute', () => {
  expect([0, 1, 2, 3].map((attempt) => backoffMs(attempt, () => 1))).toEqual([500, 1_000, 2_000, 4_000]);
  expect(backoffMs(0, () => 0)).toBe(250);
  expect(backoffMs(1_000, () => 1)).toBe(30_000);
});
