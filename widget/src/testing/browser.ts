import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { buildWidget } from '../../build.ts';
import { type FakeServer, startFakeServer } from './fake-server.ts';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Bench = { browser: Browser; dist: string; end(): Promise<void> };

/** One browser and one fresh build for a test file. */
export const openBench = async (): Promise<Bench> => {
  const dist = await mkdtemp(join(tmpdir(), 'throughline-widget-'));
  await buildWidget(dist);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  return {
    browser,
    dist,
    end: async () => {
      await browser.close();
      await rm(dist, { recursive: true, force: true });
    },
  };
};

export type Visit = { page: Page; server: FakeServer; violations: string[]; end(): Promise<void> };

/** A visitor with their own server and storage on the shop's page. `violations` collects refusals of the page's policy, and script errors. */
export const visit = async ({ browser, dist }: Bench, attributes = '', options: BrowserContextOptions = {}): Promise<Visit> => {
  const server = await startFakeServer(dist);
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(8_000);
  const violations: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => violations.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedScript/i.test(message.text())) violations.push(message.text());
  });
  await page.goto(server.page(attributes));
  return {
    page,
    server,
    violations,
    end: async () => {
      await context.close();
      await server.close();
    },
  };
};

/** Waits until `holds` answers true, asking again every few milliseconds, and names the condition when it never does. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never came true: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
