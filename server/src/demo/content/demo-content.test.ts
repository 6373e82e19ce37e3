import { describe, expect, it } from 'vitest';
import { DEMO_ARTICLES as articles } from './articles.ts';
import { DEMO_MACROS } from './macros.ts';
import { getDemoOrders } from './orders.ts';
import { DEMO_CUSTOMERS } from './people.ts';
import { DEMO_PRODUCTS } from './products.ts';

/** Numbers that carry a promise: times, days, percents, sums from 100 on. Clock times and list numbers are written differently. */
function findFigures(body: string): string[] {
  const plain = body.replace(/^\d+\. /gm, '').replaceAll(',', '');
  return [...new Set(plain.match(/\d+(?:\.\d+)?/g) ?? [])].filter((figure) => Number(figure) >= 100).sort();
}

describe('the demo shop', () => {
  it('has each article once, in both languages, with questions', () => {
    expect(new Set(articles.map(({ slug }) => slug)).size).toBe(articles.length);
    for (const { texts } of articles) {
      expect(texts.zh.title).toMatch(/\p{Script=Han}/u);
      expect(texts.en.body).not.toMatch(/\p{Script=Han}/u);
      expect(texts.zh.questions.length).toBeGreaterThanOrEqual(3);
      expect(texts.en.questions.length).toBeGreaterThanOrEqual(3);
    }
  });
  it.each(articles.map((article) => [article.slug, article] as const))(
    'states the same sums in both languages of %s',
    (_slug, { texts }) => {
      const local = new Set(['110', '96110', '12315']);
      const zh = findFigures(texts.zh.body).filter((figure) => !local.has(figure));
      const en = new Set(findFigures(texts.en.body));
      expect(zh.filter((figure) => !en.has(figure))).toEqual([]);
    },
  );
  it('sells what its orders and guides name, to customers it knows', () => {
    const slugs = new Set(articles.map(({ slug }) => slug));
    for (const { guide } of DEMO_PRODUCTS) expect(slugs).toContain(guide);
    const products = new Set(DEMO_PRODUCTS.map(({ id }) => id));
    const emails = new Set(DEMO_CUSTOMERS.map(({ email }) => email));
    const orders = getDemoOrders(new Date('2026-03-01T12:00:00Z'));
    expect(new Set(orders.map(({ number }) => number)).size).toBe(orders.length);
    for (const order of orders) {
      expect(products).toContain(order.productId);
      expect(emails).toContain(order.handle);
      expect(order.number).toMatch(/^CL-\d{8}-\d{4}$/);
    }
    expect(orders[0]).toMatchObject({ number: 'CL-20260301-0042', placedAt: '2026-03-01T11:48:00.000Z' });
  });
  it('has eight macros with shortcuts the reply box accepts', () => {
    expect(DEMO_MACROS).toHaveLength(8);
    for (const { shortcut } of DEMO_MACROS) expect(shortcut).toMatch(/^[\p{L}\p{N}-]{1,40}$/u);
  });
});
