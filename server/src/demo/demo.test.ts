import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAssistant, openKnowledgeIndex } from '../assistant/index.ts';
import { reading } from '../conversations/index.ts';
import { openTestCenter, type TestCenter } from '../delivery/testing/open-test-center.ts';
import { deleteInbox } from '../inboxes/index.ts';
import { findOrders } from '../shop/index.ts';
import { DEMO_INBOX } from './demo-inboxes.ts';
import { setUpDemo } from './set-up-demo.ts';
import { startDemo } from './start-demo.ts';
import { type Simulators, startSimulators } from './start-simulators.ts';

let center: TestCenter;
let simulators: Simulators;
beforeAll(async () => {
  center = await openTestCenter((ground) =>
    createAssistant({ ...ground, knowledge: openKnowledgeIndex(ground), onModelFailure: ground.onTrouble }),
  );
  simulators = await startSimulators(undefined);
  await startDemo({ ...center, simulators, now: center.clock.now });
});
afterAll(async () => {
  expect(center.troubles).toEqual([]);
  await simulators.close();
  await center.close();
});

const count = async (table: string): Promise<number> =>
  (await center.database.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n as number;
const TABLES = ['inbox', 'article', 'macro', 'agent', 'product', 'shop_order', 'conversation', 'message'];
const counts = async () => Object.fromEntries(await Promise.all(TABLES.map(async (table) => [table, await count(table)] as const)));

describe('the demo shop', () => {
  it('is set up once: a second start changes no number', async () => {
    await center.bus.drained();
    const before = await counts();
    expect(before).toMatchObject({ inbox: 3, agent: 2 });
    expect(before.article).toBeGreaterThanOrEqual(30);
    await startDemo({ ...center, simulators, now: center.clock.now });
    expect(await setUpDemo({ ...center, now: center.clock.now }, simulators)).toBe(false);
    await center.bus.drained();
    expect(await counts()).toEqual(before);
  });

  it('has inboxes that lead to the simulators, and to those of the next start', async () => {
    const settingsOf = async (id: string) => (await center.inboxes.find(id))?.settings;
    expect(await settingsOf(DEMO_INBOX.telegram)).toMatchObject({ apiUrl: simulators.telegram.url });
    expect(await settingsOf(DEMO_INBOX.email)).toMatchObject({ smtpHost: '127.0.0.1', smtpPort: simulators.mail.port });
    const web = await settingsOf(DEMO_INBOX.web);
    expect(web).toMatchObject({ continueByEmailInboxId: DEMO_INBOX.email });
    const next = await startSimulators(undefined);
    await startDemo({ ...center, simulators: next, now: center.clock.now });
    await center.bus.drained();
    expect(await settingsOf(DEMO_INBOX.telegram)).toMatchObject({ apiUrl: next.telegram.url });
    expect(await settingsOf(DEMO_INBOX.email)).toMatchObject({ smtpPort: next.mail.port });
    expect(await settingsOf(DEMO_INBOX.web)).toEqual(web);
    await next.close();
  });

  it('knows the orders of the customers it shows', async () => {
    const orders = await findOrders(center.database.kysely, ['wang.xiaoming@example.com']);
    expect(orders.length).toBeGreaterThan(0);
    expect(orders[0]?.product).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
  });

  it('has first conversations in the desk: one answered, one that asks for a person, one that is angry', async () => {
    await center.bus.drained();
    const { rows } = await center.database.pool.query(
      `select packet ->> 'reason' as reason from conversation where $1 = any(inbox_ids) order by created_at, id`,
      [DEMO_INBOX.email],
    );
    expect(rows.map((row) => row.reason).sort()).toEqual(['angry', 'asked-for-person', null]);
  });

  it.each([
    ['卡密兑换不了怎么办？', 'code-not-working'],
    ['付款后多久能收到卡密？', 'delivery-time'],
    ['几天之内可以退款？', 'refund-policy'],
    ['How do I redeem a Steam card?', 'redeem-steam'],
    ['How long until I get my code after paying?', 'delivery-time'],
    ['Can I get a refund?', 'refund-policy'],
  ])('answers "%s" with the right article', async (question, slug) => {
    const inbox = await center.inboxes.find(DEMO_INBOX.web);
    if (inbox === undefined) throw new Error('no web inbox');
    const heard = await center.hear(inbox, `visitor-${slug}-${question.length}`, question);
    await center.bus.drained();
    const answer = (await center.messages(heard.conversationId)).find((message) => message.authorType === 'assistant');
    const { rows } = await center.database.pool.query('select slug from article where id = $1', [answer?.sources[0]?.articleId]);
    expect(rows).toEqual([{ slug }]);
    expect(answer?.parts[0]).toMatchObject({ type: 'text', md: true });
  });

  it('leaves an inbox deleted that somebody deleted', async () => {
    await center.bus.transact((tx) => deleteInbox(tx, DEMO_INBOX.telegram, null));
    await center.bus.drained();
    await startDemo({ ...center, simulators, now: center.clock.now });
    await center.bus.drained();
    expect(await center.inboxes.find(DEMO_INBOX.telegram)).toBeUndefined();
    expect((await reading.listQueue(center.database.kysely, { inboxIds: null }, 10)).length).toBeGreaterThan(0);
  });
});
