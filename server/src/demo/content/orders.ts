export type DemoOrder = {
  number: string;
  productId: string;
  /** E-mail address of the customer. */
  handle: string;
  status: 'awaiting-payment' | 'under-review' | 'delivered' | 'refunding' | 'refunded' | 'closed';
  quantity: number;
  /** Minor units. */
  amount: number;
  currency: 'CNY' | 'USD';
  /** ISO 8601. */
  placedAt: string;
};

type Row = readonly [
  hoursAgo: number,
  serial: number,
  handle: string,
  productId: string,
  status: DemoOrder['status'],
  quantity: number,
  amount: number,
  currency: DemoOrder['currency'],
];

const ROWS: readonly Row[] = [
  [0.2, 42, 'wang.xiaoming@example.com', 'steam-wallet-cn', 'under-review', 2, 100_800, 'CNY'],
  [26, 17, 'wang.xiaoming@example.com', 'steam-wallet-cn', 'delivered', 1, 10_080, 'CNY'],
  [172, 233, 'wang.xiaoming@example.com', 'psn-hk', 'delivered', 1, 18_700, 'CNY'],
  [700, 8, 'wang.xiaoming@example.com', 'mobile-top-up-cn', 'delivered', 1, 9_950, 'CNY'],
  [3, 61, 'chen.meiling@example.com', 'nintendo-eshop-us', 'delivered', 1, 14_380, 'CNY'],
  [49, 12, 'chen.meiling@example.com', 'roblox-global', 'refunding', 1, 7_150, 'CNY'],
  [410, 140, 'chen.meiling@example.com', 'nintendo-eshop-us', 'refunded', 1, 35_950, 'CNY'],
  [0.4, 55, 'li.qiang@example.com', 'mobile-top-up-cn', 'delivered', 1, 4_975, 'CNY'],
  [1, 48, 'li.qiang@example.com', 'apple-cn', 'awaiting-payment', 1, 19_960, 'CNY'],
  [95, 77, 'li.qiang@example.com', 'razer-gold-global', 'closed', 1, 7_120, 'CNY'],
  [30, 5, 'zhao.ting@example.com', 'apple-cn', 'delivered', 10, 499_000, 'CNY'],
  [310, 19, 'zhao.ting@example.com', 'steam-wallet-cn', 'delivered', 10, 202_000, 'CNY'],
  [0.1, 63, 'ana.ruiz@example.com', 'steam-wallet-global', 'delivered', 1, 2_070, 'USD'],
  [20, 31, 'ana.ruiz@example.com', 'apple-us', 'delivered', 1, 2_525, 'USD'],
  [560, 90, 'ana.ruiz@example.com', 'netflix-us', 'refunded', 1, 2_567, 'USD'],
  [5, 58, 'tom.becker@example.com', 'psn-us', 'delivered', 1, 2_513, 'USD'],
  [70, 22, 'tom.becker@example.com', 'google-play-us', 'delivered', 2, 2_034, 'USD'],
  [12, 36, 'grace.okafor@example.com', 'roblox-global', 'delivered', 10, 25_075, 'USD'],
  [240, 101, 'grace.okafor@example.com', 'steam-wallet-global', 'delivered', 10, 51_750, 'USD'],
  [8, 44, 'kenji.mori@example.com', 'nintendo-eshop-us', 'delivered', 1, 2_018, 'USD'],
];

const HOUR = 3_600_000;
const BEIJING = 8 * HOUR;

/** The orders as if placed shortly before `now`; a number is CL-, the day in Beijing, and a serial. */
export function getDemoOrders(now: Date): DemoOrder[] {
  return ROWS.map(([hoursAgo, serial, handle, productId, status, quantity, amount, currency]) => {
    const placed = now.getTime() - hoursAgo * HOUR;
    const day = new Date(placed + BEIJING).toISOString().slice(0, 10).replaceAll('-', '');
    const number = `CL-${day}-${String(serial).padStart(4, '0')}`;
    return { number, productId, handle, status, quantity, amount, currency, placedAt: new Date(placed).toISOString() };
  });
}
