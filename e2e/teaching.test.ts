/*
 * The machine does not know something, an agent says what it was, a version learns it: in the desk, in a real browser, on the real
 * product. Each step goes on where the one before ended.
 */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Product, prepareProduct } from '../bench/src/chaos/start-product.ts';
import { systemParts } from '../tools/system/parts.ts';
import { enter, openBrowser, type Person } from './support/browser.ts';
import { deskWords } from './support/desk-words.ts';
import { until } from './support/until.ts';

const t = deskWords('zh-CN');
const STRANGE = ['能帮我把卡包成礼盒吗', '可以做礼盒包装吗', '有没有礼盒', '礼盒装怎么选', '想要礼盒包装', '礼盒要加钱吗'];
let product: Product;
let browser: Browser;
let admin: Person;

const parts = systemParts();
const ask = async (text: string): Promise<string> => {
  const { items } = await product.client.call('listInboxes');
  const inbox =
    items.find((one) => one.kind === 'api') ??
    (await product.client.call('createInbox', { body: { kind: 'api', name: 'app', settings: {} } }));
  const { messageId, conversationId } = await product.client.call('receiveMessage', {
    id: inbox.id,
    body: { id: crypto.randomUUID(), from: { type: 'user', value: crypto.randomUUID() }, parts: [{ type: 'text', text }] },
  });
  await until('the understanding', async () => {
    const { items: messages } = await product.client.call('listMessages', { id: conversationId, query: {} });
    return messages.find((message) => message.id === messageId)?.understanding ?? undefined;
  });
  return conversationId;
};
const read = async (text: string) => await product.client.call('understand', { body: { text } });

describe.skipIf(!parts.chromium)('teaching the machine', () => {
  beforeAll(async () => {
    product = await prepareProduct();
    await product.start();
    browser = await openBrowser();
    admin = await enter(browser);
    await admin.page.goto(product.signInLink() ?? '');
    await admin.page.getByRole('button', { name: t('sign-in.act') }).click();
    await admin.page
      .getByRole('link', { name: t('rail.settings') })
      .first()
      .waitFor();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    expect(await product?.end()).toEqual([]);
  }, 60_000);
  let broken = false;
  beforeEach(({ skip }) => skip(broken, 'an earlier step failed'));
  afterEach(({ task }) => {
    broken ||= task.result?.state === 'fail';
  });

  it('what nobody taught it is doubted, and stands in the desk to be labelled', async () => {
    for (const text of STRANGE) await ask(text);
    const clusters = (await product.client.call('listLabelClusters')).items;
    const waiting = clusters.flatMap((cluster) => cluster.messages.map((message) => message.text));
    expect(STRANGE.filter((text) => waiting.includes(text)).length).toBeGreaterThanOrEqual(4);
    await admin.page.goto(`${product.url}/desk/settings/labels`);
    await admin.page.getByText('礼盒', { exact: false }).first().waitFor();
  });

  it('an admin makes an intent and gives it examples', async () => {
    const { page } = admin;
    await page.goto(`${product.url}/desk/settings/intents/new`);
    await page.getByLabel(t('intent.name'), { exact: true }).fill('gift/wrapping');
    await page.getByLabel(t('intent.title-zh')).fill('礼盒包装');
    await page.getByRole('button', { name: t('save') }).click();
    const box = page.getByRole('textbox', { name: t('example.add-hint') });
    await box.fill(STRANGE.join('\n'));
    await box.press('Control+Enter');
    await page
      .getByText(STRANGE[0] ?? '')
      .first()
      .waitFor();
    expect((await product.client.call('listIntents')).items.find((one) => one.name === 'gift/wrapping')?.examples.zh).toBe(STRANGE.length);
  });

  it('a version is trained while people are served, shown with its figures, compared and published', async () => {
    const { page } = admin;
    await page.goto(`${product.url}/desk/settings/training`);
    await page.getByRole('button', { name: t('training.start') }).click();
    await page.getByText(t('training.state-ready')).first().waitFor({ timeout: 120_000 });
    await page.getByText(t('training.confusions')).waitFor();
    await page.getByRole('button', { name: t('training.compare') }).click();
    await page.getByText('礼盒包装', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: t('training.publish') }).click();
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: t('training.publish') })
      .click();
    await page.getByText(t('training.state-live')).first().waitFor();
    await until('the new version', async () => ((await read('礼盒可以选颜色吗')).version === 2 ? true : undefined));
    expect((await read('我想要礼盒包装')).intent).toBe('gift/wrapping');
  }, 180_000);

  it('in a conversation the intent is shown with its reasons, and an agent may say it was another', async () => {
    const { page } = admin;
    const id = await ask('我要退款，买错了');
    await page.goto(`${product.url}/desk/conversations/${id}?view=all&status=any`);
    await page.getByTitle(t('understanding.show')).first().click();
    await page.getByText(t('understanding.why')).first().waitFor();
    await page.getByRole('combobox', { name: t('understanding.correct') }).fill('礼盒');
    await page.getByRole('option', { name: '礼盒包装' }).or(page.getByTitle('礼盒包装')).last().click();
    await until('the correction', async () => {
      const { items } = await product.client.call('listMessages', { id, query: {} });
      return items.find((message) => message.understanding?.corrected?.intent === 'gift/wrapping');
    });
    expect((await product.client.call('getConversation', { id })).intent).toBe('gift/wrapping');
    expect(
      (await product.client.call('listConversations', { query: { intent: 'gift', view: 'all' } })).items.map((one) => one.id),
    ).toContain(id);
  });
});
