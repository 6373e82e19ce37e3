/** The built widget in a real browser: keyboard, the host page, and hostile messages. */
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, openBench, until, type Visit, visit } from './browser.ts';
import { open, texts } from './hands.ts';
import { XSS_PAYLOADS } from './xss-payloads.ts';

let bench: Bench;
let current: Visit;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.end());
afterEach(async () => {
  const { violations } = current;
  await current.end();
  expect(violations).toEqual([]);
});

const arrive = async (attributes?: string, options?: BrowserContextOptions): Promise<Visit> => {
  current = await visit(bench, attributes, options);
  return current;
};

describe('the keyboard', () => {
  it('opens, writes with Enter and Shift+Enter, leaves composing alone, closes with Escape and gives the focus back', async () => {
    const here = await arrive();
    const button = here.page.getByRole('button', { name: 'Open chat' });
    await button.focus();
    await here.page.evaluate(() => {
      document.addEventListener('keydown', () => document.body.setAttribute('data-heard', 'yes'));
    });
    await here.page.keyboard.press('Enter');
    const area = here.page.getByRole('textbox', { name: 'Write a message' });
    await until(() => area.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element));
    await here.page.keyboard.type('one');
    await here.page.keyboard.press('Shift+Enter');
    await here.page.keyboard.type('two');
    await area.evaluate((element) => {
      for (const given of [{ isComposing: true }, { keyCode: 229 }]) {
        element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...given }));
      }
    });
    expect(await area.inputValue()).toBe('one\ntwo');
    await here.page.keyboard.press('Enter');
    await until(() => here.server.messages.length === 1);
    expect(texts(here.server)).toEqual(['one\ntwo']);
    expect(here.server.frames.filter((frame) => frame.type === 'typing').map((frame) => frame.type === 'typing' && frame.on)).toEqual([
      true,
      false,
    ]);
    await here.page.keyboard.press('Escape');
    expect(await here.page.getByRole('dialog').count()).toBe(0);
    await until(() => button.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element));
    expect(await here.page.locator('body').getAttribute('data-heard')).toBeNull();
  });

  it('stays inside the panel where it covers the page', async () => {
    const here = await arrive('', { viewport: { width: 380, height: 700 } });
    await open(here);
    expect(await here.page.getByRole('dialog').getAttribute('aria-modal')).toBe('true');
    for (let press = 0; press < 12; press += 1) {
      await here.page.keyboard.press(press < 8 ? 'Tab' : 'Shift+Tab');
      expect(await here.page.evaluate(() => document.activeElement?.tagName)).toBe('THROUGHLINE-WIDGET');
      expect(await here.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.closest('.panel') !== null)).toBe(true);
    }
  });
});

describe('the page that embeds it', () => {
  it('commands it, before and after it has loaded', async () => {
    const here = await arrive();
    await here.page.route('**/widget.js', async (route) => route.continue());
    await here.page.addInitScript(() => {
      type Queue = { (...command: unknown[]): void; q: unknown[] };
      const early = ((...command: unknown[]) => early.q.push(command)) as unknown as Queue;
      early.q = [];
      Object.assign(window, { Throughline: early });
      early('identify', { userId: 'u1', userHash: 'abc', email: 'u@shop.example', name: 'U' });
      early('track', 'cart', { total: 5000, currency: 'CNY' });
      early('open');
    });
    await here.page.reload();
    await here.page.getByRole('log').waitFor();
    await until(() => here.server.frames.some((frame) => frame.type === 'track'));
    expect(here.server.sessions.at(-1)).toEqual({ locale: 'en', userId: 'u1', userHash: 'abc', email: 'u@shop.example', name: 'U' });
    expect(here.server.frames.find((frame) => frame.type === 'track')).toEqual({
      type: 'track',
      name: 'cart',
      facts: { total: 5000, currency: 'CNY' },
    });
    await here.page.evaluate(() => history.pushState({}, '', '/gift-cards'));
    await until(() => here.server.frames.some((frame) => frame.type === 'page' && frame.url.endsWith('/gift-cards')));
    await here.page.evaluate(() => (window as unknown as { Throughline(command: string): void }).Throughline('close'));
    await until(async () => (await here.page.getByRole('dialog').count()) === 0);
  });

  it('gets no script and no forbidden address from any message', async () => {
    const here = await arrive();
    await open(here);
    await until(() => here.server.frames.some((frame) => frame.type === 'hello'));
    for (const payload of XSS_PAYLOADS) {
      here.server.say(
        { type: 'agent', name: payload },
        [
          { type: 'text', text: payload, md: true },
          { type: 'text', text: payload },
          { type: 'card', title: payload, text: payload },
        ],
        [{ title: payload, url: payload }],
      );
    }
    await until(async () => (await here.page.locator('.row[data-id]').count()) === XSS_PAYLOADS.length);
    const found = await here.page.evaluate(() => {
      const root = document.querySelector('throughline-widget')?.shadowRoot;
      const elements = Array.from(root?.querySelectorAll('.stream *') ?? []);
      return {
        pwned: 'pwned' in window,
        tags: [...new Set(elements.map((element) => element.tagName.toLowerCase()))],
        handlers: elements.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith('on'))),
        links: elements.flatMap((element) => (element instanceof HTMLAnchorElement ? [element.protocol] : [])),
      };
    });
    expect(found.pwned).toBe(false);
    expect(found.handlers).toEqual([]);
    expect(
      found.tags.filter((tag) => ['script', 'iframe', 'style', 'form', 'object', 'embed', 'link', 'meta', 'input', 'img'].includes(tag)),
    ).toEqual([]);
    expect(new Set(found.links)).toEqual(new Set(['https:', 'mailto:']));
  });
});
