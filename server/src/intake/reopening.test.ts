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
    threadKey: 'somebody',
    at: clock.now().getTime(),
    parts: [{ type: 'text', text: key }],
    from: { type: 'user', value: 'somebody', verified: true },
  });

it('opens a conversation again that an agent resolves while the message is on its way', async () => {
  const id = crypto.randomUUID();
  const strategy = { assistant: true, tone: 'neutral' as const, continueMinutes: 60 };
  await database.pool.query("insert into inbox (id, kind, name, webhook_key) values ($1, 'api', 'api', $2)", [id, id]);
  const inbox = { id, kind: 'api', settings: {}, strategy, enabled: true, threadsAreIssues: false } as unknown as OpenInbox;
  const accept = createAccept({ bus: createBus(database), clock });
  const conversationId = (await accept(inbox, says('first')))?.conversationId ?? '';
  // The agent's transaction has not ended when the message looks at the conversation, and has when it is written.
  const agent = await database.pool.connect();
  await agent.query('begin');
  await agent.query("update conversation set status = 'resolved', resolved_at = now(), waiting_since = null where id = $1", [
    conversationId,
  ]);
  const second = accept(inbox, says('second'));
  const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await database.pool.query(waiting)).rowCount === 0) await new Promise(setImmediate);
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
