/* What comes in the same moment: a message twice, a message beside an agent's act. Each waits where the other holds a lock. */
import { ChannelEvent } from '@throughline/protocol/envelope';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reading } from '../conversations/index.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import { createBus } from '../platform/bus/index.ts';
import { createTestClock } from '../platform/clock/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/index.ts';
import { createAccept } from './accept.ts';

let database: TestDatabase;
const clock = createTestClock();

beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 10 });
});
afterAll(() => database.drop());

const saying =
  (who: string) =>
  (key: string): ChannelEvent =>
    ChannelEvent.parse({
      key,
      type: 'message',
      threadKey: who,
      at: clock.now().getTime(),
      parts: [{ type: 'text', text: key }],
      from: { type: 'user', value: who, verified: true },
    });

const openInbox = async (): Promise<OpenInbox> => {
  const id = crypto.randomUUID();
  const strategy = { assistant: true, tone: 'neutral' as const, continueMinutes: 60 };
  await database.pool.query("insert into inbox (id, kind, name, webhook_key) values ($1, 'api', 'api', $2)", [id, id]);
  return { id, kind: 'api', settings: {}, strategy, enabled: true, threadsAreIssues: false } as unknown as OpenInbox;
};

/** As many transactions as that stand before somebody's lock. */
const untilWaiting = async (count: number): Promise<void> => {
  const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await database.pool.query(waiting)).rowCount !== count) await new Promise(setImmediate);
};

it('takes a message once that two processes get in the same moment, and answers both', async () => {
  const says = saying('twin');
  const inbox = await openInbox();
  const [accept, other] = [createAccept({ bus: createBus(database), clock }), createAccept({ bus: createBus(database), clock })];
  const known = await accept(inbox, says('known'));
  const { customerId } = await reading.getConversation(database.kysely, { inboxIds: null }, known?.conversationId ?? '', null);
  // Both have looked for the message and wait for its customer.
  const holder = await database.pool.connect();
  await holder.query('begin');
  await holder.query('select from customer where id = $1 for update', [customerId]);
  const both = Promise.all([accept(inbox, says('the same')), other(inbox, says('the same'))]);
  await untilWaiting(2);
  await holder.query('rollback');
  holder.release();
  const [one, two] = await both;
  expect(one?.messageId).toBe(two?.messageId);
  expect([one?.duplicate, two?.duplicate].toSorted()).toEqual([false, true]);
});

it('opens a conversation again that an agent resolves while the message is on its way', async () => {
  const says = saying('somebody');
  const inbox = await openInbox();
  const accept = createAccept({ bus: createBus(database), clock });
  const conversationId = (await accept(inbox, says('first')))?.conversationId ?? '';
  // The agent's transaction has not ended when the message looks at the conversation, and has when it is written.
  const agent = await database.pool.connect();
  await agent.query('begin');
  await agent.query("update conversation set status = 'resolved', resolved_at = now(), waiting_since = null where id = $1", [
    conversationId,
  ]);
  const second = accept(inbox, says('second'));
  await untilWaiting(1);
  await agent.query('commit');
  agent.release();
  expect(await second).toMatchObject({ conversationId, seq: 2, duplicate: false });
  expect(await reading.getConversation(database.kysely, { inboxIds: null }, conversationId, null)).toMatchObject({
    status: 'open',
    resolvedAt: null,
    seq: 2,
    lastText: 'second',
  });
  const { rows } = await database.pool.query<{ type: string }>('select type from event_log where key = $1 order by id', [conversationId]);
  expect(rows.map((row) => row.type)).toEqual(['conversation.opened', 'message.received', 'conversation.reopened', 'message.received']);
});
