import type { Part } from '@throughline/protocol/parts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading } from '../conversations/index.ts';
import type { Heard } from '../delivery/testing/open-test-center.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import { type Bus, createBus } from '../platform/bus/index.ts';
import { createAssistant } from './index.ts';
import { THRESHOLDS } from './create-assistant.ts';
import { OPTION } from './decide.ts';
import { phrase } from './phrases.ts';
import { type AssistantCenter, openAssistant } from './testing/open-assistant.ts';

let center: AssistantCenter;
let inbox: OpenInbox;
beforeAll(async () => {
  center = await openAssistant();
  inbox = await center.connect('api');
});
afterAll(async () => {
  expect(center.troubles).toEqual([]);
  await center.close();
});

let people = 0;
const someone = (): string => `person-${++people}`;
/** A conversation of several messages, each answered before the next. */
const tell = async (who: string, ...words: (string | Part[])[]): Promise<Heard> => {
  let heard: Heard | undefined;
  for (const what of words) {
    heard = await center.hear(inbox, who, what);
    await center.settle();
  }
  if (heard === undefined) throw new Error('nothing was said');
  return heard;
};
const choose = (optionId: string, label: string): Part[] => [{ type: 'choice', optionId, label }];
const optionsOf = (parts: readonly Part[]) => parts.flatMap((part) => (part.type === 'options' ? part.items : []));
const handlingOf = async ({ conversationId }: Heard) => (await center.conversation(conversationId)).handling;
const MAYBE_VAGUE: readonly ['zh' | 'en', string][] = [
  ...['充不进去', '微信', '打不开', '我的码', '登录不上', '显示错误', '怎么买', '充值 卡', '区', '手机'].map(
    (text) => ['zh', text] as const,
  ),
  ...['problem with my code', 'it failed', 'wrong', 'my order', 'account', 'top up'].map((text) => ['en', text] as const),
].map(([locale, text]) => [locale, text]);
/** A question the index is neither sure of nor lost with. */
const findVague = async (): Promise<string> => {
  for (const [locale, text] of MAYBE_VAGUE) {
    const confidence = (await center.knowledge.search(text, locale, 5))[0]?.confidence ?? 0;
    if (confidence >= THRESHOLDS.clarify && confidence < THRESHOLDS.answer) return text;
  }
  throw new Error('every candidate is clear or unknown by now: add vaguer ones');
};

describe('a question', () => {
  it.each([
    ['zh', '我买的 Steam 卡在哪里输入充值码？', 'Steam 充值卡兑换教程', '智能助手'],
    ['en', 'I bought a Steam card, where do I type in the code?', 'How to redeem a Steam card', 'Assistant'],
  ])('in %s is answered with the article named', async (_language, question, title, name) => {
    const heard = await tell(someone(), question);
    const answer = await center.answerTo(heard);
    expect(answer.sources).toMatchObject([{ title }]);
    expect(answer.authorName).toBe(name);
    expect(answer).toMatchObject({ threadId: heard.threadId, state: 'queued' });
    expect(optionsOf(answer.parts).map((option) => option.id)).toEqual([OPTION.solved, OPTION.unsolved, OPTION.person]);
    const decision = await center.decision(heard);
    expect(decision).toMatchObject({ kind: 'answer', messageId: heard.messageId, facts: { worded: false } });
    expect(decision?.facts.candidates).toMatchObject([{ title }, {}, {}]);
    expect((await center.message(heard.messageId)).understanding).toMatchObject({ language: _language });
  });

  it('that goes on from the one before is understood with it', async () => {
    const heard = await tell(someone(), 'How do I redeem a Steam card?', 'and Razer?');
    expect((await center.answerTo(heard)).sources[0]?.title).toMatch(/Razer/);
    expect((await center.decision(heard))?.facts).toMatchObject({ searchedFor: expect.stringMatching(/redeem.*razer/i) });
  });

  it('that is misspelt is answered as the shop spells it, and the decision says so', async () => {
    const heard = await tell(someone(), '怎么开法票');
    expect((await center.answerTo(heard)).sources).toMatchObject([{ title: '开发票' }]);
    expect((await center.decision(heard))?.facts).toMatchObject({ searchedFor: '怎么开发票', searchedBecause: 'spelling' });
  });

  it('is answered once although its event comes twice', async () => {
    const heard = await tell(someone(), '几天之内可以退款？');
    const { rows } = await center.database.pool.query(
      "select id, type, key, at, data from event_log where type = 'message.received' and data ->> 'messageId' = $1",
      [heard.messageId],
    );
    const handlers: ((event: never) => Promise<void>)[] = [];
    const bus: Bus = {
      ...createBus(center.database),
      subscribe: ({ handle }) => void handlers.push(handle as (event: never) => Promise<void>),
    };
    createAssistant({ ...center, bus, onModelFailure: center.onTrouble });
    for (const handle of handlers) await handle(rows[0] as never);
    expect(await center.said(heard)).toHaveLength(1);
  });

  it('that is vague is asked back about once, and then handed over', async () => {
    const vague = await findVague();
    const who = someone();
    const heard = await tell(who, vague);
    const back = await center.answerTo(heard);
    const options = optionsOf(back.parts);
    expect(options.at(-1)?.id).toBe(OPTION.person);
    expect(options.filter((option) => option.id.startsWith(OPTION.article)).length).toBeGreaterThan(0);
    expect(await handlingOf(heard)).toBe('assistant');
    await tell(who, 'do you rent out bicycles for the weekend');
    expect(await handlingOf(heard)).toBe('queued');
    expect((await center.packet(heard))?.reason).toBe('unsure');
  });

  it('is answered with the article that was chosen', async () => {
    const who = someone();
    const back = await center.answerTo(await tell(who, await findVague()));
    const option = optionsOf(back.parts)[0];
    const answer = await center.answerTo(await tell(who, choose(option?.id ?? '', option?.label ?? '')));
    expect(answer.sources).toMatchObject([{ title: option?.label }]);
  });

  it('without words is asked for some, even when a file has a name', async () => {
    const file: Part = { type: 'media', kind: 'image', ref: { fileId: crypto.randomUUID() }, name: 'refund 退款.png' };
    const heard = await tell(someone(), [file]);
    expect((await center.answerTo(heard)).text).toContain(phrase('nothing-to-read', 'en'));
    expect(await handlingOf(heard)).toBe('assistant');
  });

  it('that is a number nobody asked for brings back nothing: the customer is asked what it means', async () => {
    const who = someone();
    await tell(who, 'How do I redeem a Steam card?', 'Can I get a refund?');
    for (const number of ['1', '２。']) {
      const answer = await center.answerTo(await tell(who, number));
      expect(answer.text).toContain(phrase('nothing-to-read', 'en'));
      expect(answer.sources).toEqual([]);
    }
  });

  it('with a greeting, thanks or a goodbye gets one', async () => {
    const who = someone();
    expect((await center.answerTo(await tell(who, '你好'))).text).toBe(phrase('greeting', 'zh'));
    expect((await center.answerTo(await tell(who, '谢谢！'))).text).toBe(phrase('thanks', 'zh'));
  });

  it('that an automatic mail asks is answered by nobody', async () => {
    const mail = await center.connect('email', { address: 'auto@shop.example', smtpHost: '127.0.0.1' });
    const first = await center.hear(mail, 'away@example.com', 'How do refunds work?');
    await center.settle();
    const { token } = (await reading.listThreads(center.database.kysely, [first.conversationId]))[0] ?? {};
    await center.hear(mail, 'away@example.com', 'I am away. How do refunds work?', { token, meta: { automatic: 'auto-reply' } });
    await center.settle();
    expect(await center.said(first)).toHaveLength(1);
  });
});

describe('noise', () => {
  it('is answered once and not handed over; a real question is answered still', async () => {
    const who = someone();
    const spam = '加微信 abc888 刷单兼职日赚500，点击 http://x.top 领红包，速来！急！急！';
    const heard = await tell(who, spam);
    expect((await center.answerTo(heard)).text).toContain(phrase('noise', 'zh'));
    const again = await tell(who, `${spam} 名额有限`);
    expect(await center.said(heard)).toHaveLength(1);
    expect(await center.decision(heard)).toMatchObject({
      messageId: again.messageId,
      outcome: 'silent',
      reason: 'noise',
      facts: { flags: [{ kind: 'spam' }] },
    });
    expect(await center.conversation(heard.conversationId)).toMatchObject({ handling: 'assistant', urgency: 0 });
    expect((await center.answerTo(await tell(who, '几天之内可以退款？'))).sources).toHaveLength(1);
  });
});

describe('handing over', () => {
  it.each([
    ['转人工', 'asked-for-person', 'zh'],
    ['Let me talk to a real person please', 'asked-for-person', 'en'],
    ['你们太垃圾了！骗子！马上给我退钱！！！', 'angry', 'zh'],
  ] as const)('%s', async (words, reason, locale) => {
    const heard = await tell(someone(), words);
    expect((await center.answerTo(heard)).text).toBe(phrase(reason, locale));
    expect(await center.packet(heard)).toMatchObject({ reason, asked: [words] });
    const { handling, waitingSince } = await center.conversation(heard.conversationId);
    expect(handling).toBe('queued');
    expect(waitingSince).not.toBeNull();
  });

  it('after two failed answers brings what was asked and what was tried', async () => {
    const questions = ['几天之内可以退款？', '没有用，还是不行', '还是没有解决'];
    const heard = await tell(someone(), ...questions);
    const packet = await center.packet(heard);
    expect(packet).toMatchObject({ reason: 'two-failed-answers', language: 'zh', asked: questions });
    expect(packet?.tried).toMatchObject([{ article: (await center.said(heard))[0]?.sources[0]?.title }]);
    expect(packet?.summary).toContain('退款');
    expect(await handlingOf(heard)).toBe('queued');
  });

  it('by the button brings them too', async () => {
    const who = someone();
    const heard = await tell(who, 'How do I redeem a Steam card? My order is 2026112200017', choose(OPTION.person, 'Talk to a person'));
    const packet = await center.packet(heard);
    expect(packet).toMatchObject({ reason: 'asked-for-person', tried: [{ article: 'How to redeem a Steam card' }] });
    expect(String(packet?.asked)).toContain('Steam');
  });

  it('happens at once on an inbox without an assistant, with what was said elsewhere', async () => {
    const silent = await center.connect(
      'email',
      { address: 'silent@shop.example', smtpHost: '127.0.0.1' },
      { strategy: { assistant: false } },
    );
    const who = `${someone()}@example.com`;
    const from = { from: { type: 'email', value: who, verified: true } };
    const heard = await center.hear(inbox, who, 'How do I redeem a Steam card?', from);
    await center.settle();
    await center.hear(silent, who, 'and by mail', from);
    await center.settle();
    expect(await center.packet(heard)).toMatchObject({ reason: 'assistant-off', asked: ['How do I redeem a Steam card?', 'and by mail'] });
  });

  it('makes the machine silent', async () => {
    const who = someone();
    const heard = await tell(who, '转人工', '几天之内可以退款？');
    expect(await center.said(heard)).toHaveLength(1);
  });

  it('is not needed when a person takes the conversation: the machine is silent from then on', async () => {
    const who = someone();
    const heard = await tell(who, '几天之内可以退款？');
    await center.takeOver(heard);
    await tell(who, 'Steam 卡怎么兑换？', '转人工');
    expect(await center.said(heard)).toHaveLength(1);
    expect((await center.message(heard.messageId)).understanding).not.toBeNull();
  });

  it('does not follow from the label of an option that only sounds like a wish', async () => {
    const who = someone();
    const [article] = await center.knowledge.search('opening hours', 'en', 1);
    const heard = await tell(who, 'hello', choose(`${OPTION.article}${article?.articleId}`, 'How do I talk to a person?'));
    expect((await center.answerTo(heard)).sources).toMatchObject([{ articleId: article?.articleId }]);
    expect(await handlingOf(heard)).toBe('assistant');
  });
});
