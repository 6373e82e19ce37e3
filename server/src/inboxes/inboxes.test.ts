import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCenter, type TestCenter } from '../delivery/testing/open-test-center.ts';
import { createSecrets } from '../platform/secrets/index.ts';
import { createInbox, deleteInbox, inboxStore, openInboxBook, updateInbox } from './index.ts';

const TOKEN = '123456789:AAE-a-token-nobody-may-see';

let center: TestCenter;
beforeAll(async () => {
  center = await openTestCenter();
});
afterAll(async () => {
  expect(center.troubles).toEqual([]);
  await center.close();
});

let bots = 0;
const tokenOf = (account = 1000 + ++bots): string => `${account}:${TOKEN.split(':')[1]}`;
const connect = (settings: Record<string, unknown>, kind = 'telegram') =>
  center.bus.transact((tx) => createInbox(tx, center, { kind, name: kind, settings }));
const change = async (id: string, edit: Parameters<typeof updateInbox>[3], only: readonly string[] | null = null) => {
  await center.bus.transact((tx) => updateInbox(tx, center, id, edit, only));
  await center.bus.drained();
};
const look = (id: string) => inboxStore.getInbox(center.database.kysely, center.sealer, id, null);

describe('an inbox', () => {
  it('keeps its secrets sealed: nothing of them lies in the database or is shown', async () => {
    const id = await connect({ token: tokenOf(), webhookSecret: 'a-webhook-secret' });
    const { rows } = await center.database.pool.query('select to_jsonb(i)::text as row from inbox i where id = $1', [id]);
    for (const secret of ['AAE-a-token', 'a-webhook-secret']) expect(rows[0].row).not.toContain(secret);
    const shown = await look(id);
    expect(shown.secretsSet.sort()).toEqual(['token', 'webhookSecret']);
    expect(JSON.stringify(shown)).not.toContain('AAE-a-token');
    const { rows: events } = await center.database.pool.query("select data::text from event_log where type = 'inbox.changed'");
    expect(JSON.stringify(events)).not.toContain('AAE-a-token');
    expect((await center.inboxes.find(id))?.settings).toMatchObject({
      webhookSecret: 'a-webhook-secret',
      apiUrl: 'https://api.telegram.org',
    });
  });

  it('keeps secrets that a change leaves out, replaces those it gives, and drops those it takes away', async () => {
    const token = tokenOf();
    const id = await connect({ token, webhookSecret: 'one' });
    await change(id, { name: 'Renamed', settings: { apiUrl: 'https://bots.example/' } });
    expect(await center.inboxes.find(id)).toMatchObject({
      name: 'Renamed',
      settings: { token, webhookSecret: 'one', apiUrl: 'https://bots.example' },
    });
    await change(id, { settings: { webhookSecret: 'two' } });
    expect((await center.inboxes.find(id))?.settings).toMatchObject({ token, webhookSecret: 'two' });
    await change(id, { settings: { webhookSecret: null } });
    expect((await look(id)).secretsSet).toEqual(['token']);
    await expect(change(id, { settings: { token: null } })).rejects.toMatchObject({ code: 'invalid-settings' });
    expect((await look(id)).secretsSet).toEqual(['token']);
  });

  it('is refused with the field that is wrong, and for a channel nobody knows', async () => {
    await expect(connect({ token: 'no token' })).rejects.toMatchObject({
      code: 'invalid-settings',
      facts: { issues: [{ path: 'token' }] },
    });
    await expect(connect({}, 'pigeon')).rejects.toMatchObject({ code: 'unknown-channel' });
  });

  it('has an account of its own, also when two are connected at the same moment, until it is disconnected', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => connect({ token: tokenOf(42) })));
    const made = tries.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    expect(made).toHaveLength(1);
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'account-taken' });
    const other = await connect({ token: tokenOf(43) });
    await expect(change(other, { settings: { token: tokenOf(42) } })).rejects.toMatchObject({ code: 'account-taken' });
    await change(made[0] ?? '', { settings: { token: `42:another-token-of-it` } });
    await center.bus.transact((tx) => deleteInbox(tx, made[0] ?? '', null));
    await center.bus.drained();
    expect(await center.inboxes.find(made[0] ?? '')).toBeUndefined();
    const { rows } = await center.database.pool.query('select secrets from inbox where id = $1', [made[0]]);
    expect(rows).toEqual([{ secrets: null }]);
    await connect({ token: tokenOf(42) });
  });

  it('may be shared by a kind without accounts', async () => {
    await connect({}, 'api');
    await connect({}, 'api');
  });

  it('is missing to whoever may not see it', async () => {
    const id = await connect({ token: tokenOf() });
    await expect(change(id, { name: 'x' }, [])).rejects.toMatchObject({ code: 'not-found' });
    await expect(center.bus.transact((tx) => deleteInbox(tx, id, [crypto.randomUUID()]))).rejects.toMatchObject({ code: 'not-found' });
    expect(await inboxStore.listInboxes(center.database.kysely, center.sealer, [])).toEqual([]);
    expect((await inboxStore.listInboxes(center.database.kysely, center.sealer, [id])).map((inbox) => inbox.id)).toEqual([id]);
  });

  it('is found by its webhook key, and read anew after a change in another process', async () => {
    const id = await connect({ token: tokenOf() });
    const found = await center.inboxes.find(id);
    expect((await center.inboxes.findByWebhookKey(found?.webhookKey ?? ''))?.id).toBe(id);
    expect(await center.inboxes.findByWebhookKey('nonsense')).toBeUndefined();
    const elsewhere = openInboxBook(center);
    expect((await elsewhere.find(id))?.name).toBe('telegram');
    await change(id, { name: 'Other', strategy: { tone: 'warm' }, enabled: false });
    await expect.poll(async () => (await elsewhere.find(id))?.name).toBe('Other');
    expect(await elsewhere.find(id)).toMatchObject({ enabled: false, strategy: { tone: 'warm', assistant: true } });
    elsewhere.close();
  });

  it('whose secrets were sealed with a lost key harms no other inbox', async () => {
    const strangeKey = { ...center, sealer: createSecrets(['x'.repeat(40)]) };
    const lost = await center.bus.transact((tx) =>
      createInbox(tx, strangeKey, { kind: 'telegram', name: 'Lost', settings: { token: tokenOf() } }),
    );
    const id = await connect({ token: tokenOf() });
    await center.bus.drained();
    expect((await center.inboxes.find(id))?.id).toBe(id);
    expect(await center.inboxes.find(lost)).toBeUndefined();
    expect(await look(lost)).toMatchObject({ name: 'Lost', secretsSet: [] });
    await change(lost, { settings: { token: tokenOf() } });
    expect((await center.inboxes.find(lost))?.name).toBe('Lost');
  });
});
