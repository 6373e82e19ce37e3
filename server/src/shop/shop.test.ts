import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bus, createBus } from '../platform/bus/index.ts';
import { createTestClock } from '../platform/clock/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/index.ts';
import { understand } from '@throughline/nlu';
import { findOrder, findOrders, listProducts, mirrorOrders, mirrorProducts, openCatalogue, type Catalogue } from './index.ts';

let database: TestDatabase;
let bus: Bus;
beforeAll(async () => {
  database = await createTestDatabase();
  bus = createBus(database, { pollMs: 20 });
  await bus.start();
});
afterAll(async () => {
  await bus.stop();
  await database.drop();
});

const product = { id: 'steam-50', name: { zh: '充值卡 50', en: 'Gift card 50' }, price: { amount: 5000, currency: 'CNY' }, facts: {} };
const order = (number: string, status: string, day: number) => ({
  ...{ number, status, productId: 'steam-50', handle: 'Lin@Example.com', quantity: 1, amount: 5000, currency: 'CNY' },
  placedAt: new Date(Date.UTC(2026, 0, day)),
});

it('mirrors what the shop says now, and finds a customer’s orders by handle, newest first', async () => {
  const db = database.kysely;
  await bus.transact((tx) => mirrorProducts(tx, [product]));
  await mirrorOrders(db, [order('CK-1', 'paid', 1), order('CK-2', 'paid', 2)]);
  await mirrorOrders(db, [order('CK-1', 'delivered', 1)]);
  expect(await listProducts(db)).toEqual([product]);
  expect((await findOrders(db, ['lin@example.com', 'nobody'])).map(({ number, status, product }) => [number, status, product.zh])).toEqual([
    ['CK-2', 'paid', '充值卡 50'],
    ['CK-1', 'delivered', '充值卡 50'],
  ]);
  expect(await findOrders(db, [])).toEqual([]);
  expect(await findOrder(db, 'CK-2')).toMatchObject({ handle: 'Lin@Example.com', amount: 5000 });
  expect(await findOrder(db, 'CK-9')).toBeUndefined();
});

describe('the catalogue', () => {
  const clock = createTestClock(new Date());
  const entitiesIn = async (catalogue: Catalogue, text: string) =>
    understand(text, {}, { now: clock.now(), entities: await catalogue.find() }).entities.map(({ kind, value }) => [kind, value]);
  const widget = { ...product, id: 'psn', name: { zh: 'PlayStation 充值卡（港服）', en: 'PlayStation Store card (Hong Kong)' } };

  it('knows products by their names in both languages, with and without what stands in brackets, and those of today', async () => {
    const catalogue = openCatalogue({ database, bus, now: () => clock.now() });
    expect(await entitiesIn(catalogue, 'my playstation store card fails')).toEqual([]);
    await bus.transact((tx) => mirrorProducts(tx, [widget]));
    await bus.drained();
    await expect.poll(() => entitiesIn(catalogue, 'my playstation store card fails')).toEqual([['product', 'PlayStation Store card']]);
    expect(await entitiesIn(catalogue, 'PlayStation充值卡港服用不了')).toEqual([['product', 'PlayStation 充值卡（港服）']]);
    catalogue.close();
  });

  it('learns how the shop writes order numbers from its orders, also from the first ones', async () => {
    await database.pool.query('truncate shop_order');
    const catalogue = openCatalogue({ database, bus, now: () => clock.now() });
    expect(await entitiesIn(catalogue, '900 12/A 344 呢')).toEqual([]);
    await mirrorOrders(database.kysely, [order('900 17/B 120', 'paid', 1), order('901 03/A 555', 'paid', 2)]);
    clock.advance(61_000);
    expect(await entitiesIn(catalogue, '900 12/a 344 呢')).toEqual([['order', '900 12/A 344']]);
    catalogue.close();
  });

  it('takes no pattern from numbers that look like anything', async () => {
    await database.pool.query('truncate shop_order');
    await mirrorOrders(database.kysely, [order('12', 'paid', 1), order('345', 'paid', 2)]);
    const catalogue = openCatalogue({ database, bus, now: () => clock.now() });
    expect((await catalogue.find()).orderNumber).toBeUndefined();
    catalogue.close();
  });
});
