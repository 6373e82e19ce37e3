/** The other conversations: a few written by hand, and enough filler to scroll. */
import type { Conversation, Thread } from '@throughline/protocol/resources';
import { addCustomer, HOUR, MINUTE } from './set-up.ts';
import { KIND, uuid } from './ids.ts';
import { tellWang } from './story-wang.ts';
import { iso, type World } from './world.ts';
import { asRead, decide, openConversation, openThread, readUpTo, say, text } from './writer.ts';

const tellAna = (world: World): void => {
  const at = world.now() - 64 * MINUTE;
  addCustomer(world, 2, 'Ana Ruiz', 'en', {
    channels: ['email'],
    identities: [
      {
        id: uuid(KIND.identity, 10),
        customerId: uuid(KIND.customer, 2),
        type: 'email',
        value: 'ana.ruiz@example.org',
        scope: '',
        name: 'Ana Ruiz',
        verified: true,
        channel: 'email',
        firstAt: iso(at),
        lastAt: iso(at),
      },
    ],
  });
  const conversation = openConversation(world, {
    customerId: uuid(KIND.customer, 2),
    subject: 'Invoice for order 1031',
    language: 'en',
    at,
    n: 2,
  });
  const thread = openThread(world, conversation, {
    channel: 'email',
    at,
    address: { type: 'email', value: 'ana.ruiz@example.org', name: 'Ana Ruiz', verified: true },
  });
  say(world, conversation, {
    thread,
    by: 'customer',
    at,
    parts: [
      text('Hello,\n\ncould you send me an invoice for order 1031, made out to Ruiz Design S.L.?\n\nThank you,\nAna', {
        folded: '--\nAna Ruiz\nRuiz Design S.L. · Valencia',
      }),
    ],
    meta: { subject: 'Invoice for order 1031', hasHtml: true, to: ['help@cardlet.example'], cc: ['office@ruiz.example'] },
    understanding: asRead('en', 'invoice', 0.94, 0),
  });
  conversation.handling = 'agent';
  conversation.assignee = { id: world.me.id, name: world.me.name };
  readUpTo(world, conversation, 1);
};

const tellTom = (world: World): void => {
  const at = world.now() - 14 * MINUTE;
  addCustomer(world, 3, 'Tom Becker', 'en', { channels: ['web'] });
  const conversation = openConversation(world, {
    customerId: uuid(KIND.customer, 3),
    subject: 'Code refused twice',
    language: 'en',
    at,
    n: 3,
  });
  const thread = openThread(world, conversation, { channel: 'web', at, address: { type: 'visitor', value: 'v-2291' } });
  say(world, conversation, {
    thread,
    by: 'customer',
    at,
    parts: [text('My code does not work')],
    understanding: asRead('en', 'code/invalid', 0.9, 0.2),
  });
  const answer = say(world, conversation, {
    thread,
    by: 'assistant',
    at: at + 3000,
    parts: [
      text('Please check `O` against `0` and `I` against `1` first. Still refused? Send us the last four characters and a screenshot.', {
        md: true,
      }),
    ],
    sources: [{ articleId: uuid(KIND.article, 5), title: 'The code is refused' }],
    delivery: { state: 'delivered' },
  });
  decide(world, conversation, {
    kind: 'answer',
    at: at + 2900,
    outcome: 'answered',
    reason: 'confident',
    facts: { article: 'The code is refused', confidence: 0.81, threshold: 0.6 },
    message: answer,
  });
  getAngry(world, conversation, thread, at + 2 * MINUTE);
  conversation.handling = 'queued';
  readUpTo(world, conversation, 2);
};

const getAngry = (world: World, conversation: Conversation, thread: Thread, at: number): void => {
  const angry = say(world, conversation, {
    thread,
    by: 'customer',
    at,
    parts: [text('I checked that THREE times. This is ridiculous, I want a person now!')],
    understanding: asRead('en', 'human', 0.97, 0.86),
  });
  decide(world, conversation, {
    kind: 'hand-over',
    at: at + 200,
    outcome: 'handed-over',
    reason: 'angry',
    facts: { anger: 0.86, threshold: 0.7 },
    message: angry,
  });
};

const tellLi = (world: World): void => {
  const at = world.now() - 2 * MINUTE;
  addCustomer(world, 4, '李婷', 'zh', { channels: ['telegram'] });
  const conversation = openConversation(world, { customerId: uuid(KIND.customer, 4), subject: '没有收到卡密', language: 'zh', at, n: 4 });
  const thread = openThread(world, conversation, { channel: 'telegram', at, address: { type: 'telegram', value: '91123' } });
  say(world, conversation, {
    thread,
    by: 'customer',
    at,
    parts: [text('付款十五分钟了，卡密还没到')],
    understanding: asRead('zh', 'delivery/late', 0.9, 0.3),
  });
  say(world, conversation, {
    thread,
    by: 'assistant',
    at: at + 2000,
    parts: [text('付款成功后 1 分钟内自动发货。请问您的订单号是多少？')],
    sources: [{ articleId: uuid(KIND.article, 3), title: '多久能收到卡密' }],
  });
  say(world, conversation, { thread, by: 'customer', at: at + MINUTE, parts: [text('1052')] });
  conversation.handling = 'offered';
  const packet = {
    reason: 'unsure',
    language: 'zh',
    summary: '李婷付款 15 分钟没有收到卡密，订单 1052。',
    asked: ['卡密还没到'],
    tried: [{ text: '付款成功后 1 分钟内自动发货。', article: '多久能收到卡密' }],
    entities: [{ kind: 'order', value: '1052' }],
  };
  conversation.packet = packet;
  readUpTo(world, conversation, 1);
};

/** Puts 李婷's conversation on offer to the signed-in agent, as routing would. */
export const makeOffer = (world: World, seconds = 45): void => {
  const conversation = world.conversations.get(uuid(KIND.conversation, 4));
  if (conversation === undefined) return;
  const { threads: _threads, readSeq: _readSeq, packet, ...summary } = conversation;
  world.offers.push({
    id: uuid(KIND.offer, world.offers.length + 1),
    conversation: summary,
    madeAt: iso(world.now()),
    expiresAt: iso(world.now() + seconds * 1000),
    packet,
    why: { reason: 'least-load', load: 3, capacity: 5, candidates: 2 },
  });
};

const PEOPLE = [
  '陈浩',
  'Lucas Meyer',
  '赵敏',
  'Priya Nair',
  '孙倩',
  'Jonas Weber',
  '吴刚',
  'Emily Clark',
  '郑爽',
  'Hugo Martin',
  '何静',
  'Sara Lind',
];
const ASKED: [language: string, subject: string, words: string][] = [
  ['zh', '发票抬头写错了', '发票抬头可以改吗？公司名称写错了一个字'],
  ['en', 'When does my code arrive?', 'I paid ten minutes ago and there is no code yet'],
  ['zh', '卡密提示无效', '输入卡密提示已被使用'],
  ['en', 'Change my mail address', 'How do I change the mail address of my account?'],
  ['zh', '支付失败但扣款了', '支付宝扣了钱，订单还是未支付'],
  ['en', 'Wrong region', 'The card says US, my account is in Germany. What now?'],
];

const fill = (world: World, index: number): void => {
  const n = 10 + index;
  const name = `${PEOPLE[index % PEOPLE.length]}`;
  const [language, subject, words] = ASKED[index % ASKED.length] ?? ['en', '', ''];
  const channel = (['web', 'email', 'telegram'] as const)[(index * 7) % 3] ?? 'web';
  const at = world.now() - (index + 1) * 47 * MINUTE;
  addCustomer(world, n, name, language, { channels: [channel], lastAt: iso(at), value: index % 9 === 0 ? 'vip' : 'normal' });
  const conversation = openConversation(world, { customerId: uuid(KIND.customer, n), subject, language, at, n });
  const thread = openThread(world, conversation, {
    channel,
    at,
    address: { type: channel === 'email' ? 'email' : 'visitor', value: channel === 'email' ? `p${n}@example.com` : `v-${n}` },
  });
  say(world, conversation, { thread, by: 'customer', at, parts: [text(words)] });
  if (index % 4 !== 1)
    say(world, conversation, {
      thread,
      by: 'assistant',
      at: at + 2000,
      parts: [text(language === 'zh' ? '您好，请问方便提供订单号吗？' : 'Could you tell me the order number?')],
    });
  settle(world, conversation, index);
};

const settle = (world: World, conversation: Conversation, index: number): void => {
  readUpTo(world, conversation, 0);
  if (index % 4 === 1 && index < 24) conversation.handling = 'queued';
  else if (index % 3 === 2) conversation.status = 'resolved';
  if (index === 6) Object.assign(conversation, { status: 'snoozed', snoozedUntil: iso(world.now() + 5 * HOUR) });
  if (index % 5 === 3 && index < 24)
    Object.assign(conversation, { handling: 'agent', assignee: { id: uuid(KIND.agent, 2), name: '林小满' } });
};

export const tellStories = (world: World, filler = 140): void => {
  for (let index = filler - 1; index >= 0; index -= 1) fill(world, index);
  tellAna(world);
  tellTom(world);
  tellLi(world);
  tellWang(world);
};
