import { apiChannel } from '@throughline/channels';
import type { Outcome } from '@throughline/protocol/channel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApiSystemSimulator, startApiSystemSimulator } from '../index.ts';

const secret = 'a-signing-secret-of-32-characters';
const NOW = 1_795_280_500_000;
let now = NOW;
let system: ApiSystemSimulator;
beforeEach(async () => {
  now = NOW;
  system = await startApiSystemSimulator({ secret, now: () => now });
});
afterEach(() => system.close());

/** The shipping adapter with a tiny executor. */
const send = async (key: string, using = secret): Promise<Outcome> => {
  const message = { id: 'm-1', reference: '48210934', index: 0, of: 1, at: NOW, meta: {} };
  const address = { threadId: 't-1', to: { type: 'user', value: '42', scope: '', verified: true } };
  const [call] = apiChannel.encode({
    piece: { text: 'Hi', plain: 'Hi' },
    address,
    settings: { url: system.url, secret: using },
    idempotencyKey: key,
    now: NOW,
    message,
  });
  if (call?.via !== 'http') throw new Error('expected a request');
  try {
    const response = await fetch(call.url, { method: call.method, headers: call.headers ?? {}, body: call.body as string });
    return apiChannel.classify({
      via: 'http',
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    });
  } catch (error) {
    return apiChannel.classify({ via: 'error', maybeSent: true, detail: String(error) });
  }
};

describe('the pretend system behind the API channel', () => {
  it('takes a signed reply once, however often it comes', async () => {
    expect(await send('m-1.0')).toEqual({ ok: true, ids: ['their-m-1.0'] });
    expect((await send('m-1.0')).ok).toBe(true);
    expect(system.messages()).toMatchObject([{ id: 'm-1', threadId: 't-1', text: 'Hi' }]);
    expect(system.requests().map((request) => request.repeated)).toEqual([false, true]);
  });
  it('refuses another secret and an old signature', async () => {
    expect(await send('k', 'another-secret')).toMatchObject({ class: 'auth' });
    now += 301_000;
    expect(await send('k')).toMatchObject({ class: 'auth' });
    expect(system.messages()).toEqual([]);
  });
  it('has mishaps', async () => {
    system.setMishaps({ status: 429, times: 1 });
    expect(await send('k')).toMatchObject({ class: 'rate', retryAfterMs: 1000 });
    system.setMishaps({ dropAnswer: true, times: 1 });
    expect(await send('k')).toMatchObject({ class: 'transient' });
    expect((await send('k')).ok).toBe(true);
    expect(system.messages()).toHaveLength(1);
    system.setMishaps({ outageUntil: now + 1000 });
    expect(await send('k')).toMatchObject({ class: 'transient' });
    now += 1000;
    expect((await send('k')).ok).toBe(true);
  });
  it('writes to us with a signature that the channel accepts', async () => {
    const message = { id: 'x-1', from: { type: 'user', value: '42' }, parts: [{ type: 'text', text: 'hello' }] };
    await system.post(system.url, message);
    const [request] = system.requests();
    expect(request?.fault).toBe('no idempotency key');
    expect(request?.body).toEqual(message);
  });
});
