/* `npm run screenshots`: the demo shop on the real product, played for a minute, then every screen into docs/images/. Look at them. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Product, prepareProduct } from '../../bench/src/chaos/start-product.ts';
import { enter, openBrowser } from '../../e2e/support/browser.ts';
import { deskWords } from '../../e2e/support/desk-words.ts';
import { until } from '../../e2e/support/until.ts';

const FOLDER = join(import.meta.dirname, '../../docs/images');
const ZH: BrowserContextOptions = { locale: 'zh-CN', colorScheme: 'light' };
const EN_DARK: BrowserContextOptions = { locale: 'en-US', colorScheme: 'dark' };
const PHONE: BrowserContextOptions = { locale: 'zh-CN', viewport: { width: 390, height: 844 } };

const save = async (page: Page, name: string): Promise<void> => {
  // Pictures come in, lines are drawn: nothing moves for half a second.
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  process.stdout.write(`docs/images/${name}.png\n`);
};

const post = (product: Product, path: string, body: unknown): Promise<Response> =>
  fetch(`${product.url}/api/v1/playground/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${product.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** 王小明 asks in Telegram and goes on by mail, quoting his reference; Telegram's thread is his own, so both are one conversation. */
const playCustomer = async (product: Product): Promise<string> => {
  await post(product, 'telegram', { text: '卡密无效，怎么办？' });
  const conversation = await until('the Telegram conversation', async () => {
    const { items } = await product.client.call('listConversations', { query: { channel: 'telegram' } });
    return items.find((item) => item.last.author === 'assistant');
  });
  await post(product, 'telegram', { text: '转人工' });
  await post(product, 'mail', {
    subject: `卡密问题 #${conversation.reference}`,
    text: '订单号 CL-20261122-0042，提示「此代码已被兑换」。我没有用过，麻烦查一下。',
  });
  await until('the mail in the same conversation', async () => {
    const found = await product.client.call('getConversation', { id: conversation.id });
    return found.channels.length === 2 ? found : undefined;
  });
  return conversation.id;
};

const signIn = async (browser: Browser, product: Product, options: BrowserContextOptions, name: string): Promise<Page> => {
  const { agent, signInLink } = await product.client.call('createAgent', {
    body: { name, email: `${name.toLowerCase().replace(/\W/g, '')}${Date.now()}@cardlet.example`, role: 'admin', languages: ['zh', 'en'] },
  });
  const { page } = await enter(browser, options);
  await page.goto(signInLink);
  const words = deskWords(options.locale === 'en-US' ? 'en' : 'zh-CN');
  await page.getByRole('button', { name: words('sign-in.act') }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  await until('the session', async () => (await product.client.call('listAgents')).items.find((one) => one.id === agent.id));
  return page;
};

const showWidget = async (browser: Browser, product: Product): Promise<void> => {
  for (const [name, options, question] of [
    ['widget', ZH, '卡密多久能收到？'],
    ['widget-dark', { ...EN_DARK }, 'How long do I have to ask for a refund?'],
    ['widget-phone', PHONE, '卡密多久能收到？'],
  ] as const) {
    const { page, leave } = await enter(browser, { viewport: { width: 1100, height: 760 }, ...options });
    await page.goto(`${product.url}/shop?lang=${options.locale === 'en-US' ? 'en' : 'zh'}`);
    await page.locator('throughline-widget').getByRole('button').last().click();
    const box = page.getByRole('textbox').last();
    await box.fill(question);
    await box.press('Enter');
    await page
      .getByText(/来源|Source/)
      .first()
      .waitFor();
    await save(page, name);
    await leave();
  }
};

const showDesk = async (page: Page, product: Product, conversationId: string, name: string): Promise<void> => {
  await page.goto(`${product.url}/desk/conversations/${conversationId}?view=all`);
  await page.getByText('CL-20261122-0042').first().waitFor();
  // What was understood, opened under the customer's last words.
  await page
    .getByTitle(deskWords(name === 'en-dark' ? 'en' : 'zh-CN')('understanding.show'))
    .last()
    .click();
  await save(page, `desk-${name}`);
};

const PAGES = [
  'customers',
  'knowledge',
  'tray',
  'settings/inboxes',
  'settings/intents',
  'settings/training',
  'settings/labels',
  'playground',
] as const;

/** A second version to look at, and something it was not sure of. */
const teach = async (product: Product): Promise<void> => {
  const inbox = await product.client.call('createInbox', { body: { kind: 'api', name: 'App', settings: {} } });
  for (const [n, text] of ['能包成礼盒吗', '有没有礼盒包装', '礼盒包装要加钱吗', 'can you gift wrap the card'].entries())
    await product.client.call('receiveMessage', {
      id: inbox.id,
      body: { id: `gift-${n}`, from: { type: 'user', value: `app-${n}` }, parts: [{ type: 'text', text }] },
    });
  const { id } = await product.client.call('trainIntents', { body: {} });
  await until(
    'the trained version',
    async () => (await product.client.call('listIntentModels')).items.find((model) => model.id === id && model.state === 'ready'),
    120_000,
  );
};

const main = async (): Promise<void> => {
  await mkdir(FOLDER, { recursive: true });
  const product = await prepareProduct();
  const browser = await openBrowser();
  try {
    await product.start();
    await showWidget(browser, product);
    const conversationId = await playCustomer(product);
    await teach(product);
    for (const [name, options] of [
      ['zh-light', ZH],
      ['en-dark', EN_DARK],
      ['phone', PHONE],
    ] as const) {
      const page = await signIn(browser, product, options, name === 'en-dark' ? 'Emma' : 'Lin Xiao');
      await showDesk(page, product, conversationId, name);
      for (const path of name === 'phone' ? [] : PAGES) {
        await page.goto(`${product.url}/desk/${path}`);
        await page.waitForLoadState('networkidle').catch(() => undefined);
        await save(page, `${path.replace('settings/', '')}-${name}`);
      }
      await page.context().close();
    }
  } finally {
    await browser.close();
    await product.end();
  }
};

await main();
