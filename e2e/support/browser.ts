import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { systemParts } from '../../tools/system/parts.ts';

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

/** The machine's own Chromium: Playwright downloads none. */
export const openBrowser = async (): Promise<Browser> => {
  const executablePath = systemParts().chromium;
  if (executablePath === undefined) throw new Error('there is no Chromium on this machine (Debian: chromium)');
  return chromium.launch({ executablePath, args: FLAGS });
};

export type Person = {
  page: Page /** Errors of the page's scripts and refusals of its policy. */;
  complaints: string[];
  leave(): Promise<void>;
};

/** Somebody with a browser profile of their own. */
export const enter = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Person> => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  return { page, complaints, leave: () => context.close() };
};
