/** `node desk/dev/shots.ts FOLDER [screen,screen|all] [form…]`: every screen of the built desk in its four forms, on the pretend center. */
import type { BrowserContext } from 'playwright-core';
import { FORMS, type Form, openBrowser, openForm } from './browser.ts';
import { startFakeServer } from './fake-server.ts';
import { KIND, uuid } from './ids.ts';

const [folder = 'shots', screens = 'all', ...wanted] = process.argv.slice(2);
const only = screens === 'all' ? undefined : screens;
const wang = uuid(KIND.conversation, 1);
const SCREENS: Record<string, string> = {
  conversation: `/conversations/${wang}`,
  customer: `/conversations/${wang}/customer`,
  list: '/conversations?view=all',
  queue: '/conversations?view=queue',
  'sign-in': '/sign-in',
  customers: `/customers/${uuid(KIND.customer, 1)}`,
  knowledge: `/knowledge/${uuid(KIND.article, 1)}`,
  tray: `/tray/${uuid(KIND.tray, 1)}`,
  inboxes: '/settings/inboxes',
  inbox: `/settings/inboxes/${uuid(KIND.inbox, 3)}`,
  macros: '/settings/macros',
  intents: `/settings/intents/${uuid(KIND.intent, 2)}`,
  training: '/settings/training',
  labels: '/settings/labels',
  agents: '/settings/agents',
  tokens: '/settings/tokens',
  audit: '/settings/audit',
  playground: '/playground',
};

const shoot = async (context: BrowserContext, url: string, form: string, name: string, path: string): Promise<void> => {
  const page = await context.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${form} ${name}: ${error.message}\n`));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') process.stderr.write(`${form} ${name}: ${line.text().slice(0, 300)}\n`);
  });
  await page.goto(`${url}/desk${path}`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${folder}/${name}-${form}.png` });
  await page.close();
};

const server = await startFakeServer({ dist: new URL('../dist/', import.meta.url) });
const browser = await openBrowser();
const forms = (wanted.length > 0 ? wanted : Object.keys(FORMS)) as Form[];
for (const form of forms) {
  const context = await openForm(browser, form);
  for (const [name, path] of Object.entries(SCREENS))
    if (only === undefined || only.split(',').includes(name)) await shoot(context, server.url, form, name, path);
  await context.close();
}
await browser.close();
await server.close();
