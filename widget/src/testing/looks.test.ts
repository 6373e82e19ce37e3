/**
 * How the widget looks and whether everyone can use it: each form is filled with every kind of part and checked by axe.
 * With WIDGET_SHOTS set to a folder, pictures of each are left there.
 */
import { join } from 'node:path';
import axeCore from 'axe-core';
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../locales/en.ts';
import { fill } from '../locales/fill.ts';
import { zh } from '../locales/zh.ts';
import { type Bench, openBench, until, type Visit, visit } from './browser.ts';
import { ASSISTANT, MEI, text } from './hands.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.end());

type Finding = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] };
const findings = async ({ page }: Visit): Promise<Finding[]> => {
  await page.evaluate(axeCore.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: unknown): Promise<{ violations: Finding[]; passes: { id: string }[] }> } };
    const { violations, passes } = await axe.run({ include: ['throughline-widget'] });
    if (!passes.some(({ id }) => id === 'button-name')) throw new Error('axe did not look into the shadow root');
    return violations
      .filter(({ impact }) => impact !== 'minor')
      .map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }));
  });
};
const look = async (here: Visit, name: string): Promise<void> => {
  // The opening movement is over when it is looked at; the dots of "is typing" never end.
  await here.page.evaluate(async () => {
    const moving = document.querySelector('throughline-widget')?.shadowRoot?.getAnimations() ?? [];
    await Promise.all(moving.filter((each) => each.effect?.getTiming().iterations === 1).map((each) => each.finished));
  });
  const folder = process.env.WIDGET_SHOTS;
  if (folder) await here.page.screenshot({ path: join(folder, `${name}.png`) });
  expect(await findings(here)).toEqual([]);
};

const WORDS = {
  en: {
    open: 'Open chat',
    write: 'Write a message',
    ask: 'How many days do I have to return a gift card?',
    answer:
      'You can return an **unused** card within 7 days:\n\n1. Open *My orders*\n2. Choose `Return`\n\nMore in the [rules](https://shop.example/refunds).',
    source: 'Refunds within 7 days',
    prompt: 'What happened with the card?',
    options: ['Wrong region', 'The code does not work', 'I changed my mind'],
    hint: 'The card is for another country',
    picture: 'This is what I see',
    handed: 'I am handing you over to a person.',
    name: 'Mei Lin',
    hello: 'Hello, Mei here. I can see order 1024; the refund is on its way.',
    draft: 'Thank you! One more',
  },
  zh: {
    open: '打开在线客服',
    write: '请输入消息',
    ask: '点卡买错了，几天之内可以退？',
    answer: '**未使用**的点卡 7 天内可以退：\n\n1. 打开*我的订单*\n2. 点 `申请退款`\n\n详见[退款规则](https://shop.example/refunds)。',
    source: '7 天内退款',
    prompt: '点卡遇到了什么问题？',
    options: ['地区不对', '卡密无法使用', '不想要了'],
    hint: '点卡适用于其他国家或地区',
    picture: '我看到的是这样',
    handed: '正在为您转接人工客服。',
    name: '王芳',
    hello: '您好，我是王芳。看到您的订单 1024 了，退款已在路上。',
    draft: '谢谢！还想问一下',
  },
} as const;

const talk = async (here: Visit, locale: 'en' | 'zh'): Promise<void> => {
  const { page, server } = here;
  const words = WORDS[locale];
  await page.getByRole('button', { name: words.open }).click();
  await until(() => server.frames.some((frame) => frame.type === 'hello'));
  const write = async (said: string): Promise<void> => {
    const before = server.messages.length;
    await page.getByRole('textbox', { name: words.write }).fill(said);
    await page.keyboard.press('Enter');
    await until(() => server.messages.length > before);
  };
  await write(words.ask);
  server.say(ASSISTANT, text(words.answer, true), [{ title: words.source, url: 'https://shop.example/help/refunds' }]);
  const items = words.options.map((label, at) => ({ id: `o${at}`, label, ...(at === 0 ? { hint: words.hint } : {}) }));
  server.say(ASSISTANT, [{ type: 'options', prompt: words.prompt, items }]);
  await page.getByRole('button', { name: words.options[1] }).waitFor();
};
const handOver = async ({ page, server }: Visit, locale: 'en' | 'zh'): Promise<void> => {
  const words = WORDS[locale];
  await page.getByRole('button', { name: words.options[1] }).click();
  await until(() => server.frames.filter((frame) => frame.type === 'send').length === 2);
  server.say(ASSISTANT, text(words.handed));
  server.become({ status: 'waiting', queuePlace: 2, reference: '48210937' });
  await until(() => server.frames.length > 0);
};
const joinIn = async ({ page, server }: Visit, locale: 'en' | 'zh'): Promise<void> => {
  const words = WORDS[locale];
  server.become({ status: 'agent', agentName: words.name, queuePlace: null });
  server.say({ ...MEI, name: words.name }, text(words.hello));
  server.tell({ type: 'read', seq: server.seq });
  await page.getByText(words.hello).waitFor();
  server.tell({ type: 'typing', on: true, name: words.name });
  await page.getByRole('textbox', { name: words.write }).fill(words.draft);
};

type Form = { name: string; locale: 'en' | 'zh'; attributes: string; options: BrowserContextOptions };
const FORMS: Form[] = [
  { name: 'zh-light', locale: 'zh', attributes: 'data-locale="zh"', options: { colorScheme: 'light' } },
  { name: 'en-dark', locale: 'en', attributes: 'data-locale="en"', options: { colorScheme: 'dark' } },
  {
    name: 'zh-phone-dark',
    locale: 'zh',
    attributes: 'data-locale="zh"',
    options: { colorScheme: 'dark', viewport: { width: 380, height: 720 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  },
  { name: 'en-phone', locale: 'en', attributes: '', options: { viewport: { width: 380, height: 720 }, deviceScaleFactor: 2 } },
  // What a window of 1280 × 800 has left at 200 % zoom, and one of 1024 × 1400.
  { name: 'en-zoom-200', locale: 'en', attributes: '', options: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 } },
  {
    name: 'zh-zoom-200-tall',
    locale: 'zh',
    attributes: 'data-locale="zh"',
    options: { viewport: { width: 512, height: 700 }, deviceScaleFactor: 2, reducedMotion: 'reduce' },
  },
];

describe('every form', () => {
  it.each(FORMS)('is usable by all: $name', async ({ name, locale, attributes, options }) => {
    const here = await visit(bench, attributes, options);
    await here.page.getByRole('button', { name: WORDS[locale].open }).waitFor();
    await look(here, `${name}-0-button`);
    await talk(here, locale);
    await look(here, `${name}-1-assistant`);
    await handOver(here, locale);
    await look(here, `${name}-2-waiting`);
    await joinIn(here, locale);
    await look(here, `${name}-3-agent`);
    const overflow = await here.page.evaluate(() => {
      const panel = document.querySelector('throughline-widget')?.shadowRoot?.querySelector('.panel');
      const box = panel?.getBoundingClientRect();
      return {
        sideways: document.documentElement.scrollWidth - innerWidth,
        outside: !box || box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight,
      };
    });
    expect(overflow).toEqual({ sideways: 0, outside: false });
    expect(here.violations).toEqual([]);
    await here.end();
  });
});

const STATES: Form[] = [
  { name: 'en-states-light', locale: 'en', attributes: 'data-side="left"', options: { colorScheme: 'light' } },
  { name: 'zh-states-dark', locale: 'zh', attributes: 'data-locale="zh" data-theme="dark"', options: {} },
];
const TEXTS = { en, zh };

describe('every state', () => {
  it.each(STATES)('is usable by all: $name', async ({ name, locale, attributes, options }) => {
    const here = await visit(bench, attributes, options);
    const { page, server } = here;
    const texts = TEXTS[locale];
    const words = WORDS[locale];
    server.become({ status: 'agent', agentName: words.name, reference: '48210937' });
    for (let n = 0; n < 9; n += 1) server.say({ ...MEI, name: words.name }, text(`${n}`));
    await page.getByRole('button', { name: words.open }).click();
    await until(() => server.frames.some((frame) => frame.type === 'hello'));
    server.say({ type: 'system', name: '' }, text(words.handed));
    server.say(ASSISTANT, [
      { type: 'card', title: 'Razer Gold', text: words.hint, items: [{ id: 'a', label: words.options[2], url: 'https://shop.example/' }] },
      { type: 'media', kind: 'image', ref: { url: `${server.url}/file/picture` }, name: 'picture.png', caption: words.picture },
      { type: 'media', kind: 'file', ref: { url: `${server.url}/file/invoice` }, name: 'invoice-2026-0001.pdf', bytes: 48_300 },
      { type: 'text', text: `${words.answer}\n\n> ${words.hint}\n\n\`\`\`\nXXXX-YYYY\n\`\`\``, md: true, folded: words.ask },
    ]);
    await page.getByRole('img', { name: words.picture }).waitFor();
    await page.getByRole('button', { name: texts.more, exact: true }).click();
    await look(here, `${name}-0-menu`);
    await page.getByRole('button', { name: texts.transcriptAction }).click();
    await page.getByRole('button', { name: texts.transcriptSubmit }).click();
    await page.getByText(texts.emailInvalid).waitFor();
    await look(here, `${name}-1-email`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: texts.attach }).evaluate((button) => {
      const input = button.parentElement?.querySelector('input');
      const files = new DataTransfer();
      files.items.add(new File(['x'], 'receipt-of-a-very-long-order-name-2026.txt', { type: 'text/plain' }));
      files.items.add(new File([new Uint8Array(1_200_000)], 'film.mp4', { type: 'video/mp4' }));
      if (input) Object.assign(input, { files: files.files }).dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.locator('.attachments [data-state="ready"]').waitFor();
    await look(here, `${name}-2-files`);
    await page.getByRole('button', { name: fill(texts.removeFile, { name: 'film.mp4' }) }).click();
    server.mishaps.refuse = true;
    server.drop();
    await page.getByText(texts.reconnecting).waitFor();
    await page.getByRole('textbox').fill(words.draft);
    await page.keyboard.press('Enter');
    await page.getByText(texts.waitingToSend).waitFor();
    await look(here, `${name}-3-offline`);
    await here.end();
  });
});
