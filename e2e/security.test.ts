/*
 * Attacks in a real browser on the real product: whatever a stranger may write is shown to a signed-in agent, other sites try to
 * ride on that agent's session, and somebody guesses at the door. A canary on the loopback hears whatever runs or loads.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Product, prepareProduct } from '../bench/src/chaos/start-product.ts';
import { systemParts } from '../tools/system/parts.ts';
import { enter, openBrowser, type Person } from './support/browser.ts';
import { deskWords } from './support/desk-words.ts';
import { beacons, markdownFragments, scriptFragments } from './support/hostile.ts';
import { speakSmtp } from './support/speak-smtp.ts';
import { until } from './support/until.ts';

const t = deskWords('en');
const SUPPORT = 'help@fortress.example';

type Canary = { at: string; heard: string[]; pages: Map<string, string>; server: Server };
const openCanary = async (): Promise<Canary> => {
  const heard: string[] = [];
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    if (page === undefined) heard.push(`${request.method} ${request.url}`);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', 'text/html');
    response.end(page ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { at: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, pages, server };
};

let product: Product;
let browser: Browser;
let canary: Canary;
let agent: Person;
let agentId = '';

const parts = systemParts();

const signIn = async (person: Person): Promise<void> => {
  const { signInLink } = await product.client.call('createSignInLink', { id: agentId });
  await person.page.goto(signInLink);
  await person.page.getByRole('button', { name: t('sign-in.act') }).click();
  await person.page
    .getByRole('link', { name: t('rail.conversations') })
    .first()
    .waitFor();
};

/** Opens a conversation in the desk and waits until its newest message stands there. */
const open = async (id: string): Promise<void> => {
  await agent.page.goto(`${product.url}/desk/conversations/${id}?view=all&status=any`);
  await agent.page.locator('article[data-side]').first().waitFor();
};

const findBySubject = (subject: string) =>
  until(`the mail “${subject}”`, async () => {
    const { items } = await product.client.call('listConversations', { query: { channel: 'email', limit: 100 } });
    return items.find((one) => one.subject === subject);
  });

const htmlMail = (subject: string, html: string): string =>
  [
    `From: "<b>Mallory</b>" <${subject}@stranger.example>`,
    `To: ${SUPPORT}`,
    `Subject: ${subject}`,
    `Message-ID: <${subject}@stranger.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<p>words of ${subject}</p>${html}`,
    '',
  ].join('\r\n');

describe.skipIf(!parts.chromium)('a stranger', () => {
  beforeAll(async () => {
    canary = await openCanary();
    product = await prepareProduct();
    await product.start();
    agentId = (await product.client.call('listAgents')).items.find((one) => one.name === '林晓')?.id ?? '';
    await product.client.call('createInbox', {
      body: { kind: 'email', name: 'Fortress', settings: { address: SUPPORT, smtpHost: '127.0.0.1', smtpPort: 9, smtpSecure: false } },
    });
    browser = await openBrowser();
    agent = await enter(browser, { locale: 'en-GB' });
    agent.page.on('dialog', (dialog) => {
      canary.heard.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    await signIn(agent);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    expect(await product?.end()).toEqual([]);
    canary?.server.close();
  }, 60_000);

  it('the canary hears the same fragments where nobody cleans them', async () => {
    const other = await openCanary();
    other.pages.set('/unclean', [...scriptFragments(other.at), ...beacons(other.at)].join('\n'));
    const page = await browser.newPage();
    await page.goto(`${other.at}/unclean`, { waitUntil: 'commit' });
    await until('a canary that sings', () => (new Set(other.heard).size >= 3 ? true : undefined));
    await page.close();
    other.server.close();
  });

  it('hostile mail runs nothing, loads nothing, and complains of nothing: it was taken out before the policy had to stop it', async () => {
    const smtp = await speakSmtp(product.smtpPort);
    const all = [...scriptFragments(canary.at), ...beacons(canary.at)];
    const whole = 8;
    for (let n = 0; n < all.length; n += whole)
      expect(
        await smtp.hand('m@stranger.example', SUPPORT, Buffer.from(htmlMail(`hostile-${n}`, all.slice(n, n + whole).join('\n')))),
      ).toBe(250);
    smtp.close();
    for (let n = 0; n < all.length; n += whole) {
      const { id } = await findBySubject(`hostile-${n}`);
      await open(id);
      await agent.page
        .getByRole('button', { name: t('mail.show-page') })
        .first()
        .click();
      const frame = agent.page.frameLocator('iframe').first();
      await frame.getByText(`words of hostile-${n}`).waitFor();
      // Whatever is left to press is pressed.
      for (const link of await frame.getByText(/^(click|press|link)$/).all())
        await link.click({ timeout: 1000, noWaitAfter: true }).catch(() => undefined);
    }
    expect(canary.heard).toEqual([]);
    expect(agent.complaints).toEqual([]);
  }, 120_000);

  it('hostile names, texts, subjects and file names are words and nothing else, in list, stream, panel and search', async () => {
    const inbox = await product.client.call('createInbox', { body: { kind: 'api', name: '<img src=x onerror=alert(1)>', settings: {} } });
    const fragments = [...scriptFragments(canary.at), ...markdownFragments(canary.at)];
    const { conversationId } = await product.client.call('receiveMessage', {
      id: inbox.id,
      body: {
        id: 'hostile',
        from: { type: 'user', value: fragments[0] ?? '', name: fragments[5] ?? '' },
        parts: fragments.map((text, n) => ({ type: 'text' as const, text, md: n % 2 === 0 })),
      },
    });
    await product.client.call('sendReply', {
      id: conversationId,
      body: { parts: markdownFragments(canary.at).map((text) => ({ type: 'text' as const, text, md: true })) },
    });
    await open(conversationId);
    await agent.page.getByText('<svg onload', { exact: false }).first().waitFor();
    for (const link of await agent.page.locator('article[data-side] a').all()) {
      const href = await link.getAttribute('href');
      expect(href ?? '', 'only addresses that cannot run').toMatch(/^(https?:|mailto:|tel:|\/|#|$)/);
    }
    await agent.page.goto(`${product.url}/desk/customers`);
    await agent.page.getByText('<img src=x', { exact: false }).first().waitFor();
    expect(canary.heard).toEqual([]);
    expect(agent.complaints).toEqual([]);
  }, 60_000);

  it('an uploaded page or drawing is never shown as one of ours', async () => {
    for (const [name, type, content] of [
      ['page.html', 'text/html', `<script>fetch('${canary.at}/ran')</script>`],
      ['drawing.svg', 'image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('${canary.at}/ran')"/>`],
      ['photo\u202egnp.html', 'image/png', `<html><script>fetch('${canary.at}/ran')</script></html>`],
    ] as const) {
      const form = new FormData();
      form.append('file', new Blob([content], { type }), name);
      const sent = await fetch(`${product.url}/api/v1/files`, {
        method: 'POST',
        headers: { authorization: `Bearer ${product.token}` },
        body: form,
      });
      expect(sent.status).toBe(201);
      const { url } = (await sent.json()) as { url: string };
      const shown = await fetch(new URL(url, product.url));
      expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
      expect(shown.headers.get('content-disposition') ?? '').toMatch(/^attachment/);
      const page = await agent.page.context().newPage();
      await page.goto(new URL(url, product.url).href).catch(() => undefined);
      await page.close();
    }
    expect(canary.heard).toEqual([]);
  });

  it('another site cannot ride on the session: its forms, fetches and frames change and show nothing', async () => {
    const before = (await product.client.call('getCustomer', { id: (await product.client.call('listCustomers')).items[0]?.id ?? '' }))
      .remark;
    const customerId = (await product.client.call('listCustomers')).items[0]?.id ?? '';
    const conversation = (await product.client.call('listConversations')).items[0];
    canary.pages.set(
      '/evil',
      `<form id="f" method="post" target="x" action="${product.url}/api/v1/conversations/${conversation?.id}/resolve" enctype="text/plain"><input name='{"a":"' value='"}'></form>
       <iframe name="x"></iframe><iframe id="desk" src="${product.url}/desk/"></iframe>
       <script>
         const tell = (name, value) => { document.title += name + '=' + value + ';'; };
         document.getElementById('f').submit();
         Promise.allSettled([
           fetch('${product.url}/api/v1/me', { credentials: 'include' }).then((r) => tell('read', r.status)),
           fetch('${product.url}/api/v1/customers/${customerId}', { method: 'PATCH', credentials: 'include', headers: { 'content-type': 'application/json', 'x-throughline': '1' }, body: '{"remark":"owned"}' }).then((r) => tell('write', r.status)),
           fetch('${product.url}/api/v1/customers/${customerId}', { method: 'PATCH', mode: 'no-cors', credentials: 'include', headers: { 'content-type': 'text/plain' }, body: '{"remark":"owned"}' }),
           new Promise((done) => { const s = new WebSocket('${product.url.replace('http', 'ws')}/live'); s.onmessage = (e) => { tell('socket', e.data); done(); }; s.onclose = s.onerror = done; }),
         ]).then(() => setTimeout(() => { document.title += 'done'; }, 500));
       </script>`,
    );
    const page = await agent.page.context().newPage();
    await page.goto(`${canary.at}/evil`);
    await page.waitForFunction(() => document.title.endsWith('done'));
    expect(await page.title()).toBe('done');
    // A frame that was refused shows the browser's own page, of no origin of ours.
    const framed = page.frames().find((frame) => frame.url().startsWith(`${product.url}/desk`));
    expect(
      (await framed
        ?.locator('#root')
        .count()
        .catch(() => 0)) ?? 0,
    ).toBe(0);
    await page.close();
    expect((await product.client.call('getCustomer', { id: customerId })).remark).toBe(before);
    expect((await product.client.call('getConversation', { id: conversation?.id ?? '' })).status).toBe(conversation?.status);
  }, 60_000);

  it.each(['//evil.example/', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)'])(
    'an address that wants to lead away after sign-in (%s) stays with us',
    async (away) => {
      const person = await enter(browser, { locale: 'en-GB' });
      for (const name of ['next', 'to', 'from', 'redirect', 'returnTo'])
        await person.page.goto(`${product.url}/desk/sign-in?${name}=${encodeURIComponent(away)}`);
      await signIn(person);
      expect(new URL(person.page.url()).origin).toBe(product.url);
      for (const path of [away, `desk/${away}`]) {
        const answer = await fetch(`${product.url}/${path}`, { redirect: 'manual' });
        expect(answer.headers.get('location') ?? '/').toMatch(/^\/(?![/\\])|^http:\/\/127\.0\.0\.1/);
      }
      await person.leave();
    },
  );

  it('a session is a new one after sign-in, and is over after sign-out, for whoever kept a copy', async () => {
    const person = await enter(browser, { locale: 'en-GB' });
    const context = person.page.context();
    const own = (await agent.page.context().cookies(product.url)).find((cookie) => /session/.test(cookie.name));
    await context.addCookies([{ name: own?.name ?? '', value: 'fixed-by-the-attacker', url: product.url }]);
    await signIn(person);
    const cookies = await context.cookies(product.url);
    expect(cookies.map((cookie) => cookie.value)).not.toContain('fixed-by-the-attacker');
    for (const cookie of cookies.filter((one) => /session/.test(one.name)))
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    const copy = cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ');
    const me = () => fetch(`${product.url}/api/v1/me`, { headers: { cookie: copy } });
    expect((await me()).status).toBe(200);
    await person.page.evaluate(() => fetch('/api/auth/sign-out', { method: 'POST', headers: { 'x-throughline': '1' } }));
    expect((await me()).status).toBe(401);
    await person.leave();
  });

  it('guessing passwords soon has to wait, many at once too, and says nothing of which accounts exist', async () => {
    const guess = (email: string, password: string) =>
      fetch(`${product.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-throughline': '1', origin: product.url },
        body: JSON.stringify({ email, password }),
      });
    const { email } = (await product.client.call('listAgents')).items.find((one) => one.id === agentId) ?? { email: '' };
    const [known, unknown] = [await guess(email, 'wrong-password-0'), await guess('nobody@cardlet.example', 'wrong-password-0')];
    const words = async (answer: Response) => ({ status: answer.status, body: (await answer.text()).replace(/"instance":"[^"]*"/, '') });
    expect(await words(known)).toEqual(await words(unknown));
    const burst = await Promise.all(Array.from({ length: 40 }, (_, n) => guess(email, `wrong-password-${n}`)));
    const refused = burst.filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(34);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('one key under twenty hands at once writes one reply', async () => {
    const id = (await product.client.call('listConversations')).items[0]?.id ?? '';
    const before = (await product.client.call('listMessages', { id, query: { limit: 200 } })).items.length;
    const reply = () =>
      fetch(`${product.url}/api/v1/conversations/${id}/replies`, {
        method: 'POST',
        headers: { authorization: `Bearer ${product.token}`, 'content-type': 'application/json', 'idempotency-key': 'the-same-key' },
        body: JSON.stringify({ parts: [{ type: 'text', text: 'once' }] }),
      });
    const statuses = (await Promise.all(Array.from({ length: 20 }, reply))).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(new Set(statuses)).toEqual(new Set(statuses.filter((status) => status === 201 || status === 409)));
    expect((await reply()).status).toBe(201);
    expect((await product.client.call('listMessages', { id, query: { limit: 200 } })).items.length).toBe(before + 1);
  });
});
