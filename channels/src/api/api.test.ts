import type { Piece, RawRequest } from '@throughline/protocol/channel';
import { lengthOf, render } from '@throughline/rendering';
import { describe, expect, it } from 'vitest';
import { checkChannel } from '../conformance.ts';
import { apiChannel, apiMessageToEvent, makeSignature } from './index.ts';

const secret = 'a-signing-secret-of-32-characters';
const now = 1_795_280_500_000;
const input = {
  id: 'm-1',
  at: '2026-11-22T16:00:00+08:00',
  from: { type: 'email', value: 'ann@example.com', name: 'Ann' },
  parts: [{ type: 'text' as const, text: '卡密用不了 #48210934' }],
};
const signed = (body: unknown, header?: string, at = now): RawRequest => {
  const text = JSON.stringify(body);
  return {
    method: 'POST',
    url: '/hooks/api',
    headers: { 'throughline-signature': header ?? makeSignature(secret, text, at) },
    body: new TextEncoder().encode(text),
  };
};
const http = (status: number, body = '', headers: Record<string, string> = {}) => ({ via: 'http' as const, status, headers, body });
const address = {
  threadId: 'email:ann@example.com',
  to: { type: 'email', value: 'ann@example.com', scope: '', verified: false },
  context: { conversationId: 'c-1' },
};

checkChannel(apiChannel, {
  settings: { url: 'https://crm.example/hook', secret },
  now,
  address,
  render,
  lengthOf,
  genuine: [{ name: 'a message', request: signed(input), events: 1 }],
  forged: [
    { name: 'no signature', request: signed(input, '') },
    { name: 'another secret', request: signed(input, makeSignature('another-secret', JSON.stringify(input), now)) },
    { name: 'another body', request: signed(input, makeSignature(secret, '{}', now)) },
    { name: 'replayed after six minutes', request: signed(input, undefined, now - 360_000) },
    {
      name: 'a byte order mark put before what was signed',
      request: { ...signed(input), body: new TextEncoder().encode(`\ufeff${JSON.stringify(input)}`) },
    },
    { name: 'from the future', request: signed(input, undefined, now + 360_000) },
    { name: 'a signed body that is no message', request: signed({ hello: 1 }) },
  ],
  answers: [
    { name: 'taken', result: http(200, '{"id":"their-7"}'), is: 'ok' },
    { name: 'taken without a word', result: http(204), is: 'ok' },
    { name: 'nothing to call', result: { via: 'poll' }, is: 'ok' },
    { name: 'too fast', result: http(429, '', { 'retry-after': '3' }), is: 'rate', retryAfterMs: 3000 },
    {
      name: 'too fast, with a date',
      result: http(429, '', { date: 'Sun, 22 Nov 2026 08:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 08:00:09 GMT' }),
      is: 'rate',
      retryAfterMs: 9000,
    },
    { name: 'not allowed', result: http(401), is: 'auth' },
    { name: 'gone', result: http(410), is: 'blocked' },
    { name: 'broken', result: http(503), is: 'transient' },
    { name: 'refused', result: http(422, '{"error":"no"}'), is: 'invalid' },
  ],
});

describe('the API channel', () => {
  it('makes an envelope of a message, with one thread per sender', () => {
    expect(apiMessageToEvent(input, now)).toMatchObject({
      key: 'm-1',
      type: 'message',
      threadKey: 'email:ann@example.com',
      at: Date.parse('2026-11-22T08:00:00Z'),
      reference: '48210934',
      from: { type: 'email', value: 'ann@example.com', name: 'Ann', verified: false, scope: '' },
    });
  });
  it('keeps their thread, their proof and what is answered', () => {
    const event = apiMessageToEvent(
      {
        id: 'm-2',
        threadId: 't-9',
        replyTo: 'm-1',
        from: { type: 'user', value: '42', verified: true },
        parts: [{ type: 'text', text: 'hi' }],
        meta: { page: '/pay' },
      },
      now,
    );
    expect(event).toMatchObject({ threadKey: 't-9', answers: ['m-1'], at: now, from: { verified: true }, meta: { page: '/pay' } });
  });
  it('refuses unsigned posts when the inbox has no secret', () => {
    expect(apiChannel.receive?.(signed(input), {}, now)).toMatchObject({ reject: 401 });
  });

  const piece: Piece = {
    text: '**Hi**',
    plain: 'Hi',
    options: { style: 'button', items: [{ id: 'a', label: 'Yes' }] },
    media: [{ kind: 'image', url: 'https://files.example/1' }],
  };
  const message = { id: '0198', reference: '48210934', index: 0, of: 1, at: now - 1000, meta: { author: 'agent', authorName: 'Lin' } };

  it('posts a reply in the words the other system writes with, under a signature it can check', () => {
    const [call] = apiChannel.encode({
      piece,
      address,
      settings: { url: 'https://crm.example/hook', secret },
      idempotencyKey: '0198.0',
      now,
      message,
    });
    if (call?.via !== 'http') throw new Error('expected a request');
    expect(call.headers).toMatchObject({
      'idempotency-key': '0198.0',
      'throughline-signature': makeSignature(secret, call.body as string, now),
    });
    expect(JSON.parse(call.body as string)).toMatchObject({
      id: '0198',
      conversationId: 'c-1',
      reference: '48210934',
      threadId: 'email:ann@example.com',
      author: { type: 'agent', name: 'Lin' },
      text: '**Hi**',
      plain: 'Hi',
      parts: [
        { type: 'text', text: '**Hi**', md: true },
        { type: 'media', kind: 'image', ref: { url: 'https://files.example/1' } },
        { type: 'options', items: [{ id: 'a', label: 'Yes' }] },
      ],
    });
  });
  it('calls nobody when the other system reads its replies', () => {
    expect(apiChannel.encode({ piece, address, settings: {}, idempotencyKey: 'k', message })).toEqual([{ via: 'poll' }]);
  });
  it('takes empty form fields for left out ones', () => {
    expect(apiChannel.settings.parse({ url: '', secret: '' })).toEqual({});
  });
});
