import { v7 as newId } from 'uuid';
import { addAgent } from '../access/index.ts';
import { createInbox, type InboxDeps } from '../inboxes/index.ts';
import { createArticle, saveMacro } from '../knowledge/index.ts';
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
  const inbox = await deps.bus.transact((tx) => tx.sql.selectFrom('inbox').select('id').limit(1).executeTakeFirst());
  const article = await deps.bus.transact((tx) => tx.sql.selectFrom('article').select('id').limit(1).executeTakeFirst());
  if (inbox !== undefined || article !== undefined) return false;
  await mirrorProducts(db, DEMO_PRODUCTS.map(({ id, name, price, ...facts }) => ({ id, name, price: { amount: price.CNY, currency: 'CNY' }, facts: { ...facts, prices: price } })));
  await mirrorOrders(db, getDemoOrders(deps.now()).map((order) => ({ ...order, placedAt: new Date(order.placedAt) })));
  await deps.bus.transact(async (tx) => {
    for (const demoArticle of DEMO_ARTICLES) await createArticle(tx, demoArticle);
    for (const macro of DEMO_MACROS) await saveMacro(tx, macro);
    for (const agent of DEMO_AGENTS) await addAgent(tx, agent);
    await createInbox(tx, deps, { id: DEMO_INBOX.email, kind: 'email', name: '点卡小铺 Email', settings: mailSettings(simulators), playground: true, strategy: { tone: 'neutral' } });
    const web = { allowedOrigins: [], identitySecret: `${newId()}${newId()}`, greetingZh: '您好，这里是点卡小铺，请问有什么可以帮您？', greetingEn: 'Hello, this is Cardlet. How can we help?', continueByEmailInboxId: DEMO_INBOX.email };
    await createInbox(tx, deps, { id: DEMO_INBOX.web, kind: 'web', name: '点卡小铺 Cardlet', settings: web, playground: true, strategy: { tone: 'warm' } });
    await createInbox(tx, deps, { id: DEMO_INBOX.telegram, kind: 'telegram', name: '点卡小铺 Telegram', settings: telegramSettings(simulators), playground: true, strategy: { tone: 'brief' } });
  });
  return true;
};

/** The mailbox provider is ours, on a loopback port that changes with every start. */
export const mailSettings = (simulators: Simulators): Record<string, unknown> => ({ address: DEMO_ADDRESS, fromName: '点卡小铺 Cardlet', smtpHost: '127.0.0.1', smtpPort: simulators.mail.port, smtpSecure: false, plusAddressing: true, trustedAuthServ: MAIL_WITNESS });

export const telegramSettings = (simulators: Simulators): Record<string, unknown> => ({ token: DEMO_TOKEN, apiUrl: simulators.telegram.url });
