import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type acting, reading } from '../conversations/index.ts';
import { customerStore } from '../customers/index.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import { type LiveCenter, openLive } from './testing/open-live.ts';
import { shown, textsOf, visit, write } from './testing/visitor-talk.ts';

const SECRET = 'the-identity-secret-of-the-shop';
const SHOP = 'https://shop.example';

let center: LiveCenter;
let inbox: OpenInbox;
beforeAll(async () => {
  center = await openLive();
  inbox = await center.connect('web', { identitySecret: SECRET, allowedOrigins: [SHOP] });
});
afterAll(async () => {
  expect(center.troubles).toEqual([]);
  await center.close();
});

const anonymous = () => visit(center, inbox.id);
/** What a host page says of its signed-in user. */
const user = (userId: string, email = '') => ({
  userId,
  ...(email === '' ? {} : { email }),
  userHash: createHmac('sha256', SECRET).update(`${userId}\n${email}`).digest('hex'),
});
const answer = async (conversationId: string, text: string, more: Partial<acting.Reply> = {}) =>
  center.reply({ conversationId }, text, more);

describe('a stranger', () => {
  it('gets in with no session, another inbox’s, a forged or an old one', async () => {
    const other = await center.connect('web');
    const { session } = await center.session(inbox.id);
    const foreign = (await center.session(other.id)).session;
    const [body = '', signature = ''] = session.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const forged = `${Buffer.from(JSON.stringify({ ...claims, visitorId: 'user:1' })).toString('base64url')}.${signature}`;
    for (const bad of ['', 'x', foreign, forged]) {
      await expect(center.dial(`/widget/live?inbox=${inbox.id}&session=${bad}`)).rejects.toBe(401);
      const { status } = await center.ask(`/widget/${inbox.id}/messages`, { headers: { authorization: `Bearer ${bad}` } });
      expect(status).not.toBe(200);
    }
    await expect(center.dial(`/widget/live?inbox=nonsense&session=${session}`)).rejects.toBe(401);
  });

  it('sees nothing of anybody else', async () => {
    const { line } = await anonymous();
    const stranger = await anonymous();
    const { accepted } = await write(line, 'my secret');
    await answer(accepted.conversationId, 'your secret');
    await line.next('message', (frame) => !frame.message.mine);
    await write(stranger.line, 'hello');
    await expect.poll(() => shown(stranger.line)).toEqual(['hello']);
    stranger.line.send({ type: 'hello', lastSeq: 1 });
    await expect.poll(() => stranger.line.of('ready').length).toBe(2);
    expect(JSON.stringify(stranger.line.frames)).not.toContain('secret');
    for (const one of [line, stranger.line]) await one.close();
  });

  it('who quotes a reference sees their own messages and what is answered to them, nothing else', async () => {
    const { line } = await anonymous();
    const { accepted } = await write(line, 'my secret');
    await answer(accepted.conversationId, 'your secret');
    await line.next('message', (frame) => !frame.message.mine);
    const stranger = await anonymous();
    const joined = await write(stranger.line, `#${accepted.reference} what did I write?`);
    expect(joined.accepted.conversationId).toBe(accepted.conversationId);
    const threads = await reading.listThreads(center.database.kysely, [accepted.conversationId]);
    const own = threads.find((thread) => !thread.verified);
    const reply = await answer(accepted.conversationId, 'please prove who you are', { threadId: own?.id });
    await stranger.line.next('message', (frame) => frame.message.id === reply.id);
    const back = await center.visitor(inbox.id, stranger.session);
    for (const one of [stranger.line, back]) {
      expect(JSON.stringify(one.frames)).not.toContain('secret');
      expect(shown(one)).toEqual([`#${accepted.reference} what did I write?`, 'please prove who you are']);
    }
    expect(shown(line)).not.toContain('please prove who you are');
    for (const one of [line, stranger.line, back]) await one.close();
  });
});

describe('the host page', () => {
  it('must be allowed, for the socket and for everything beside it', async () => {
    const { session } = await center.session(inbox.id);
    const path = `/widget/live?inbox=${inbox.id}&session=${session}`;
    await expect(center.dial(path, { origin: 'https://evil.example' })).rejects.toBe(403);
    await (await center.dial(path, { origin: SHOP })).close();
    const config = (origin: string) => center.ask(`/widget/${inbox.id}/config`, { headers: { origin } });
    expect((await config('https://evil.example')).status).toBe(403);
    const allowed = await config(SHOP);
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([200, SHOP]);
    expect(JSON.stringify(allowed.json)).not.toContain(SECRET);
  });

  it('signs its users: one customer with one history on every device', async () => {
    const signed = user('u-1', 'ann@shop-user.example');
    const [phone, laptop] = [await center.session(inbox.id, signed), await center.session(inbox.id, signed)];
    expect(phone.visitorId).toBe(laptop.visitorId);
    const [one, two] = [await center.visitor(inbox.id, phone.session), await center.visitor(inbox.id, laptop.session)];
    const { accepted } = await write(one, 'from my phone');
    await two.next('message', (frame) => textsOf([frame.message])[0] === 'from my phone');
    await write(two, 'from my laptop');
    await expect.poll(() => shown(one)).toEqual(['from my phone', 'from my laptop']);
    const { customerId } = await center.conversation(accepted.conversationId);
    const identities = await customerStore.listIdentities(center.database.kysely, [customerId]);
    expect(identities.map((identity) => `${identity.type} ${identity.value}`).sort()).toEqual([
      'email ann@shop-user.example',
      'user u-1',
      `visitor ${phone.visitorId}`,
    ]);
    for (const line of [one, two]) await line.close();
  });

  it('cannot be pretended: a wrong signature is refused, and never taken for an anonymous visitor', async () => {
    for (const body of [
      { ...user('u-2'), userId: 'u-3' },
      { ...user('u-2'), email: 'boss@example.com' },
      { userId: 'u-2' },
      { userId: 'u-2', userHash: '' },
      { jwt: 'a.b.c' },
    ])
      expect((await center.ask(`/widget/${inbox.id}/session`, { body })).json).toMatchObject({ code: 'visitor-not-proven' });
  });

  it('that signs a visitor in mid-chat takes nothing from their view', async () => {
    const { session, line } = await anonymous();
    const { accepted } = await write(line, 'before signing in');
    await answer(accepted.conversationId, 'answered before');
    await line.next('message', (frame) => !frame.message.mine);
    await line.close();
    const signed = await center.session(inbox.id, { session, ...user('u-4') });
    expect(signed.lastSeq).toBeGreaterThan(0);
    const back = await center.visitor(inbox.id, signed.session);
    expect(shown(back)).toEqual(['before signing in', 'answered before']);
    const next = await write(back, 'after signing in');
    expect(next.accepted.conversationId).toBe(accepted.conversationId);
    const again = await center.session(inbox.id, { session: signed.session, ...user('u-4') });
    const later = await center.visitor(inbox.id, again.session);
    expect(shown(later)).toEqual(['before signing in', 'answered before', 'after signing in']);
    for (const one of [back, later]) await one.close();
  });

  it('that signs another user in on the same browser shows them nothing of the first', async () => {
    const first = await center.session(inbox.id, user('u-5'));
    const line = await center.visitor(inbox.id, first.session);
    await write(line, 'my secret');
    await line.close();
    const second = await center.session(inbox.id, { session: first.session, ...user('u-6') });
    expect(second.lastSeq).toBe(0);
    const other = await center.visitor(inbox.id, second.session);
    const { accepted } = await write(other, 'hello');
    await expect.poll(() => shown(other)).toEqual(['hello']);
    const { customerId } = await center.conversation(accepted.conversationId);
    const identities = await customerStore.listIdentities(center.database.kysely, [customerId]);
    expect(identities.map((identity) => identity.value)).not.toContain(first.visitorId);
    await other.close();
  });

  it('tells where the visitor is and what happens there; it is kept once they are somebody', async () => {
    const { line, visitorId } = await anonymous();
    line.send({ type: 'page', url: `${SHOP}/steam`, title: 'Steam cards' });
    line.send({ type: 'track', name: 'cart', facts: { total: 5000, currency: 'CNY' } });
    line.send({ type: 'track', name: 7 });
    line.send({ type: 'page', url: 'x'.repeat(3000), title: '' });
    line.send({ type: 'ping' });
    await line.next('pong');
    const find = () => customerStore.findIdentity(center.database.kysely, { type: 'visitor', scope: '', value: visitorId });
    expect(await find()).toBeUndefined();
    await write(line, 'hello');
    const pages = async () => customerStore.listPageViews(center.database.kysely, [(await find())?.id ?? ''], 10);
    await expect.poll(async () => (await pages()).length).toBe(2);
    expect(await pages()).toMatchObject([
      { url: `${SHOP}/steam`, title: 'cart: total 5000, currency CNY' },
      { url: `${SHOP}/steam`, title: 'Steam cards' },
    ]);
    await line.close();
  });
});
