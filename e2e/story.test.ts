/*
 * The product's main job, played through once with the real thing: chat → assistant → person → mail → Telegram, one conversation.
 * Each step goes on where the one before ended.
 */
import type { ResponseOf } from '@throughline/sdk';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemParts } from '../tools/system/parts.ts';
import { BUTTON_TEXTS } from '../widget/src/locales/button.ts';
import { fill } from '../widget/src/locales/fill.ts';
import { zh } from '../widget/src/locales/zh.ts';
import { enter, type Person } from './support/browser.ts';
import { deskWords } from './support/desk-words.ts';
import { CUSTOMER, type Stage, setStage } from './support/stage.ts';
import { until } from './support/until.ts';

type Conversation = ResponseOf<'getConversation'>;
type Message = ResponseOf<'listMessages'>['items'][number];

const t = deskWords('zh-CN');
const AGENT = '林晓';
let stage: Stage;
let visitor: Person;
let desk: Person;
let id = '';

const conversation = (): Promise<Conversation> => stage.product.client.call('getConversation', { id });
const messages = async (): Promise<Message[]> =>
  (await stage.product.client.call('listMessages', { id, query: { limit: 200 } })).items.filter((message) => !message.internal);
const write = async (words: string): Promise<void> => {
  await visitor.page.getByRole('textbox', { name: zh.write }).fill(words);
  await visitor.page.keyboard.press('Enter');
};
const reply = async (words: string): Promise<void> => {
  await desk.page.getByRole('textbox', { name: t('composer.reply') }).fill(words);
  await desk.page.keyboard.press('Control+Enter');
};
const textOf = (message: Message): string => message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
const said = (words: string): Promise<Message> =>
  until(`the message “${words}”`, async () => (await messages()).find((message) => textOf(message).includes(words)));

const parts = systemParts();

describe.skipIf(!parts.chromium || !parts.dovecot)('one line through every channel', () => {
  beforeAll(async () => {
    stage = await setStage();
  }, 90_000);
  afterAll(() => stage?.strike(), 60_000);
  // A step that failed leaves nothing to go on with.
  let broken = false;
  beforeEach(({ skip }) => skip(broken, 'an earlier step failed'));
  afterEach(({ task }) => {
    broken ||= task.result?.state === 'fail';
  });

  it('a stranger asks in Chinese on the shop page and gets the right article from the assistant', async () => {
    visitor = await enter(stage.browser);
    await visitor.page.goto(`${stage.product.url}/shop`);
    await visitor.page.getByRole('button', { name: BUTTON_TEXTS.zh.open }).click();
    await write('你好，我买的卡密提示已被使用了，怎么办？');
    const source = visitor.page.getByText('卡密显示已被使用', { exact: false }).last();
    await source.waitFor();
    const { items } = await stage.product.client.call('listConversations', { query: { channel: 'web' } });
    id = items[0]?.id ?? '';
    const answer = await until('the answer', async () => (await messages()).find((message) => message.author.type === 'assistant'));
    expect(answer.sources.map((article) => article.title)).toEqual(['卡密显示已被使用']);
    expect(await conversation()).toMatchObject({ handling: 'assistant', language: 'zh', channels: ['web'], intent: 'code/already-used' });
    const [asked] = await messages();
    expect(asked?.understanding).toMatchObject({ intent: 'code/already-used', version: 1, flags: [] });
    expect(asked?.understanding?.words.length).toBeGreaterThan(0);
  });

  it('the stranger asks for a person; an agent signs in by a one-time link and accepts the offer', async () => {
    const { client } = stage.product;
    const agent = (await client.call('listAgents')).items.find((one) => one.name === AGENT);
    const { signInLink } = await client.call('createSignInLink', { id: agent?.id ?? '' });
    desk = await enter(stage.browser);
    await desk.page.goto(signInLink);
    await desk.page.getByRole('button', { name: t('sign-in.act') }).click();
    await desk.page
      .getByRole('switch', { name: t('availability.away') })
      .first()
      .click();
    await desk.page.getByRole('button', { name: t('account.label', { name: AGENT, state: t('availability.available') }) }).waitFor();
    await write('转人工');
    const { customer } = await conversation();
    const offer = desk.page.getByRole('article', { name: t('offer.label', { name: customer.name }) });
    await offer.getByRole('button', { name: t('offer.accept') }).click();
    await desk.page.getByRole('textbox', { name: t('composer.reply') }).waitFor();
    expect(await conversation()).toMatchObject({ handling: 'agent', assignee: { name: AGENT }, packet: { reason: 'asked-for-person' } });
    await visitor.page.getByText(fill(zh.stateAgent, { name: AGENT })).waitFor();
  });

  it('the agent answers in the desk and the visitor reads it in the chat', async () => {
    await reply('您好，我是林晓。请把**订单号**发给我，我马上核对。');
    await visitor.page.locator('strong', { hasText: '订单号' }).waitFor();
    await write('订单号是 DK20261122001');
    await desk.page.getByText('DK20261122001').first().waitFor();
  });

  it('the visitor leaves an address and the page; the later reply lies as a mail in their mailbox', async () => {
    await visitor.page.getByRole('button', { name: zh.more }).click();
    await visitor.page.getByRole('button', { name: zh.emailAction }).first().click();
    await visitor.page.getByLabel(zh.emailLabel).fill(CUSTOMER);
    await visitor.page.locator('form.email').getByRole('button', { name: zh.emailSubmit }).click();
    await visitor.page
      .getByText(fill(zh.emailDone, { email: CUSTOMER }))
      .first()
      .waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
    await reply('核对好了：这张卡已为您**补发**，新卡密在订单页面。');
    const mail = await stage.mail.mail(0, 40_000);
    const { reference } = await conversation();
    expect(mail.subject).toContain(`[#${reference}]`);
    expect(mail.html).toContain('<strong>补发</strong>');
    expect(mail.text).toContain('新卡密在订单页面');
    expect(mail.replyTo).toMatch(/^help\+[a-z0-9]+@story\.example$/);
    expect(await stage.mail.count()).toBe(1);
    const decisions = (await stage.product.client.call('listDecisions', { id })).items;
    expect(decisions.find((decision) => decision.reason === 'visitor-away')).toMatchObject({ kind: 'route', outcome: 'by-mail' });
  });

  it('the answer by mail comes into the same conversation, without its quotation', async () => {
    const mail = await stage.mail.mail(0);
    await stage.mail.reply(mail, '收到了，新卡密可以用，谢谢！');
    const answer = await said('新卡密可以用');
    expect(answer).toMatchObject({ channel: 'email', direction: 'inbound' });
    expect(textOf(answer)).not.toContain('原始邮件');
    await desk.page.getByText('新卡密可以用').first().waitFor();
    expect((await conversation()).threads.find((thread) => thread.channel === 'email')).toMatchObject({
      verified: true,
      joinedBy: 'continued',
    });
    await reply('不客气！\n\n1. 以后可以直接回信\n2. 也可以在 Telegram 找我们');
    const second = await stage.mail.mail(1);
    expect(second.inReplyTo).not.toBe('');
    expect(second.html).toContain('<li>');
  });

  it('a Telegram message that quotes the reference joins, unverified until the agent vouches for it', async () => {
    const { reference } = await conversation();
    const phone = stage.telegram.user({ id: 5_500_000_777, firstName: '李娜' });
    phone.start();
    phone.send(`我的编号是 #${reference}，想再买一张 <Steam> & 充值卡`);
    await said('想再买一张');
    const joined = (await conversation()).threads.find((thread) => thread.channel === 'telegram');
    expect(joined).toMatchObject({ verified: false, joinedBy: 'reference' });
    await desk.page.getByRole('button', { name: t('thread.verify') }).click();
    await until('the vouched thread', async () => ((await conversation()).threads.every((thread) => thread.verified) ? true : undefined));
    await reply('好的，**Steam** 卡 <国区> 现在 9 折。');
    const shown = await phone.reply((message) => message.text.includes('9 折'), 30_000);
    expect(shown.text).toBe('好的，Steam 卡 <国区> 现在 9 折。');
    expect(shown.entities).toMatchObject([{ type: 'bold', offset: 3, length: 5 }]);
  });

  it('stands in the desk as one conversation with three threads, in order', async () => {
    const told = await conversation();
    expect(told.channels).toEqual(['web', 'email', 'telegram']);
    expect(told.threads.map((thread) => thread.channel)).toEqual(['web', 'email', 'telegram']);
    const all = await messages();
    expect(all.map((message) => message.seq)).toEqual(all.map((message) => message.seq).toSorted((a, b) => a - b));
    const story = ['已被使用', '转人工', '我是林晓', 'DK20261122001', '核对好了', '新卡密可以用', '不客气', '想再买一张', '9 折'];
    const places = story.map((words) => all.findIndex((message) => textOf(message).includes(words)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    for (const words of ['我是林晓', '核对好了', '新卡密可以用', '9 折']) await desk.page.getByText(words).first().waitFor();
    expect(desk.complaints).toEqual([]);
    await desk.leave();
  });
});
