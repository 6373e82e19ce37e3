import { ChannelEvent } from '@throughline/protocol/envelope';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acting, placing, reading } from '../conversations/index.ts';
import { type Bus, createBus } from '../platform/bus/index.ts';
import { createTestClock } from '../platform/clock/index.ts';
import { prepareJobs } from '../platform/jobs/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/index.ts';
import { answerAbsent, answerUnread } from './answer-the-absent.ts';
import { claimDue, fillOutbox } from './store.ts';
import type { DeliveryDeps } from './types.ts';

let database: TestDatabase;
let bus: Bus;
const clock = createTestClock();
const AGENT = { type: 'agent', id: null, name: 'Mei' } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  await prepareJobs(database);
  bus = createBus(database);
});
afterAll(() => database.drop());

/** A visitor who wrote in the chat; `mail`: and asked to go on by mail. */
const meetVisitor = async ({ mail }: { mail: boolean }) => {
  const [inboxId, mailInboxId, identityId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const visitor = { inboxId, threadKeys: [`visitor-${inboxId}`] };
  const [threadKey = ''] = visitor.threadKeys;
  const at = clock.now();
  const event = ChannelEvent.parse({
    key: 'k1',
    type: 'message',
    threadKey,
    from: { type: 'visitor', value: threadKey, verified: true },
    at: at.getTime(),
    parts: [{ type: 'text', text: 'Where is my code?' }],
  });
  const who = { customerId: crypto.randomUUID(), identityId, authorName: 'Visitor' };
  const where = { inboxId, channel: 'web', assistant: false, continueMinutes: 60, threadsAreIssues: false };
  const [accepted] = await bus.transact((tx) => placing.acceptArrivals(tx, [{ ...who, ...where, event, at }]));
  if (accepted === undefined) throw new Error('not accepted');
  const { conversationId, threadId } = accepted;
  if (mail) {
    const address = { type: 'email', value: 'ann@example.com', scope: '', verified: false };
    const wish = {
      conversationId,
      fromThreadId: threadId,
      inboxId: mailInboxId,
      channel: 'email',
      threadKey: 'by mail',
      identityId,
      address,
      verified: false,
      context: {},
    };
    await bus.transact((tx) => acting.continueBy(tx, wish));
  }
  const reply = (holdUntil?: Date) =>
    bus.transact((tx) =>
      acting.queueReply(tx, {
        scope: acting.EVERYTHING,
        conversationId,
        threadId,
        author: AGENT,
        parts: [{ type: 'text', text: 'Sent again.' }],
        holdUntil,
      }),
    );
  return { visitor, conversationId, threadId, inboxId, reply };
};
type Met = Awaited<ReturnType<typeof meetVisitor>>;

const deps = (): DeliveryDeps => ({ database, bus, clock }) as unknown as DeliveryDeps;
const leave = ({ visitor }: Met) => bus.transact((tx) => acting.noteLeaving(tx, visitor, clock.now()));
const send = async (met: Met, messageId: string): Promise<boolean> => {
  await fillOutbox(database.kysely, await reading.findOutgoing(database.kysely, [messageId]), clock.now());
  const row = (await claimDue(database.kysely, clock.now(), 50)).find((one) => one.messageId === messageId);
  const [message] = await reading.findMessages(database.kysely, [messageId]);
  const thread = await reading.findThread(database.kysely, met.threadId);
  if (row === undefined || message === undefined || thread === undefined) throw new Error('nothing to send');
  return answerAbsent(deps(), { row, message, thread });
};
const channelOf = async (messageId: string) => (await reading.findMessages(database.kysely, [messageId]))[0]?.channel;
const waiting = async (messageId: string): Promise<number> =>
  (await database.pool.query('select 1 from outbox where message_id = $1', [messageId])).rowCount ?? 0;

it('sends a reply by mail, with its reason, once the visitor who asked for mail is away', async () => {
  const met = await meetVisitor({ mail: true });
  await leave(met);
  clock.advance(acting.RETURN_MS);
  const { id } = await met.reply();
  expect(await send(met, id)).toBe(true);
  expect(await channelOf(id)).toBe('email');
  expect(await waiting(id)).toBe(0);
  const decisions = await reading.listDecisions(database.kysely, met.conversationId);
  expect(decisions.at(-1)).toMatchObject({ kind: 'route', outcome: 'by-mail', reason: 'visitor-away', messageId: id });
});

it('sends a reply by mail that was held for undoing, as every reply from the desk is', async () => {
  const met = await meetVisitor({ mail: true });
  await leave(met);
  clock.advance(acting.RETURN_MS);
  const { id } = await met.reply(clock.now());
  expect(await send(met, id)).toBe(true);
  expect(await channelOf(id)).toBe('email');
});

it('shows the visitor who comes back what was sent by mail meanwhile', async () => {
  const met = await meetVisitor({ mail: true });
  await leave(met);
  clock.advance(acting.RETURN_MS);
  const { id } = await met.reply();
  await send(met, id);
  await bus.transact((tx) => acting.recordSent(tx, [{ messageId: id, providerIds: ['m'], pieces: ['Sent again.'] }]));
  expect((await reading.listVisitorMessages(database.kysely, met.visitor, { limit: 10 })).map((message) => message.id)).toContain(id);
});

it('waits a moment for a visitor who only changes the page, and then answers in the chat', async () => {
  const met = await meetVisitor({ mail: true });
  await leave(met);
  const { id } = await met.reply();
  expect(await send(met, id)).toBe(true);
  expect([await channelOf(id), await waiting(id)]).toEqual(['web', 1]);
  await bus.transact((tx) => acting.noteReturn(tx, met.visitor));
  clock.advance(acting.RETURN_MS);
  expect(await send(met, id)).toBe(false);
  expect(await channelOf(id)).toBe('web');
});

it('sends by mail what was shown in the chat but not read before the visitor left, and nothing that was read', async () => {
  const met = await meetVisitor({ mail: true });
  const [read, unread] = [await met.reply(), await met.reply()];
  for (const { id } of [read, unread]) await bus.transact((tx) => acting.recordSent(tx, [{ messageId: id, providerIds: [], pieces: [] }]));
  const upTo = (await reading.findMark(database.kysely, read.id)) ?? 0;
  await bus.transact((tx) => acting.recordSeen(tx, met.visitor, upTo, 'read'));
  await leave(met);
  clock.advance(acting.RETURN_MS);
  await answerUnread(deps(), met.threadId);
  expect([await channelOf(read.id), await channelOf(unread.id)]).toEqual(['web', 'email']);
});

it('leaves everything in the chat when the visitor asked for no mail', async () => {
  const met = await meetVisitor({ mail: false });
  await leave(met);
  clock.advance(acting.RETURN_MS);
  const { id } = await met.reply();
  expect(await send(met, id)).toBe(false);
  expect(await channelOf(id)).toBe('web');
});
