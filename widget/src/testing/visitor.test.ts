/** The built widget in a real browser, on a page of another origin with a strict policy, against a server that speaks the frames. */
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, openBench, until, type Visit, visit } from './browser.ts';
import { ASSISTANT, bodies, MEI, open, sends, text, texts, write } from './hands.ts';

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

describe('a visitor', () => {
  it('writes and is heard, and loads the panel only when opening it', async () => {
    const here = await arrive();
    await here.page.getByRole('button', { name: 'Open chat' }).waitFor();
    expect(
      await here.page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('panel.js')).length),
    ).toBe(0);
    expect(here.server.sessions).toEqual([]);
    await open(here);
    await write(here, 'How long do refunds take?');
    await here.page.getByText('Sent', { exact: true }).waitFor();
    expect(texts(here.server)).toEqual(['How long do refunds take?']);
    here.server.say(ASSISTANT, text('Within **7 days**.', true), [{ title: 'Refund rules', url: 'https://shop.example/refunds' }]);
    await here.page.locator('strong', { hasText: '7 days' }).waitFor();
    await here.page.getByRole('link', { name: 'Refund rules' }).waitFor();
    expect(await here.page.getByRole('link', { name: 'Refund rules' }).getAttribute('rel')).toContain('noopener');
    here.server.tell({ type: 'read', seq: here.server.seq });
    await here.page.getByText('Read', { exact: true }).waitFor();
    await until(() => here.server.frames.some((frame) => frame.type === 'read' && frame.seq === here.server.seq));
  });

  it('types offline, closes the page, comes back, and everything is there once and in order', async () => {
    const here = await arrive();
    await open(here);
    await write(here, 'first');
    await here.page.getByText('Sent', { exact: true }).waitFor();
    here.server.mishaps.refuse = true;
    here.server.drop();
    await here.page.getByText('Connecting again.').waitFor();
    await here.page.context().setOffline(true);
    await write(here, 'second');
    await write(here, 'third');
    await here.page.getByRole('textbox').fill('half a sen');
    expect(await here.page.getByText('Will be sent when you are back online').count()).toBe(2);
    await here.page.context().setOffline(false);
    await here.page.reload();
    here.server.say(MEI, text('Said meanwhile'));
    here.server.mishaps.refuse = false;
    here.server.mishaps.dropBeforeAck = 1;
    await here.page.getByText('Said meanwhile').waitFor();
    await until(() => sends(here.server).length >= 3 && here.server.messages.length === 4);
    await until(async () => (await here.page.locator('.row.waiting').count()) === 0);
    expect(texts(here.server)).toEqual(['first', 'Said meanwhile', 'second', 'third']);
    expect(await bodies(here)).toEqual(['first', 'Said meanwhile', 'second', 'third']);
    expect(await here.page.getByRole('textbox').inputValue()).toBe('half a sen');
  });

  it('takes an option by pressing or by typing its number, and cannot take it twice', async () => {
    const here = await arrive();
    await open(here);
    const items = [
      { id: 'refund', label: 'Refund' },
      { id: 'region', label: 'Wrong region', hint: 'The code is for another country' },
    ];
    here.server.say(ASSISTANT, [{ type: 'options', prompt: 'What is it about?', items }]);
    await here.page.getByRole('button', { name: 'Refund' }).click();
    await until(() => sends(here.server).length === 1);
    expect(sends(here.server)[0]?.parts).toEqual([{ type: 'choice', optionId: 'refund', label: 'Refund' }]);
    await here.page.getByText('Sent', { exact: true }).waitFor();
    expect(await here.page.getByRole('button', { name: 'Refund' }).count()).toBe(0);
    expect(await here.page.getByText('Refund · Wrong region').count()).toBe(1);
    here.server.say(ASSISTANT, [{ type: 'options', prompt: 'And now?', items }]);
    await here.page.getByText('And now?').waitFor();
    await write(here, '2');
    await until(() => sends(here.server).length === 2);
    expect(sends(here.server)[1]?.parts).toEqual([{ type: 'choice', optionId: 'region', label: 'Wrong region' }]);
  });

  it('sends files by picker, paste and drop, together with the text, and is told when one is too large', async () => {
    const here = await arrive();
    await open(here);
    const chooser = here.page.waitForEvent('filechooser');
    await here.page.getByRole('button', { name: 'Attach a file' }).click();
    await (await chooser).setFiles({ name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from('paid') });
    await here.page.getByText('receipt.txt').first().waitFor();
    await here.page.getByRole('textbox').evaluate((area) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(10)], 'screen.png', { type: 'image/png' }));
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await here.page.getByRole('dialog').evaluate((panel) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'dropped.txt', { type: 'text/plain' }));
      panel.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await write(here, 'Here you are');
    await until(() => sends(here.server).length === 1);
    expect(sends(here.server)[0]?.parts.map((part) => (part.type === 'media' ? [part.kind, part.name] : part.type))).toEqual([
      'text',
      ['file', 'receipt.txt'],
      ['image', 'screen.png'],
      ['file', 'dropped.txt'],
    ]);
    await here.page.getByRole('img', { name: 'screen.png' }).waitFor();
    const again = here.page.waitForEvent('filechooser');
    await here.page.getByRole('button', { name: 'Attach a file' }).click();
    await (await again).setFiles({ name: 'film.txt', mimeType: 'text/plain', buffer: Buffer.alloc(1_100_000) });
    await here.page.getByText('film.txt is larger than 1 MB. Please choose a smaller file.').waitFor();
    expect(here.server.uploads).toHaveLength(3);
    await here.page.getByRole('button', { name: 'Remove film.txt' }).click();
    expect(await here.page.getByText('film.txt').count()).toBe(0);
  });

  it('sees who speaks, how long the wait is, and copies the reference', async () => {
    const here = await arrive();
    await here.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(here);
    await write(here, 'A person please');
    here.server.say(ASSISTANT, text('I hand you over.'));
    here.server.become({ status: 'waiting', queuePlace: 3, reference: '48210937' });
    await here.page.getByText('You are number 3 in the queue.').waitFor();
    here.server.tell({ type: 'typing', on: true, name: 'Mei Lin' });
    await here.page.getByText('Mei Lin is typing').waitFor();
    here.server.become({ status: 'agent', queuePlace: null, agentName: 'Mei Lin' });
    here.server.say(MEI, text('Hello, Mei here.'));
    await here.page.getByText('Mei Lin is with you').waitFor();
    expect(await here.page.getByText('Mei Lin is typing').count()).toBe(0);
    expect(await here.page.locator('.speaker b').allInnerTexts()).toEqual(['点卡小铺 Cardlet', 'Assistant', 'Mei Lin']);
    await here.page.getByRole('button', { name: 'Copy reference 4821 0937' }).click();
    await here.page.getByText('Copied').waitFor();
    expect(await here.page.evaluate(() => navigator.clipboard.readText())).toBe('48210937');
  });

  it('continues by email and gets the transcript', async () => {
    const here = await arrive();
    here.server.state = { ...here.server.state, status: 'waiting', queuePlace: 1 };
    await open(here);
    await here.page.getByRole('button', { name: 'Continue by email' }).last().click();
    await here.page.getByLabel('Your email address').fill('not an address');
    await here.page.keyboard.press('Enter');
    await here.page.getByText('Please enter a full address').waitFor();
    await here.page.getByLabel('Your email address').fill('me@shop.example');
    await here.page.keyboard.press('Enter');
    await here.page.getByText('Replies also go to me@shop.example.').first().waitFor();
    await here.page.getByRole('button', { name: 'More' }).click();
    await here.page.getByRole('button', { name: 'Email me this chat' }).click();
    await here.page.getByRole('button', { name: 'Send transcript' }).click();
    await here.page.getByText('The transcript is on its way to me@shop.example.').waitFor();
    expect(here.server.posts.map(({ path }) => path.split('/').at(-1))).toEqual(['session', 'email', 'transcript']);
  });

  it('reads earlier messages without losing the place', async () => {
    const here = await arrive();
    for (let n = 1; n <= 20; n += 1) here.server.say(MEI, text(`Message ${n}`));
    await open(here);
    await here.page.getByText('Message 20').waitFor();
    expect(await here.page.getByText('Message 12', { exact: true }).count()).toBe(0);
    await here.page.getByRole('button', { name: 'Earlier messages' }).click();
    await here.page.getByText('Message 5', { exact: true }).waitFor();
    await here.page.getByRole('button', { name: 'Earlier messages' }).click();
    await here.page.getByText('Message 1', { exact: true }).waitFor();
    expect(await bodies(here)).toEqual(Array.from({ length: 20 }, (_, at) => `Message ${at + 1}`));
    expect(await here.page.getByRole('button', { name: 'Earlier messages' }).count()).toBe(0);
  });

  it('sees on the button how many messages came while the panel was closed', async () => {
    const here = await arrive();
    await open(here);
    await write(here, 'hello');
    await here.page.getByText('Sent', { exact: true }).waitFor();
    await here.page.keyboard.press('Escape');
    here.server.say(MEI, text('one'));
    here.server.say(MEI, text('two'));
    await here.page.getByRole('button', { name: 'Open chat, 2 unread' }).waitFor();
    await here.page.reload();
    await here.page.getByRole('button', { name: 'Open chat, 2 unread' }).click();
    await here.page.getByText('New', { exact: true }).waitFor();
    await until(() => here.server.frames.some((frame) => frame.type === 'read' && frame.seq === here.server.seq));
    expect(await here.page.title()).toBe('Shop');
  });
});
