import { createHmac } from 'node:crypto';
import { lengthOf, render } from '@throughline/rendering';
import { describe, expect, it } from 'vitest';
import { checkChannel } from '../conformance.ts';
import { mayEmbed, verifyVisitor, webChannel, widgetMessageToEvent } from './index.ts';

const identitySecret = 'identity-secret-of-32-characters';
const settings = { identitySecret };
const now = 1_795_280_500_000;
const seconds = now / 1000;

checkChannel(webChannel, {
  settings: { identitySecret, allowedOrigins: ['https://shop.example/'] },
  now,
  address: { threadId: 'v-1', to: { type: 'visitor', value: 'v-1', scope: '', verified: true } },
  render,
  lengthOf,
  silent: true,
  answers: [
    { name: 'stored, so shown', result: { via: 'socket' }, is: 'ok' },
    { name: 'lost', result: { via: 'error', maybeSent: false, detail: 'database away' }, is: 'transient' },
  ],
});

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (payload: object, header: object = { alg: 'HS256', typ: 'JWT' }, secret = identitySecret, digest = 'sha256'): string => {
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${createHmac(digest, secret).update(text).digest('base64url')}`;
};
const hash = (text: string): string => createHmac('sha256', identitySecret).update(text).digest('hex');

describe('verifyVisitor', () => {
  it('lets anonymous visitors in and proves nothing', () => {
    expect(verifyVisitor({ name: ' Ann ', email: 'ann@example.com' }, settings, now)).toEqual({ ok: true, proven: [], name: 'Ann' });
  });
  it("proves user and mail by the host's hash", () => {
    expect(
      verifyVisitor({ userId: '42', email: 'ann@example.com', userHash: hash('42\nann@example.com'), name: 'Ann' }, settings, now),
    ).toEqual({
      ok: true,
      name: 'Ann',
      proven: [
        { type: 'user', value: '42', scope: '', verified: true, name: 'Ann' },
        { type: 'email', value: 'ann@example.com', scope: '', verified: true, name: 'Ann' },
      ],
    });
    expect(verifyVisitor({ userId: '42', userHash: hash('42\n') }, settings, now)).toMatchObject({
      ok: true,
      proven: [{ type: 'user', value: '42' }],
    });
  });
  it.each([
    ['another mail', { userId: '42', email: 'eve@example.com', userHash: hash('42\nann@example.com') }],
    ['another user', { userId: '43', userHash: hash('42\n') }],
    ['a hash without a user', { userHash: hash('42\n') }],
    ['a user without a hash', { userId: '42' }],
    ['a user and mail glued differently', { userId: '42\nann@example.com', userHash: hash('42\nann@example.com\nx') }],
  ])('refuses %s', (_name, claims) => expect(verifyVisitor(claims, settings, now).ok).toBe(false));

  it('proves user and mail by a JWT', () => {
    expect(
      verifyVisitor({ jwt: jwt({ sub: '42', email: 'ann@example.com', name: 'Ann', exp: seconds + 60, nbf: seconds - 5 }) }, settings, now),
    ).toMatchObject({
      ok: true,
      name: 'Ann',
      proven: [
        { type: 'user', value: '42' },
        { type: 'email', value: 'ann@example.com' },
      ],
    });
  });
  it.each([
    ['expired', jwt({ sub: '42', exp: seconds - 61 }), /expired/],
    ['without an end', jwt({ sub: '42' }), /exp/],
    ['not valid yet', jwt({ sub: '42', exp: seconds + 600, nbf: seconds + 120 }), /not valid yet/],
    ['of another secret', jwt({ sub: '42', exp: seconds + 60 }, { alg: 'HS256' }, 'another secret'), /signature/],
    ['with another algorithm named', jwt({ sub: '42', exp: seconds + 60 }, { alg: 'HS512' }), /HS256/],
    ['signed with another algorithm', jwt({ sub: '42', exp: seconds + 60 }, { alg: 'HS512' }, identitySecret, 'sha512'), /signature/],
    ['with critical headers we do not know', jwt({ sub: '42', exp: seconds + 60 }, { alg: 'HS256', crit: ['b64'] }), /HS256/],
    ['without a signature', `${part({ alg: 'none' })}.${part({ sub: '42', exp: seconds + 60 })}.`, /not a signed token/],
    ['that is no token', 'hello', /not a signed token/],
  ])('refuses a JWT %s', (_name, token, why) =>
    expect(verifyVisitor({ jwt: token }, settings, now)).toMatchObject({ ok: false, why: expect.stringMatching(why) }),
  );

  it('proves nothing without a secret', () => {
    expect(verifyVisitor({ userId: '42', userHash: createHmac('sha256', '').update('42\n').digest('hex') }, {}, now).ok).toBe(false);
  });
});

describe('widgetMessageToEvent', () => {
  it('keys by visitor and client id, and carries what the host proved', () => {
    const proven = [{ type: 'email', value: 'ann@example.com', scope: '', verified: true }];
    expect(
      widgetMessageToEvent(
        {
          visitorId: 'v-1',
          clientId: 'c-1',
          parts: [{ type: 'text', text: '我的编号 4821 0934', md: true, folded: 'x' }],
          proven,
          page: '/pay',
          locale: 'zh',
        },
        now,
      ),
    ).toMatchObject({
      key: 'v-1:c-1',
      threadKey: 'v-1',
      from: { type: 'visitor', value: 'v-1', verified: true },
      alsoFrom: proven,
      parts: [{ type: 'text', text: '我的编号 4821 0934' }],
      meta: { page: '/pay', locale: 'zh' },
    });
  });
  it("takes only what is a visitor's to say", () => {
    const event = widgetMessageToEvent(
      {
        visitorId: 'v-1',
        clientId: 'c-2',
        parts: [
          { type: 'options', items: [{ id: 'a', label: 'A' }] },
          { type: 'media', kind: 'image', ref: { url: 'http://169.254.169.254/latest' } },
          { type: 'media', kind: 'image', ref: { fileId: '0198a000-0000-7000-8000-000000000001' }, name: 'a.png' },
          { type: 'choice', optionId: 'refund', label: 'Refund' },
        ],
      },
      now,
    );
    expect(event?.parts.map((one) => one.type)).toEqual(['media', 'choice']);
    expect(widgetMessageToEvent({ visitorId: 'v-1', clientId: 'c-3', parts: [{ type: 'text', text: ' ' }] }, now)).toBeUndefined();
  });
});

describe('web settings', () => {
  it('compare origins, not addresses', () => {
    const parsed = webChannel.settings.parse({ allowedOrigins: ['https://shop.example/any/page'], identitySecret: '' });
    expect(mayEmbed('https://shop.example', parsed)).toBe(true);
    expect(mayEmbed('https://shop.example.evil.example', parsed)).toBe(false);
    expect(parsed.identitySecret).toBeUndefined();
  });
});
