import { type ChannelEventInput, ChannelEvent } from '@throughline/protocol/envelope';
import { findReference, formatReference, isReference } from '@throughline/protocol/reference';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, reading } from '../conversations/index.ts';
import { customerStore, withdrawEvidence } from '../customers/index.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import { type Bus, createBus } from '../platform/bus/index.ts';
import { createTestClock } from '../platform/clock/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/index.ts';
import { type Accept, createAccept } from './accept.ts';
import type { Acceptance } from './types.ts';
import { applyChange } from './apply-change.ts';

let database: TestDatabase;
let bus: Bus;
let accept: Accept;
const clock = createTestClock();
const ALL = { inboxIds: null };

const inboxOf = async (kind: string, strategy: Partial<OpenInbox['strategy']> = {}): Promise<OpenInbox> => {
  const id = crypto.randomUUID();
  const settled = { assistant: true, tone: 'neutral' as const, continueMinutes: 60, ...strategy };
  await database.pool.query('insert into inbox (id, kind, name, webhook_key, strategy) values ($1, $2, $2, $4, $3)', [
    id,
    kind,
    settled,
    id,
  ]);
  return {
    id,
    kind,
    name: kind,
    account: null,
    settings: {},
    strategy: settled,
    webhookKey: id,
    enabled: true,
    playground: false,
    threadsAreIssues: kind === 'email',
    state: { ok: true, detail: '' },
    createdAt: new Date(),
  };
};
let counter = 0;
const says = (
  text: string,
  from: Partial<ChannelEventInput['from']> & { value: string },
  more: Partial<ChannelEventInput> = {},
): ChannelEvent =>
  ChannelEvent.parse({
    key: `k${++counter}`,
    type: 'message',
    threadKey: from.value,
    at: clock.now().getTime(),
    parts: [{ type: 'text', text }],
    ...more,
    from: { type: 'user', verified: true, ...from },
  } satisfies ChannelEventInput);
const take = async (inbox: OpenInbox, event: ChannelEvent): Promise<Acceptance> => {
  const acceptance = await accept(inbox, event);
  if (acceptance === null) throw new Error('not accepted');
  return acceptance;
};
const conversationOf = (id: string) => reading.getConversation(database.kysely, ALL, id, null);

beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 10 });
  bus = createBus(database);
  accept = createAccept({ bus, clock });
});
afterAll(() => database.drop());

describe('accepting a message', () => {
  it('makes an unknown sender a customer with an identity and opens a conversation with a valid reference', async () => {
    const api = await inboxOf('api');
    const first = await take(api, says('几天之内可以退？', { value: 'wang', name: '王小明' }));
    expect(isReference(first.reference)).toBe(true);
    const conversation = await conversationOf(first.conversationId);
    expect(conversation).toMatchObject({
      status: 'open',
      handling: 'assistant',
      subject: '几天之内可以退？',
      channels: ['api'],
      seq: 1,
      lastAuthor: 'customer',
    });
    const customer = await customerStore.getCustomer(database.kysely, conversation.customerId);
    expect(customer.name).toBe('王小明');
    const decisions = await reading.listDecisions(database.kysely, first.conversationId);
    expect(decisions).toMatchObject([{ kind: 'place', outcome: 'opened', reason: 'first-message' }]);
  });

  it('adds nothing for a repeated provider id, alone or in the same moment, and answers the first acceptance', async () => {
    const api = await inboxOf('api');
    const event = says('twice', { value: 'ana' });
    const together = await Promise.all(Array.from({ length: 20 }, () => take(api, event)));
    const later = await take(api, event);
    expect(new Set([...together, later].map((one) => one.messageId)).size).toBe(1);
    expect(together.filter((one) => !one.duplicate)).toHaveLength(1);
    expect(later.duplicate).toBe(true);
    expect(await reading.listMessages(database.kysely, later.conversationId, { limit: 50 })).toHaveLength(1);
  });

  it('opens one conversation per customer however many of their messages and processes arrive at once', async () => {
    const api = await inboxOf('api');
    const other = createAccept({ bus: createBus(database), clock }, { most: 3 });
    const events = Array.from({ length: 120 }, (_, n) => says(`m${n}`, { value: `crowd-${n % 6}` }));
    const taken = await Promise.all(events.map((event, n) => (n % 2 === 0 ? accept : other)(api, event)));
    expect(new Set(taken.map((one) => one?.conversationId)).size).toBe(6);
    for (const id of new Set(taken.map((one) => one?.conversationId ?? ''))) {
      const messages = await reading.listMessages(database.kysely, id, { limit: 100 });
      expect(messages.map((message) => message.seq)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    }
  });

  it('keeps messages of one sender in the order they were accepted', async () => {
    const api = await inboxOf('api');
    const taken = await Promise.all(Array.from({ length: 40 }, (_, n) => take(api, says(`line ${n}`, { value: 'orderly' }))));
    const messages = await reading.listMessages(database.kysely, taken[0]?.conversationId ?? '', { limit: 50 });
    expect(messages.map((message) => message.text)).toEqual(Array.from({ length: 40 }, (_, n) => `line ${n}`));
  });

  it('lets a bad message fail alone', async () => {
    const api = await inboxOf('api');
    const bad = { ...says('bad', { value: 'x' }), key: 'nul\u0000' };
    const [broken, fine] = await Promise.allSettled([accept(api, bad), accept(api, says('fine', { value: 'y' }))]);
    expect(broken.status).toBe('rejected');
    expect(fine.status).toBe('fulfilled');
  });
});

describe('one conversation over several channels', () => {
  it('continues by another channel of the same customer while it is open, as a new thread', async () => {
    const [chat, mail] = [await inboxOf('web'), await inboxOf('email')];
    const handle = { type: 'email', value: 'Li@Example.com ' };
    const first = await take(chat, says('hello', handle, { threadKey: 'visitor-1' }));
    const second = await take(mail, says('and by mail', { ...handle, value: 'li@example.com' }, { threadKey: '<root@x>' }));
    expect(second.conversationId).toBe(first.conversationId);
    const threads = await reading.listThreads(database.kysely, [first.conversationId]);
    expect(threads.map((thread) => [thread.channel, thread.joinedBy, thread.verified])).toEqual([
      ['web', 'first', true],
      ['email', 'same-customer', true],
    ]);
    expect((await conversationOf(first.conversationId)).channels).toEqual(['web', 'email']);
  });

  it('marks a thread unverified when the channel does not vouch for the writer', async () => {
    const [chat, mail] = [await inboxOf('web'), await inboxOf('email')];
    const first = await take(chat, says('hello', { type: 'email', value: 'spoofed@example.com' }));
    await take(mail, says('it is me, honest', { type: 'email', value: 'spoofed@example.com', verified: false }, { threadKey: '<m1>' }));
    const threads = await reading.listThreads(database.kysely, [first.conversationId]);
    expect(threads.map((thread) => thread.verified)).toEqual([true, false]);
  });

  it('joins by a quoted reference, unverified for a stranger', async () => {
    const [chat, telegram] = [await inboxOf('web'), await inboxOf('telegram')];
    const first = await take(chat, says('code does not work', { value: 'visitor-9' }));
    const text = `你好，编号 ${formatReference(first.reference)}`;
    const reference = findReference(text);
    const second = await take(
      telegram,
      says(text, { type: 'telegram', value: '555' }, { threadKey: '555', ...(reference === undefined ? {} : { reference }) }),
    );
    expect(second.conversationId).toBe(first.conversationId);
    const threads = await reading.listThreads(database.kysely, [first.conversationId]);
    expect(threads.at(-1)).toMatchObject({ channel: 'telegram', joinedBy: 'reference', verified: false });
    const again = await take(telegram, says('还在吗', { type: 'telegram', value: '555' }, { threadKey: '555' }));
    expect(again.conversationId).toBe(first.conversationId);
    expect(await reading.listThreads(database.kysely, [first.conversationId])).toHaveLength(2);
  });

  it('follows a token into its thread and takes it as proof only from the person it was sent to', async () => {
    const [chat, mail] = [await inboxOf('web'), await inboxOf('email')];
    const first = await take(chat, says('hi', { value: 'visitor-10' }));
    const owner = await customerStore.findIdentity(database.kysely, { type: 'user', scope: '', value: 'visitor-10' });
    const stranger = await take(mail, says('other', { type: 'email', value: 'owner@example.com', verified: false }, { threadKey: '<o>' }));
    const identity = await customerStore.findIdentity(database.kysely, { type: 'email', scope: '', value: 'owner@example.com' });
    expect(stranger.conversationId).not.toBe(first.conversationId);
    const thread = await bus.transact((tx) =>
      acting.continueBy(tx, {
        conversationId: first.conversationId,
        fromThreadId: first.threadId ?? '',
        inboxId: mail.id,
        channel: 'email',
        threadKey: '<ours>',
        identityId: identity?.id ?? owner?.id ?? '',
        address: { type: 'email', value: 'owner@example.com', scope: '', verified: false },
        verified: false,
        context: {},
      }),
    );
    const reply = await take(
      mail,
      says('by token', { type: 'email', value: 'owner@example.com', verified: false }, { threadKey: '<fresh>', token: thread.token }),
    );
    expect(reply.conversationId).toBe(first.conversationId);
    const threads = await reading.listThreads(database.kysely, [first.conversationId]);
    expect(threads.find((one) => one.id === thread.id)?.verified).toBe(true);
    const forwarded = await take(
      mail,
      says('forwarded', { type: 'email', value: 'friend@example.com', verified: false }, { threadKey: '<fwd>', token: thread.token }),
    );
    expect(forwarded.conversationId).toBe(first.conversationId);
    const later = await reading.listThreads(database.kysely, [first.conversationId]);
    expect(later.find((one) => one.threadKey === '<fwd>')).toMatchObject({ joinedBy: 'token', verified: false });
  });

  it('reopens a conversation resolved a little ago and opens a new one later', async () => {
    const api = await inboxOf('api');
    const first = await take(api, says('one', { value: 'returning' }));
    const resolve = (id: string) => bus.transact((tx) => acting.resolve(tx, { scope: ALL, conversationId: id, by: 'test' }));
    await resolve(first.conversationId);
    await database.pool.query('update conversation set resolved_at = $2 where id = $1', [first.conversationId, clock.now()]);
    const soon = await take(api, says('two', { value: 'returning' }));
    expect(soon.conversationId).toBe(first.conversationId);
    expect((await conversationOf(first.conversationId)).status).toBe('open');
    await resolve(first.conversationId);
    await database.pool.query('update conversation set resolved_at = $2 where id = $1', [first.conversationId, clock.now()]);
    clock.advance(61 * 60_000);
    const late = await take(api, says('three', { value: 'returning' }));
    expect(late.conversationId).not.toBe(first.conversationId);
  });

  it('moves a wrongly joined thread into a conversation of its own and says so', async () => {
    const [chat, telegram] = [await inboxOf('web'), await inboxOf('telegram')];
    const first = await take(chat, says('mine', { value: 'visitor-11' }));
    const joined = await take(
      telegram,
      says('not mine', { type: 'telegram', value: '777' }, { threadKey: '777', reference: first.reference }),
    );
    const thread = (await reading.listThreads(database.kysely, [first.conversationId])).at(-1);
    const stranger = await customerStore.findIdentity(database.kysely, { type: 'telegram', scope: '', value: '777' });
    const moved = await bus.transact((tx) =>
      acting.moveThread(tx, {
        scope: ALL,
        threadId: thread?.id ?? '',
        conversationId: null,
        customerOf: async () => stranger?.customerId ?? '',
        by: 'test',
      }),
    );
    expect(moved).not.toBe(first.conversationId);
    expect((await reading.listMessages(database.kysely, moved, { limit: 5 })).map((message) => message.id)).toEqual([joined.messageId]);
    expect((await conversationOf(first.conversationId)).channels).toEqual(['web']);
    expect((await reading.listDecisions(database.kysely, moved)).map((decision) => decision.outcome)).toContain('moved');
    const next = await take(telegram, says('and on', { type: 'telegram', value: '777' }, { threadKey: '777' }));
    expect(next.conversationId).toBe(moved);
  });
});

describe('identities', () => {
  it('join by a signed visitor with a verified mail, and part again without loss when the evidence is withdrawn', async () => {
    const [chat, mail] = [await inboxOf('web'), await inboxOf('email')];
    const byMail = await take(mail, says('first by mail', { type: 'email', value: 'sig@example.com' }, { threadKey: '<s1>' }));
    const before = await conversationOf(byMail.conversationId);
    const signed = { alsoFrom: [{ type: 'email', value: 'sig@example.com', verified: true }] };
    const byChat = await take(chat, says('now in chat', { type: 'user', value: 'user-42' }, { threadKey: 'v42', ...signed }));
    expect(byChat.conversationId).toBe(byMail.conversationId);
    const joined = await customerStore.listIdentities(database.kysely, [before.customerId]);
    expect(joined.map((identity) => identity.value)).toEqual(['sig@example.com', 'user-42']);
    const [evidence] = await customerStore.listEvidence(
      database.kysely,
      joined.map((identity) => identity.id),
    );
    const moves = await bus.transact((tx) => withdrawEvidence(tx, evidence?.id ?? '', 'test'));
    expect(moves).toHaveLength(1);
    expect((await customerStore.listIdentities(database.kysely, [before.customerId])).map((identity) => identity.value)).toEqual([
      'sig@example.com',
    ]);
  });
});

describe('automatic mail and changes', () => {
  it('makes nobody a customer of an automatic mail that answers nothing: it waits in the tray', async () => {
    const mail = await inboxOf('email');
    const acceptance = await accept(
      mail,
      says('newsletter', { type: 'email', value: 'bulk@example.com' }, { meta: { automatic: 'bulk', subject: 'Sale!' } }),
    );
    expect(acceptance).toBeNull();
    expect(await customerStore.findIdentity(database.kysely, { type: 'email', scope: '', value: 'bulk@example.com' })).toBeUndefined();
    const { rows } = await database.pool.query('select reason from tray_item where inbox_id = $1', [mail.id]);
    expect(rows).toEqual([{ reason: 'automatic-bulk' }]);
  });

  it('keeps both wordings of an edited message', async () => {
    const telegram = await inboxOf('telegram');
    const event = says('teh', { type: 'telegram', value: '9' });
    const { conversationId } = await take(telegram, event);
    await applyChange(
      bus,
      telegram,
      ChannelEvent.parse({ ...event, key: 'edit-1', type: 'edit', ref: event.key, parts: [{ type: 'text', text: 'the' }] }),
    );
    const [message] = await reading.listMessages(database.kysely, conversationId, { limit: 1 });
    expect(message?.text).toBe('the');
    expect(message?.meta.versions).toEqual([[{ type: 'text', text: 'teh' }]]);
  });
});
