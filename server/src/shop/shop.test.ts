import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../platform/testing/index.ts';
import { findOrder, findOrders, listProducts, mirrorOrders, mirrorProducts } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const product = { id: 'steam-50', name: { zh: '充值卡 50', en: 'Gift card 50' }, price: { amount: 5000, currency: 'CNY' }, facts: {} };
const order = (number: string, status: string, day: number) => ({
  ...{ number, status, productId: 'steam-50', handle: 'Lin@Example.com', quantity: 1, amount: 5000, currency: 'CNY' },
  placedAt: new Date(Date.UTC(2026, 0, day)),
});

it('mirrors what the shop says now, and finds a customer’s orders by handle, newest first', async () => {
  const db = database.kysely;
  await mirrorProducts(db, [product]);
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
