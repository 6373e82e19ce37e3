import type { FastifyInstance } from 'fastify';
import { pagePolicies } from '../platform/http/index.ts';
import type { Database } from '../platform/db/index.ts';
import { listProducts } from '../shop/index.ts';
import { DEMO_INBOX } from './demo-inboxes.ts';
import { drawShop, SHOP_STYLE } from './shop-page.ts';

/** The shop's own page: products, and the widget as any site would embed it. `?embed=1`: the widget alone, for the playground's phone. */
export const registerShop = (app: FastifyInstance, deps: { database: Database }): void => {
  app.get('/shop.css', async (_, reply) => reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(SHOP_STYLE));
  app.get<{ Querystring: { lang?: string; embed?: string } }>('/shop', async (request, reply) => {
    const asked = request.query.lang ?? request.headers['accept-language'] ?? '';
    const locale = /^zh\b/i.test(asked) ? 'zh' : 'en';
    const page = drawShop({
      locale,
      products: await listProducts(deps.database.kysely),
      inboxId: DEMO_INBOX.web,
      embedded: request.query.embed === '1',
    });
    // The widget loads from us; the page may stand in a frame of our own desk.
    const policy = pagePolicies.APP_POLICY;
    return reply.type('text/html; charset=utf-8').header('content-security-policy', policy).header('cache-control', 'no-cache').send(page);
  });
};
