/* What somebody who is not the customer tries on the customer's conversation; each case is named by the attack. */
import { type ChannelEventInput, ChannelEvent } from '@throughline/protocol/envelope';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acting, reading } from '../conversations/index.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import { type Bus, createBus } from '../platform/bus/index.ts';
import { createTestClock } from '../platform/clock/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/index.ts';
import { type Accept, createAccept } from './accept.ts';

let database: TestDatabase;
let bus: Bus;
let accept: Accept;
const clock = createTestClock();

beforeAll(async () => {
  database = await createTestDatabase();
  bus = createBus(database);
  accept = createAccept({ bus, clock });
});
afterAll(() => database.drop());

const openInbox = (kind: string): OpenInbox => ({
  id: crypto.randomUUID(),
  kind,
  name: kind,
  account: null,
  settings: {},
  strategy: { assistant: true, tone: 'neutral', continueMinutes: 60 },
  webhookKey: '',
  enabled: true,
  playground: false,
  threadsAreIssues: kind === 'email',
  state: { ok: true, detail: '' },
  createdAt: new Date(),
});
const mailFrom = (value: string, verified: boolean, more: Partial<ChannelEventInput>): ChannelEventInput => {
  const key = crypto.randomUUID();
  return {
    key,
    type: 'message',
    threadKey: key,
    from: { type: 'email', value, verified },
    at: clock.now().getTime(),
    parts: [{ type: 'text', text: 'hello' }],
    ...more,
  };
};
const take = async (inbox: OpenInbox, event: ChannelEventInput) => {
  const accepted = await accept(inbox, ChannelEvent.parse(event));
  if (accepted === null) throw new Error('not accepted');
  const threads = await reading.listThreads(database.kysely, [accepted.conversationId]);
  const [message] = await reading.findMessages(database.kysely, [accepted.messageId]);
  return { ...accepted, thread: threads.find((thread) => thread.id === message?.threadId), threads };
};
const meetVictim = async (meta: Record<string, unknown> = {}) => {
  const mail = openInbox('email');
  const address = `victim-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const first = await take(mail, mailFrom(address, true, { threadKey: `root-${address}`, meta }));
  return { mail, address, first };
};

it('reference quoted by a stranger by mail: our answer in their hands, sent back by its token, still proves nothing', async () => {
  const { mail, first } = await meetVictim();
  const joined = await take(mail, mailFrom('stranger@evil.example', true, { reference: first.reference }));
  expect(joined.thread).toMatchObject({ conversationId: first.conversationId, joinedBy: 'reference', verified: false });
  const answered = await take(mail, mailFrom('stranger@evil.example', true, { token: joined.thread?.token }));
  expect(answered.thread).toMatchObject({ id: joined.thread?.id, verified: false });
});

it('token of the customer’s own unproven thread: sent back from the same address it does prove', async () => {
  const [chat, mail, address] = [openInbox('web'), openInbox('email'), `${crypto.randomUUID()}@example.com`];
  const first = await take(chat, mailFrom(address, true, {}));
  const unproven = await take(mail, mailFrom(address, false, {}));
  expect(unproven.thread).toMatchObject({ conversationId: first.conversationId, verified: false });
  const answered = await take(mail, mailFrom(address, false, { token: unproven.thread?.token }));
  expect(answered.thread).toMatchObject({ id: unproven.thread?.id, verified: true });
});

it('References of somebody else’s thread: the mail does not slip into it', async () => {
  const { mail, first } = await meetVictim();
  const { thread } = first;
  const slipped = await take(mail, mailFrom('stranger@evil.example', false, { threadKey: thread?.threadKey ?? '' }));
  expect(slipped.conversationId).not.toBe(first.conversationId);
  expect(slipped.thread?.id).not.toBe(thread?.id);
});

it('spoofed sender with a Reply-To of its own: later answers still go to the customer', async () => {
  const { mail, address, first } = await meetVictim({ to: ['shop@example.com'], cc: ['boss@example.com'] });
  const evil = { replyTo: 'evil@evil.example', to: ['evil@evil.example'], cc: ['evil@evil.example'], subject: 'Re: x' };
  const spoofed = await take(mail, mailFrom(address, false, { answers: [(await keyOf(first.messageId)) ?? ''], meta: evil }));
  expect(spoofed.thread?.id).toBe(first.thread?.id);
  expect(spoofed.thread?.context).toMatchObject({ to: ['shop@example.com'], cc: ['boss@example.com'], subject: 'Re: x' });
  expect(JSON.stringify(spoofed.thread?.context)).not.toContain('evil@');
  const genuine = await take(mail, mailFrom(address, false, { token: first.thread?.token, meta: { cc: ['new@example.com'] } }));
  expect(genuine.thread?.context).toMatchObject({ cc: ['new@example.com'] });
});
const keyOf = async (id: string) => (await reading.findMessages(database.kysely, [id]))[0]?.externalKey;

it('reference quoted on an inbox that an agent is limited to: the rest of the conversation stays out of their sight', async () => {
  const { first } = await meetVictim();
  const telegram = openInbox('telegram');
  const from = { type: 'telegram', value: crypto.randomUUID(), verified: true };
  const joined = await take(telegram, mailFrom('', true, { from, reference: first.reference }));
  expect(joined.conversationId).toBe(first.conversationId);
  const scope = { inboxIds: [telegram.id] };
  const look = () => reading.getConversation(database.kysely, scope, first.conversationId, null);
  await expect(look()).rejects.toMatchObject({ code: 'not-found' });
  await bus.transact((tx) => acting.verifyThread(tx, { scope: acting.EVERYTHING, threadId: joined.thread?.id ?? '', by: 'agent' }));
  expect(await look()).toMatchObject({ id: first.conversationId });
});

it('stranger’s message last: a reply that names no thread goes to the customer', async () => {
  const { mail, first } = await meetVictim();
  clock.advance(1000);
  await take(mail, mailFrom('stranger@evil.example', true, { reference: first.reference }));
  const reply = await bus.transact((tx) =>
    acting.queueReply(tx, {
      scope: acting.EVERYTHING,
      conversationId: first.conversationId,
      author: { type: 'agent', id: null, name: 'Mei' },
      parts: [{ type: 'text', text: 'Your new code is 1234.' }],
    }),
  );
  expect(reply.threadId).toBe(first.thread?.id);
});
