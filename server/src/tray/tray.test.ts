import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bus, createBus } from '../platform/bus/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/index.ts';
import { addToTray, getTrayItem, listTray, settleForMessage, settleTrayItem } from './index.ts';

let database: TestDatabase;
let bus: Bus;
beforeAll(async () => {
  database = await createTestDatabase();
  bus = createBus(database);
});
afterAll(() => database.drop());

const add = (more: Partial<Parameters<typeof addToTray>[1]> = {}) =>
  bus.transact((tx) => addToTray(tx, { kind: 'unparsable', reason: 'unreadable-mail', ...more }));
const settle = (id: string, state: 'retried' | 'discarded', by: string) => bus.transact((tx) => settleTrayItem(tx, { id, state, by }));
const eventsOf = async (id: string) =>
  (await database.pool.query('select type, data from event_log where key = $1 order by id', [id])).rows as { type: string }[];

it('keeps the raw form to the last byte', async () => {
  const raw = new Uint8Array([0, 255, 128, 10, 0]);
  const id = await add({ raw, detail: 'x'.repeat(10_000), context: { envelope: { rcptTo: ['a@b.c'] } } });
  const item = await getTrayItem(database.kysely, null, id);
  expect(new Uint8Array(item.raw)).toEqual(raw);
  expect(item).toMatchObject({ rawBytes: 5, state: 'waiting', context: { envelope: { rcptTo: ['a@b.c'] } } });
  expect(item.detail.length).toBeLessThanOrEqual(4000);
});

it('keeps what a provider says even when no database takes it as it is', async () => {
  const id = await add({ detail: 'a\u0000b\ud800', context: { words: 'c\u0000d' } });
  expect(await getTrayItem(database.kysely, null, id)).toMatchObject({ detail: 'ab\ufffd', context: { words: 'cd' } });
});

it('is settled once, whoever is first', async () => {
  const id = await add();
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) => settle(id, n % 2 === 0 ? 'retried' : 'discarded', `agent:${n}`)),
  );
  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'already-settled' });
  expect((await eventsOf(id)).map((event) => event.type)).toEqual(['tray.added', 'tray.settled']);
  expect((await getTrayItem(database.kysely, null, id)).settledAt).not.toBeNull();
});

it('is settled by a message that was sent after all; a person who tried that again may still say so, but not discard it', async () => {
  const messageId = crypto.randomUUID();
  const [unsent, other] = [await add({ kind: 'unsent', messageId }), await add({ kind: 'event-failed', messageId })];
  await bus.transact((tx) => settleForMessage(tx, messageId));
  expect((await getTrayItem(database.kysely, null, unsent)).state).toBe('retried');
  expect((await getTrayItem(database.kysely, null, other)).state).toBe('waiting');
  await expect(settle(unsent, 'discarded', 'agent:1')).rejects.toMatchObject({ code: 'already-settled' });
  await settle(unsent, 'retried', 'agent:1');
  await expect(settle(unsent, 'retried', 'agent:2')).rejects.toMatchObject({ code: 'already-settled' });
});

it('is seen only with the inbox it came by', async () => {
  const [mine, theirs] = [crypto.randomUUID(), crypto.randomUUID()];
  const [id, foreign, homeless] = [await add({ inboxId: mine }), await add({ inboxId: theirs }), await add()];
  const seen = (await listTray(database.kysely, [mine], { state: 'waiting', limit: 50 })).map((item) => item.id);
  expect(seen).toEqual([id]);
  for (const one of [foreign, homeless])
    await expect(getTrayItem(database.kysely, [mine], one)).rejects.toMatchObject({ code: 'not-found' });
});

it('is listed newest first, page by page, without a gap', async () => {
  const inboxId = crypto.randomUUID();
  const ids: string[] = [];
  for (let n = 0; n < 7; n++) ids.push(await add({ inboxId }));
  const listed: string[] = [];
  for (let before: { at: Date; id: string } | undefined; ; ) {
    const page = await listTray(database.kysely, [inboxId], { state: 'waiting', limit: 3, before });
    listed.push(...page.map((item) => item.id));
    const last = page.at(-1);
    if (last === undefined) break;
    before = { at: last.createdAt, id: last.id };
  }
  expect([...listed].sort()).toEqual([...ids].sort());
  expect(new Set(listed).size).toBe(7);
});
