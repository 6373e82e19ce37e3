/** The stage of the story: the demo shop on the real product, with a real mailbox and a pretend Telegram of the customer's own. */
import { startTelegramSimulator, type TelegramSimulator } from '@throughline/simulators';
import type { Browser } from 'playwright-core';
import { type Product, prepareProduct } from '../../bench/src/chaos/start-product.ts';
import { openBrowser } from './browser.ts';
import { type CustomerMail, startCustomerMail } from './customer-mail.ts';

export type Stage = { product: Product; mail: CustomerMail; telegram: TelegramSimulator; browser: Browser; strike(): Promise<void> };

export const CUSTOMER = 'li.na@customer.example';
const SUPPORT = 'help@story.example';
const BOT = '2000000002:AAE-the-bot-of-the-story-0123';

export const setStage = async (): Promise<Stage> => {
  const telegram = await startTelegramSimulator({ host: '127.0.0.1' });
  const product = await prepareProduct({ settings: { THROUGHLINE_ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } });
  const mail = await startCustomerMail(CUSTOMER, product.smtpPort);
  const browser = await openBrowser();
  await product.start();
  await connect(product, mail, telegram);
  await clearDesk(product);
  return {
    product,
    mail,
    telegram,
    browser,
    strike: async () => {
      await browser.close();
      const left = await product.end();
      await mail.stop();
      await telegram.close();
      if (left.length > 0) throw new Error(`left behind: ${JSON.stringify(left)}`);
    },
  };
};

/** A mailbox of the shop's, offered by its chat to those who leave; and a bot. */
const connect = async ({ client }: Product, mail: CustomerMail, telegram: TelegramSimulator): Promise<void> => {
  const settings = { address: SUPPORT, fromName: '点卡小铺', smtpHost: '127.0.0.1', smtpPort: mail.smtpPort, smtpSecure: false };
  const email = await client.call('createInbox', { body: { kind: 'email', name: '点卡小铺 邮箱', settings } });
  const { items } = await client.call('listInboxes');
  const web = items.find((inbox) => inbox.kind === 'web');
  if (web === undefined) throw new Error('the demo shop has no chat');
  await client.call('updateInbox', { id: web.id, body: { settings: { ...web.settings, continueByEmailInboxId: email.id } } });
  await client.call('createInbox', { body: { kind: 'telegram', name: '点卡小铺 机器人', settings: { token: BOT, apiUrl: telegram.url } } });
  await telegram.until(() => telegram.calls().find((call) => call.method === 'setWebhook' && call.status === 200), 10_000);
};

/** The demo's first customers are served: whoever waits now is the story's. */
const clearDesk = async ({ client }: Product): Promise<void> => {
  const { items } = await client.call('listConversations');
  for (const { id } of items) await client.call('resolveConversation', { id });
};
