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

const says = (key: string): ChannelEvent =>
  ChannelEvent.parse({
    key,
    type: 'message',
    threadKey: 'twin',
    at: clock.now().getTime(),
    parts: [{ type: 'text', text: key }],
    from: { type: 'user', value: 'twin', verified: true },
  });

it('takes a message once that two processes get in the same moment, and answers both', async () => {
  const id = crypto.randomUUID();
  const strategy = { assistant: true, tone: 'neutral' as const, continueMinutes: 60 };
  await database.pool.query("insert into inbox (id, kind, name, webhook_key) values ($1, 'api', 'api', $2)", [id, id]);
  const inbox = { id, kind: 'api', settings: {}, strategy, enabled: true, threadsAreIssues: false } as unknown as OpenInbox;
  const [accept, other] = [createAccept({ bus: createBus(database), clock }), createAccept({ bus: createBus(database), clock })];
  const known = await accept(inbox, says('known'));
  const { customerId } = await reading.getConversation(database.kysely, { inboxIds: null }, known?.conversationId ?? '', null);
  // Both have looked for the message and wait for its customer.
  const holder = await database.pool.connect();
  await holder.query('begin');
  await holder.query('select from customer where id = $1 for update', [customerId]);
  const both = Promise.all([accept(inbox, says('the same')), other(inbox, says('the same'))]);
  const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await database.pool.query(waiting)).rowCount !== 2) await new Promise(setImmediate);
  await holder.query('rollback');
  holder.release();
  const [one, two] = await both;
  expect(one?.messageId).toBe(two?.messageId);
  expect([one?.duplicate, two?.duplicate].toSorted()).toEqual([false, true]);
});
