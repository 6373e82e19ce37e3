import type { Part } from '@throughline/protocol/parts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, reading } from '../conversations/index.ts';
import { updateInbox } from '../inboxes/index.ts';
import { type DeliveryCenter, openDelivery, SECRET } from './testing/open-delivery.ts';

let center: DeliveryCenter;
beforeAll(async () => {
  center = await openDelivery();
});
afterAll(() => center.close());

const ANSWER: Part[] = [
  { type: 'text', text: '**Refunds** take 7 days.', md: true },
  {
    type: 'options',
    prompt: 'Did this help?',
    items: [
      { id: 'yes', label: 'It did' },
      { id: 'no', label: 'Not yet' },
    ],
  },
];

describe('an answer', () => {
  it('is fitted to each channel: buttons where there are buttons, numbers where not', async () => {
    const { inbox: bot, user, chat } = await center.telegramChat();
    const [api, mail, web] = [await center.apiInbox(), await center.mailInbox(), await center.connect('web')];
    const [byBot, byApi] = [await center.hear(bot, chat, 'refund?'), await center.hear(api, 'u1', 'refund?')];
    const [byMail, byWeb] = [await center.hear(mail, 'ann@example.com', 'refund?'), await center.hear(web, 'v1', 'refund?')];
    const sent = [];
    for (const heard of [byBot, byApi, byMail, byWeb]) sent.push(await center.reply(heard, ANSWER));
    const rows = await Promise.all(sent.map((message) => center.reaches(message.id, 'sent')));
    const onPhone = await user.reply();
    expect(onPhone.entities).toMatchObject([{ type: 'bold', offset: 0, length: 7 }]);
    expect(onPhone.buttons.flat().map((button) => button.text)).toEqual(['It did', 'Not yet']);
    expect(center.system.messages().at(-1)).toMatchObject({ id: sent[1]?.id, parts: [{ type: 'text' }, { type: 'options' }] });
    const letter = await center.mail.mailbox('ann@example.com').next();
    expect(letter.html).toContain('<strong>Refunds</strong>');
    expect(letter.text).toMatch(/1\. It did[\s\S]*2\. Not yet/);
    expect(letter.subject).toContain(byMail.reference);
    expect(rows[2]?.numbered).toMatchObject({ '1': 'yes', '2': 'no', 'not yet': 'no' });
    expect(rows.map((row) => row.pieces.length)).toEqual([1, 1, 1, 1]);
    expect(rows[0]?.providerIds).toEqual([`${chat}:${onPhone.id}`]);
  });

  it('is signed with the time of the call, not of its writing', async () => {
    const heard = await center.hear(await center.apiInbox(), 'late', 'hello');
    const held = await center.reply(heard, 'later', { holdUntil: new Date(center.clock.now().getTime() + 600_000) });
    center.clock.advance(600_000);
    await center.reaches(held.id, 'sent');
    expect(center.system.requests().filter((request) => request.fault !== undefined)).toEqual([]);
  });

  it('leaves in the order of its thread, one at a time, while other threads go on', async () => {
    const api = await center.apiInbox();
    const [slow, other] = [await center.hear(api, 'slow', 'a'), await center.hear(api, 'other', 'b')];
    const held = await center.reply(slow, 'first', { holdUntil: new Date(center.clock.now().getTime() + 5000) });
    const behind = [];
    for (let n = 0; n < 8; n++) behind.push(await center.reply(slow, `line ${n}`));
    await center.reaches((await center.reply(other, 'meanwhile')).id, 'sent');
    expect(await center.messages(slow.conversationId)).toSatisfy((rows: { state: string }[]) => rows.every((row) => row.state !== 'sent'));
    center.clock.advance(5000);
    for (const message of [held, ...behind]) await center.reaches(message.id, 'sent');
    const texts = center.system.messages().filter((message) => message.threadId === 'slow');
    expect(texts.map((message) => message.plain)).toEqual(['first', ...behind.map((_, n) => `line ${n}`)]);
  });

  it('can be taken back while it is held, and no longer holds up the next one', async () => {
    const heard = await center.hear(await center.apiInbox(), 'undo', 'hi');
    const held = await center.reply(heard, 'a slip', { holdUntil: new Date(center.clock.now().getTime() + 5000) });
    const next = await center.reply(heard, 'the right words');
    await center.bus.transact((tx) => acting.cancel(tx, acting.EVERYTHING, held.id));
    await center.reaches(next.id, 'sent');
    expect((await center.message(held.id)).state).toBe('cancelled');
    expect(center.system.messages().filter((message) => message.threadId === 'undo')).toMatchObject([{ plain: 'the right words' }]);
    await expect(center.bus.transact((tx) => acting.cancel(tx, acting.EVERYTHING, next.id))).rejects.toMatchObject({
      code: 'already-sent',
    });
  });

  it('that says nothing fails where it is seen', async () => {
    const heard = await center.hear(await center.apiInbox(), 'blank', 'hi');
    const blank = await center.reply(heard, '   ');
    expect((await center.reaches(blank.id, 'failed')).error).toMatchObject({ class: 'invalid' });
  });
});

describe('an answer to options that went out as numbers', () => {
  const offer = async (name: string) => {
    const inbox = await center.mailInbox();
    const heard = await center.hear(inbox, `${name}@example.com`, 'refund?');
    await center.reaches((await center.reply(heard, ANSWER)).id, 'sent');
    const answer = async (typed: string) =>
      (await center.message((await center.hear(inbox, `${name}@example.com`, typed)).messageId)).parts[0];
    return { heard, answer };
  };

  it('is a choice, typed as a number or as the label', async () => {
    const { answer } = await offer('typist');
    expect(await answer('2')).toEqual({ type: 'choice', optionId: 'no', label: 'Not yet' });
    expect(await answer(' it DID ')).toEqual({ type: 'choice', optionId: 'yes', label: 'It did' });
    expect(await answer('第二个')).toMatchObject({ type: 'choice', optionId: 'no' });
    expect(await answer('3')).toEqual({ type: 'text', text: '3' });
    expect(await answer('not yet, but thanks')).toMatchObject({ type: 'text' });
  });

  it('stays words when another message of ours came after them, but not when that one has not left', async () => {
    const { heard, answer } = await offer('late');
    const held = await center.reply(heard, 'and another thing', { holdUntil: new Date(center.clock.now().getTime() + 5000) });
    expect(await answer('1')).toMatchObject({ type: 'choice', optionId: 'yes' });
    center.clock.advance(5000);
    await center.reaches(held.id, 'sent');
    expect(await answer('1')).toMatchObject({ type: 'text' });
  });

  it('stays words when the offer is more than a day old', async () => {
    const { answer } = await offer('days-later');
    center.clock.advance(23 * 3_600_000);
    expect(await answer('1')).toMatchObject({ type: 'choice', optionId: 'yes' });
    center.clock.advance(2 * 3_600_000);
    expect(await answer('1')).toEqual({ type: 'text', text: '1' });
  });

  it('costs one query for all messages of a batch', async () => {
    const { heard } = await offer('batch');
    const [thread] = await reading.listThreads(center.database.kysely, [heard.conversationId]);
    const key = { inboxId: thread?.inboxId ?? '', threadKey: thread?.threadKey ?? '' };
    const offers = await center.bus.transact((tx) =>
      reading.findLastOffers(tx.sql, [key, key, { ...key, threadKey: 'nobody' }], new Date(0)),
    );
    expect(offers).toHaveLength(1);
  });
});

describe('a message that names one of ours by our id', () => {
  it('comes into its conversation, from the same inbox only, and proves nothing', async () => {
    const [api, elsewhere] = [await center.apiInbox(), await center.apiInbox()];
    const heard = await center.hear(api, 'asker', 'first');
    const ours = await center.reply(heard, 'answer');
    const colleague = await center.hear(api, 'colleague', 'I answer for them', { answers: [ours.id] });
    expect(colleague.conversationId).toBe(heard.conversationId);
    const threads = await reading.listThreads(center.database.kysely, [heard.conversationId]);
    expect(threads.map((thread) => [thread.threadKey, thread.verified])).toEqual([
      ['asker', true],
      ['colleague', false],
    ]);
    const stranger = await center.hear(elsewhere, 'stranger', 'me too', { answers: [ours.id] });
    expect(stranger.conversationId).not.toBe(heard.conversationId);
  });
});

describe('receipts', () => {
  it('move only forward', async () => {
    const inbox = await center.mailInbox();
    const heard = await center.hear(inbox, 'reader@example.com', 'hi');
    const answer = await center.reply(heard, 'hello');
    const { providerIds } = await center.reaches(answer.id, 'sent');
    const tell = async (state: 'sent' | 'delivered' | 'read' | 'failed') => {
      await center.bus.transact((tx) => acting.recordReceipt(tx, { inboxId: inbox.id, providerId: providerIds[0] ?? '', state }));
      return (await center.message(answer.id)).state;
    };
    const told = [await tell('delivered'), await tell('sent'), await tell('read'), await tell('delivered'), await tell('failed')];
    expect(told).toEqual(['delivered', 'delivered', 'read', 'read', 'read']);
  });

  it('let a bounce follow "sent", once', async () => {
    const inbox = await center.mailInbox();
    const answer = await center.reply(await center.hear(inbox, 'gone@example.com', 'hi'), 'hello');
    const { providerIds } = await center.reaches(answer.id, 'sent');
    const bounce = { inboxId: inbox.id, providerId: providerIds[0] ?? '', state: 'failed' as const, detail: '5.1.1 user unknown' };
    for (let n = 0; n < 2; n++) await center.bus.transact((tx) => acting.recordReceipt(tx, bounce));
    expect(await center.message(answer.id)).toMatchObject({ state: 'failed', error: { class: 'invalid', detail: '5.1.1 user unknown' } });
    const { rows } = await center.database.pool.query(
      "select 1 from event_log where type = 'message.failed' and data ->> 'messageId' = $1",
      [answer.id],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('an inbox', () => {
  it('that is switched off sends nothing: the answer fails visibly and waits in the tray', async () => {
    const inbox = await center.apiInbox();
    const heard = await center.hear(inbox, 'off', 'hi');
    await center.bus.transact((tx) => updateInbox(tx, center, inbox.id, { enabled: false }, null));
    await center.bus.drained();
    const answer = await center.reply(heard, 'hello');
    expect((await center.reaches(answer.id, 'failed')).error?.detail).toBe('The inbox is switched off.');
    expect(await center.tray(answer.id)).toEqual(['auth']);
    expect((await center.inboxes.find(inbox.id))?.state.ok).toBe(true);
  });

  it('shows that its credentials no longer work, and that they do again', async () => {
    const inbox = await center.connect('api', { url: center.system.url, secret: 'not-the-right-secret' });
    const answer = await center.reply(await center.hear(inbox, 'locked', 'hi'), 'hello');
    expect((await center.reaches(answer.id, 'failed')).error?.class).toBe('auth');
    const stateOf = async () =>
      (await center.database.pool.query('select state from inbox where id = $1', [inbox.id])).rows[0].state.ok as boolean;
    await expect.poll(stateOf).toBe(false);
    await center.bus.transact((tx) => updateInbox(tx, center, inbox.id, { settings: { secret: SECRET } }, null));
    await center.bus.drained();
    await center.bus.transact((tx) => acting.requeue(tx, acting.EVERYTHING, answer.id));
    await center.reaches(answer.id, 'sent');
    await expect.poll(stateOf).toBe(true);
  });

  it('complains of nothing', () => {
    expect(center.troubles).toEqual([]);
  });
});
