import { type Browser, type BrowserContext, chromium } from 'playwright-core';

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

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });

/** The four forms every screen is looked at in. */
export const FORMS = {
  'zh-light': { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  'en-dark': { locale: 'en-US', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  phone: { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  zoom200: { locale: 'en-US', colorScheme: 'light', viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
} as const;
export type Form = keyof typeof FORMS;

export const openForm = (browser: Browser, form: Form): Promise<BrowserContext> =>
  browser.newContext({ ...FORMS[form], timezoneId: 'Asia/Shanghai' });
