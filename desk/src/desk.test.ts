/** The built desk in a real browser against the pretend center: the agent's day, and axe in the four forms. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import axe from 'axe-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FORMS, type Form, openBrowser, openForm } from '../dev/browser.ts';
import { type FakeServer, startFakeServer } from '../dev/fake-server.ts';
import { KIND, uuid } from '../dev/ids.ts';

// A folder of its own: the built desk that others use stays as it is.
const DIST = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'desk-'))}/`);
const WANG = uuid(KIND.conversation, 1);
const FIRST_LOAD_BYTES = 350_000;

let browser: Browser;
let server: FakeServer;
const open: BrowserContext[] = [];

beforeAll(async () => {
  // Vitest says "test"; what people load is built for production.
  process.env['NODE_ENV'] = 'production';
  await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    mode: 'production',
    logLevel: 'error',
    build: { outDir: fileURLToPath(DIST), emptyOutDir: true },
  });
  process.env['NODE_ENV'] = 'test';
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  rmSync(DIST, { recursive: true });
});
afterEach(async () => {
  for (const context of open.splice(0)) await context.close();
  await server.close();
});

const enter = async (form: Form, path: string, more: Parameters<typeof startFakeServer>[0] = {}): Promise<Page> => {
  server = await startFakeServer({ dist: DIST, filler: 60, ...more });
  const context = await openForm(browser, form);
  open.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${server.url}/desk${path}`);
  return page;
};
const post = (path: string, body: object = {}) => fetch(`${server.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
const composer = (page: Page) => page.getByRole('textbox', { name: /^(Reply|回复)$/ });

describe('an agent at work', () => {
  test('signs in with a password, or is told kindly that it does not fit', async () => {
    const page = await enter('en-dark', '/sign-in');
    server.world.signedIn = false;
    await page.getByLabel('Email').fill('hang@cardlet.example');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The address or the password is not right.').waitFor();
    await page.getByLabel('Password').fill('right-enough');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: /Ana Ruiz/ }).waitFor();
  });

  test('a one-time link signs in after one click, so that a mail scanner does not spend it', async () => {
    const page = await enter('en-dark', '/sign-in#token=fresh');
    expect(server.world.signedIn).toBe(true);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: /Ana Ruiz/ }).waitFor();
  });

  test('sees one line over three channels, and why a message was placed there', async () => {
    const page = await enter('zh-light', `/conversations/${WANG}`);
    await page.getByText('客户转到Telegram').waitFor();
    expect(await page.getByText('客户转到邮件').count()).toBe(1);
    await page.locator('li[data-kind="switch"]').last().getByRole('button', { name: '为什么？' }).click();
    await page.getByText('因为消息里写了会话编号。').waitFor();
    await page.getByText('只凭会话编号加入').waitFor();
  });

  test('answers, takes it back within the undo time and finds the words in the reply box', async () => {
    const page = await enter('zh-light', `/conversations/${WANG}`);
    await composer(page).fill('您好，退款已经在路上。');
    await page.keyboard.press('Control+Enter');
    const undo = page.locator('article[data-state="held"]').getByRole('button', { name: '撤回' });
    await undo.waitFor();
    await expect.poll(() => composer(page).inputValue()).toBe('');
    await undo.click();
    await page.locator('article[data-state="cancelled"]').waitFor();
    await expect.poll(() => composer(page).inputValue()).toBe('您好，退款已经在路上。');
  });

  test('is warned when the customer wrote meanwhile, sees it, and may send then', async () => {
    const page = await enter('en-dark', `/conversations/${WANG}`);
    await page.getByText('Moved to Telegram').waitFor();
    const { world } = server;
    const listeners = [...world.listeners];
    world.listeners.clear();
    await post('/dev/say', { conversationId: WANG, text: '算了，我不退了' });
    for (const listener of listeners) world.listeners.add(listener);
    await composer(page).fill('The refund is on its way.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('The customer has written while you were writing').waitFor();
    await page.getByText('算了，我不退了').first().waitFor();
    await page.getByRole('button', { name: /Seen it, send/ }).click();
    await page.locator('article[data-state="held"]').waitFor();
  });

  test('keeps a draft through a reload', async () => {
    const page = await enter('en-dark', `/conversations/${WANG}`);
    await composer(page).fill('half a thought');
    await page.reload();
    await expect.poll(() => composer(page).inputValue()).toBe('half a thought');
  });

  test('sees a message arrive without reload, and after a reset everything again', async () => {
    const page = await enter('zh-light', `/conversations/${WANG}`);
    await page.getByText('客户转到Telegram').waitFor();
    await post('/dev/say', { conversationId: WANG, text: '还在吗？' });
    await page.locator('article').getByText('还在吗？').waitFor();
    const refetched = page.waitForResponse((response) => response.url().includes(`/conversations/${WANG}/messages`));
    await post('/dev/reset');
    await refetched;
  });

  test('accepts an offer with Enter', async () => {
    const page = await enter('en-dark', '/conversations?view=queue');
    await page.getByRole('link', { name: /Tom Becker/ }).waitFor();
    await post('/dev/offer');
    await page.getByRole('article', { name: /李婷/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(uuid(KIND.conversation, 4)));
    await page.getByRole('article', { name: /李婷/ }).waitFor({ state: 'detached' });
  });

  test('walks the list with j, resolves with e, and finds anything with Ctrl+K', async () => {
    const page = await enter('en-dark', '/conversations');
    await page.getByRole('link', { name: /Ana Ruiz/ }).waitFor();
    await page.keyboard.press('j');
    await page.waitForURL(/conversations\/.+/);
    await page.getByRole('button', { name: /Resolve/ }).waitFor();
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Reopen' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill('Ana');
    await page
      .getByRole('option', { name: /Ana Ruiz/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { name: /Ana Ruiz/ })
      .first()
      .waitFor();
  });

  test("inserts a macro by its shortcut in the customer's language", async () => {
    const page = await enter('en-dark', `/conversations/${WANG}`);
    await composer(page).pressSequentially('/ref');
    await page.getByRole('option', { name: /refund/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => composer(page).inputValue()).toContain('退款已经提交');
  });

  test('sees that something failed, with a way to try again', async () => {
    const page = await enter('en-dark', '/sign-in');
    server.world.failing.set('listConversations', 500);
    await page.goto(`${server.url}/desk/conversations`);
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    server.world.failing.clear();
    await again.click();
    await page.getByRole('link', { name: /Ana Ruiz/ }).waitFor();
  });

  test('is the customer on a phone of the playground, and sees the message arrive at the desk beside it', async () => {
    const page = await enter('zh-light', '/playground');
    const phone = page.getByRole('region', { name: 'Telegram' });
    for (const words of ['还没收到', '等了很久了']) {
      await phone.getByRole('textbox').fill(words);
      await page.keyboard.press('Enter');
      await phone.locator('li').getByText(words).waitFor();
    }
    await page.locator('article').getByText('等了很久了').waitFor();
  });

  test('scrolls through more conversations than one page holds', async () => {
    const page = await enter('en-dark', '/conversations?view=all&status=any');
    const rows = page.locator('ul[aria-label="Conversations"]');
    await rows.getByRole('link').first().waitFor();
    const grown = async (): Promise<number> => {
      await rows.evaluate((list) => list.parentElement?.scrollTo({ top: list.scrollHeight }));
      return rows.evaluate((list) => list.clientHeight);
    };
    await expect.poll(grown).toBeGreaterThan(60 * 76);
  });
});

const PAGES = [
  `/conversations/${WANG}`,
  `/conversations/${WANG}/customer`,
  '/conversations?view=all',
  '/sign-in',
  `/customers/${uuid(KIND.customer, 1)}`,
  `/knowledge/${uuid(KIND.article, 1)}`,
  '/tray',
  '/settings/inboxes',
  `/settings/inboxes/${uuid(KIND.inbox, 3)}`,
  '/settings/agents',
  `/settings/intents/${uuid(KIND.intent, 2)}`,
  '/settings/training',
  '/settings/labels',
  '/playground',
];
type Found = { violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] };

test.each(Object.keys(FORMS) as Form[])(
  'in the form %s axe finds nothing serious and nothing is wider than the window',
  async (form) => {
    const page = await enter(form, '/sign-in');
    const serious: string[] = [];
    for (const path of PAGES) {
      await page.goto(`${server.url}/desk${path}`, { waitUntil: 'networkidle' });
      await page.evaluate(axe.source);
      const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as Found;
      const bad = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      serious.push(
        ...bad.map(
          ({ id, nodes }) =>
            `${path} ${id}: ${nodes
              .slice(0, 3)
              .map((node) => `${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`)
              .join(' | ')}`,
        ),
      );
      if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
        serious.push(`${path} is wider than the window`);
    }
    expect(serious).toEqual([]);
    // Fourteen pages, each judged by axe: half a minute here, longer on a busy machine.
  },
  180_000,
);

test('the first load of a conversation stays within its budget', async () => {
  const page = await enter('en-dark', '/nowhere');
  await page.goto('about:blank');
  const loaded = new Set<string>();
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    if (path.startsWith('/desk/assets/')) loaded.add(path.slice('/desk/'.length));
  });
  await page.goto(`${server.url}/desk/conversations/${WANG}`, { waitUntil: 'networkidle' });
  const bytes = [...loaded]
    .filter((path) => existsSync(new URL(path, DIST)))
    .reduce((sum, path) => sum + gzipSync(readFileSync(new URL(path, DIST)), { level: 9 }).length, 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
});
