import { randomBytes } from 'node:crypto';
import { addAgent } from '../access/index.ts';
import { createInbox, type InboxDeps, inboxStore } from '../inboxes/index.ts';
import { createArticle, listArticles, saveMacro } from '../knowledge/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';
import { mirrorOrders, mirrorProducts } from '../shop/index.ts';
import { DEMO_ARTICLES } from './content/articles.ts';
import { DEMO_MACROS } from './content/macros.ts';
import { getDemoOrders } from './content/orders.ts';
import { DEMO_AGENTS } from './content/people.ts';
import { DEMO_PRODUCTS } from './content/products.ts';
import { DEMO_ADDRESS, DEMO_INBOX, DEMO_TOKEN } from './demo-inboxes.ts';
import { MAIL_WITNESS, type Simulators } from './start-simulators.ts';

export type DemoDeps = InboxDeps & { database: Database; bus: Bus; now(): Date };

/** Sets the shop up when the database is empty; answers whether it did. */
export const setUpDemo = async (deps: DemoDeps, simulators: Simulators): Promise<boolean> => {
  const db = deps.database.kysely;
  const inboxes = await inboxStore.loadInboxes(db);
  const articles = await listArticles(db, { limit: 1 });
  if (inboxes.length > 0 || articles.length > 0) return false;
  await stockShop(deps);
  await deps.bus.transact(async (tx) => {
    for (const article of DEMO_ARTICLES) await createArticle(tx, article);
    for (const macro of DEMO_MACROS) await saveMacro(tx, macro);
    for (const agent of DEMO_AGENTS) await addAgent(tx, agent);
    for (const inbox of demoInboxes(simulators)) await createInbox(tx, deps, { ...inbox, playground: true });
  });
  return true;
};

const stockShop = async ({ database, bus, now }: DemoDeps): Promise<void> => {
  const products = DEMO_PRODUCTS.map(({ id, name, price, ...facts }) => ({
    id,
    name,
    price: { amount: price.CNY, currency: 'CNY' },
    facts: { ...facts, prices: price },
  }));
  await bus.transact((tx) => mirrorProducts(tx, products));
  await mirrorOrders(
    database.kysely,
    getDemoOrders(now()).map((order) => ({ ...order, placedAt: new Date(order.placedAt) })),
  );
};

const demoInboxes = (simulators: Simulators): NewDemoInbox[] => [
  { id: DEMO_INBOX.email, kind: 'email', name: '点卡小铺 Email', settings: mailSettings(simulators), strategy: { tone: 'neutral' } },
  { id: DEMO_INBOX.web, kind: 'web', name: '点卡小铺 Cardlet', settings: webSettings(), strategy: { tone: 'warm' } },
  {
    id: DEMO_INBOX.telegram,
    kind: 'telegram',
    name: '点卡小铺 Telegram',
    settings: telegramSettings(simulators),
    strategy: { tone: 'brief' },
  },
];
type NewDemoInbox = {
  id: string;
  kind: string;
  name: string;
  settings: Record<string, unknown>;
  strategy: { tone: 'warm' | 'neutral' | 'brief' };
};

const webSettings = (): Record<string, unknown> => ({
  allowedOrigins: [],
  identitySecret: randomBytes(32).toString('base64url'),
  greetingZh: '您好，这里是点卡小铺，请问有什么可以帮您？',
  greetingEn: 'Hello, this is Cardlet. How can we help?',
  continueByEmailInboxId: DEMO_INBOX.email,
});

/** The mailbox provider is ours, on a loopback port that changes with every start. */
export const mailSettings = (simulators: Simulators): Record<string, unknown> => ({
  address: DEMO_ADDRESS,
  fromName: '点卡小铺 Cardlet',
  smtpHost: '127.0.0.1',
  smtpPort: simulators.mail.port,
  smtpSecure: false,
  plusAddressing: true,
  trustedAuthServ: MAIL_WITNESS,
});

export const telegramSettings = (simulators: Simulators): Record<string, unknown> => ({
  token: DEMO_TOKEN,
  apiUrl: simulators.telegram.url,
});
