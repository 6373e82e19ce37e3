import { type Kysely, sql } from 'kysely';
import type { Tx } from '../platform/bus/index.ts';
import type { DB } from '../platform/db/index.ts';

export type Bilingual = { zh: string; en: string };
export type Price = { amount: number; currency: string };
export type ProductRow = { id: string; name: Bilingual; price: Price; facts: Record<string, unknown> };
/** `amount` in minor units. */
export type OrderRow = {
  number: string;
  handle: string;
  status: string;
  product: Bilingual;
  quantity: number;
  amount: number;
  currency: string;
  placedAt: Date;
};
export type NewOrder = Omit<OrderRow, 'product'> & { productId: string };

const orderColumns = sql`o.number, o.handle, o.status, p.name as product, o.quantity, o.amount, o.currency, o.placed_at as "placedAt"`;

/** Orders placed under any of these handles, newest first. */
export const findOrders = async (db: Kysely<DB>, handles: readonly string[], limit = 50): Promise<OrderRow[]> => {
  if (handles.length === 0) return [];
  const { rows } = await sql<OrderRow>`
    select ${orderColumns} from shop_order o join product p on p.id = o.product_id
    where lower(o.handle) = any(${handles.map((handle) => handle.toLowerCase())}::text[]) order by o.placed_at desc, o.number limit ${limit}`.execute(
    db,
  );
  return rows;
};

/** One order by its number; the caller decides whether whoever asks may know of it (`handle`). */
export const findOrder = async (db: Kysely<DB>, number: string): Promise<OrderRow | undefined> => {
  const { rows } =
    await sql<OrderRow>`select ${orderColumns} from shop_order o join product p on p.id = o.product_id where o.number = ${number}`.execute(
      db,
    );
  return rows[0];
};

export const listProducts = async (db: Kysely<DB>): Promise<ProductRow[]> => {
  const { rows } = await sql<ProductRow>`select id, name, price, facts from product order by id`.execute(db);
  return rows;
};

/** Numbers of the newest orders. */
export const listRecentNumbers = async (db: Kysely<DB>, limit: number): Promise<string[]> => {
  const { rows } = await sql<{ number: string }>`select number from shop_order order by placed_at desc, number limit ${limit}`.execute(db);
  return rows.map((row) => row.number);
};

/** Mirrors what the shop says now; safe to repeat. */
export const mirrorProducts = async (tx: Tx, products: readonly ProductRow[]): Promise<void> => {
  await sql`
    insert into product (id, name, price, facts)
    select id, name, price, facts from jsonb_to_recordset(${JSON.stringify(products)}::jsonb) as p (id text, name jsonb, price jsonb, facts jsonb)
    on conflict (id) do update set name = excluded.name, price = excluded.price, facts = excluded.facts`.execute(tx.sql);
  tx.emit({ type: 'products.changed', key: 'products', data: { products: products.length } });
};

export const mirrorOrders = async (db: Kysely<DB>, orders: readonly NewOrder[]): Promise<void> => {
  await sql`
    insert into shop_order (number, product_id, handle, status, quantity, amount, currency, placed_at)
    select number, "productId", handle, status, quantity, amount, currency, "placedAt" from jsonb_to_recordset(${JSON.stringify(orders)}::jsonb)
      as o (number text, "productId" text, handle text, status text, quantity integer, amount integer, currency text, "placedAt" timestamptz)
    on conflict (number) do update set status = excluded.status, handle = excluded.handle`.execute(db);
};
