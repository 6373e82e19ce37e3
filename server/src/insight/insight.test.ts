import { makeSearchQuery } from '@throughline/nlu';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acting, reading } from '../conversations/index.ts';
import { openTestCenter, type TestCenter } from '../delivery/testing/open-test-center.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import { createMessageIndex } from './index.ts';

let center: TestCenter;
let inbox: OpenInbox;
beforeAll(async () => {
  center = await openTestCenter(createMessageIndex);
  inbox = await center.connect('api');
});
afterAll(async () => {
  expect(center.troubles).toEqual([]);
  await center.close();
});

const find = async (words: string, inboxIds: readonly string[] | null = null): Promise<string[]> => {
  await center.bus.drained();
  const query = makeSearchQuery(words);
  return query === '' ? [] : (await reading.searchMessages(center.database.kysely, { inboxIds }, query, 50)).map((hit) => hit.messageId);
};

it('finds what was written in Chinese and English shortly after it was stored, by customers, agents and in notes', async () => {
  const zh = await center.hear(inbox, 'a', '你好，我买的 Steam 充值卡提示已被使用');
  const en = await center.hear(inbox, 'b', 'My refunds have not arrived yet');
  const reply = await center.reply(en, 'It takes three working days');
  const note = await center.bus.transact((tx) =>
    acting.addNote(tx, {
      scope: acting.EVERYTHING,
      conversationId: en.conversationId,
      author: { type: 'agent', id: null, name: 'Lin' },
      parts: [{ type: 'text', text: 'customer sounds worried' }],
    }),
  );
  expect(await find('充值卡')).toEqual([zh.messageId]);
  expect(await find('steam')).toEqual([zh.messageId]);
  expect(await find('refund')).toEqual([en.messageId]);
  expect(await find('working days')).toEqual([reply.id]);
  expect(await find('worried')).toEqual([note.id]);
  expect(await find('退款')).toEqual([]);
});

it('finds the new words of an edited message, and no longer the old ones', async () => {
  const { messageId } = await center.hear(inbox, 'c', 'a purple elephant', { key: 'edited' });
  expect(await find('elephant')).toEqual([messageId]);
  await center.bus.transact((tx) =>
    acting.editMessage(tx, { inboxId: inbox.id, key: 'edited', parts: [{ type: 'text', text: 'a purple giraffe' }] }),
  );
  expect(await find('giraffe')).toEqual([messageId]);
  expect(await find('elephant')).toEqual([]);
  await center.bus.transact((tx) => acting.editMessage(tx, { inboxId: inbox.id, key: 'edited', parts: [] }));
  expect(await find('giraffe')).toEqual([]);
});

it('finds either script and width by either', async () => {
  const traditional = await center.hear(inbox, 'trad', '請問龍捲風優惠券怎麼兌換');
  const simplified = await center.hear(inbox, 'simp', '龙卷风优惠券过期了');
  const wide = await center.hear(inbox, 'wide', 'ＰＩＮ－ＺＱ７７７ 不能用');
  for (const words of ['龙卷风', '龍捲風'])
    expect((await find(words)).sort()).toEqual([traditional.messageId, simplified.messageId].sort());
  expect(await find('兑换')).toContain(traditional.messageId);
  for (const words of ['zq777', 'ＺＱ７７７']) expect(await find(words)).toEqual([wide.messageId]);
});

it('shows nobody what lies in inboxes they may not see', async () => {
  const { messageId } = await center.hear(inbox, 'd', 'a confidential zebra');
  expect(await find('zebra', [inbox.id])).toEqual([messageId]);
  expect(await find('zebra', [crypto.randomUUID()])).toEqual([]);
});

it('takes whatever people type for words', async () => {
  const { messageId } = await center.hear(inbox, 'e', "x & y | !z :* ' \\ <-> ( o'neill");
  for (const words of ["'", ':*', '!!', '&|', '(', '<->', '\\', "o'neill", ' ']) await find(words);
  expect(await find("o'neill")).toEqual([messageId]);
});

it('indexes many at once, each of them', async () => {
  const heard = await Promise.all(Array.from({ length: 120 }, (_, n) => center.hear(inbox, `crowd-${n}`, `kangaroo number ${n}`)));
  await center.bus.drained();
  const { rows } = await center.database.pool.query('select count(*)::int as n from message_search where message_id = any($1::uuid[])', [
    heard.map((one) => one.messageId),
  ]);
  expect(rows[0].n).toBe(120);
});
