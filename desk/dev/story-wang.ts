/** The main story: one refund over web, mail and Telegram, with every kind of stop the stream can show. */
import type { Conversation, Thread } from '@throughline/protocol/resources';
import { addCustomer, HOUR, MINUTE } from './set-up.ts';
import { KIND, uuid } from './ids.ts';
import { iso, type StoredCustomer, type World } from './world.ts';
import { asRead, decide, openConversation, openThread, readUpTo, say, text } from './writer.ts';

type Found = Omit<StoredCustomer, 'id' | 'name' | 'language' | 'lastAt' | 'createdAt'>;

const identitiesOfWang = (at: number): Pick<Found, 'identities' | 'evidence'> => {
  const identity = (n: number, type: string, value: string, channel: string, verified: boolean) => ({
    id: uuid(KIND.identity, n),
    customerId: uuid(KIND.customer, 1),
    type,
    value,
    scope: '',
    name: '王小明',
    verified,
    channel,
    firstAt: iso(at - 30 * 24 * HOUR),
    lastAt: iso(at),
  });
  const evidence = (n: number, kind: string, weight: number, pair: [number, number], facts: Record<string, unknown>) => ({
    id: uuid(KIND.evidence, n),
    kind,
    weight,
    identityIds: [uuid(KIND.identity, pair[0]), uuid(KIND.identity, pair[1])] as [string, string],
    by: 'system',
    facts,
    at: iso(at - 5 * HOUR),
    withdrawnAt: null,
  });
  return {
    identities: [
      identity(1, 'user', 'wang1989', 'web', true),
      identity(2, 'email', 'xm.wang@example.com', 'email', true),
      identity(3, 'telegram', '88021', 'telegram', false),
    ],
    evidence: [
      evidence(1, 'signed-login', 1, [1, 2], { email: 'xm.wang@example.com' }),
      evidence(2, 'quoted-reference', 0.4, [2, 3], { reference: '48210937' }),
    ],
  };
};

const addWang = (world: World, at: number): void => {
  const order = (number: string, status: string, zh: string, en: string, amount: number, currency: string, hours: number) => ({
    number,
    status,
    product: { zh, en },
    quantity: 1,
    amount,
    currency,
    placedAt: iso(at - hours * HOUR),
  });
  addCustomer(world, 1, '王小明', 'zh', {
    value: 'vip',
    channels: ['web', 'email', 'telegram'],
    remark: '常买雷蛇点卡，喜欢邮件联系。',
    ...identitiesOfWang(at),
    orders: [
      order('1024', 'delivered', '雷蛇金点卡 50 美元（美区）', 'Razer Gold $50 (US)', 36_500, 'CNY', 20),
      order('0987', 'refunded', 'Steam 充值卡 100 元', 'Steam wallet ¥100', 10_000, 'CNY', 400),
    ],
    pages: [
      ['/products/razer-gold-us', '雷蛇金点卡（美区）'],
      ['/help/refund', '退款规则'],
      ['/orders/1024', '订单 1024'],
    ].map(([url, title], index) => ({
      url: `https://cardlet.example${url}`,
      title: title ?? '',
      at: iso(at - 5 * HOUR - index * 4 * MINUTE),
    })),
  });
};

const webPart = (world: World, conversation: Conversation, web: Thread, t0: number): void => {
  const first = say(world, conversation, {
    thread: web,
    by: 'customer',
    at: t0,
    parts: [text('几天之内可以退？我买的点卡地区好像不对')],
    understanding: asRead('zh', 'refund/request', 0.91, 0.1),
  });
  decide(world, conversation, {
    kind: 'place',
    at: t0 + 10,
    outcome: 'opened',
    reason: 'no-open-conversation',
    facts: { customer: '王小明', channel: 'web' },
    message: first,
  });
  const answer = say(world, conversation, {
    thread: web,
    by: 'assistant',
    at: t0 + 2000,
    parts: [
      text('未使用的卡密，自付款起 **7 天内**可以退款，款项在 1-3 个工作日内原路退回。\n\n如果已经兑换失败，请把提示页面截图发给我们。', {
        md: true,
      }),
      {
        type: 'options',
        prompt: '还需要我做什么？',
        items: [
          { id: 'ok', label: '明白了' },
          { id: 'refund', label: '申请退款' },
          { id: 'human', label: '转人工' },
        ],
      },
    ],
    sources: [{ articleId: uuid(KIND.article, 1), title: '退款规则' }],
  });
  decide(world, conversation, {
    kind: 'answer',
    at: t0 + 1900,
    outcome: 'answered',
    reason: 'confident',
    facts: { article: '退款规则', confidence: 0.92, threshold: 0.6, language: 'zh' },
    message: answer,
  });
};

const webHandover = (world: World, conversation: Conversation, web: Thread, t0: number): void => {
  const asked = say(world, conversation, {
    thread: web,
    by: 'customer',
    at: t0 + 3 * MINUTE,
    parts: [{ type: 'choice', optionId: 'human', label: '转人工' }],
  });
  decide(world, conversation, {
    kind: 'hand-over',
    at: t0 + 3 * MINUTE + 100,
    outcome: 'handed-over',
    reason: 'asked-for-person',
    facts: { words: '转人工' },
    message: asked,
  });
  decide(world, conversation, {
    kind: 'route',
    at: t0 + 3 * MINUTE + 400,
    outcome: 'offered',
    reason: 'least-load',
    facts: { agent: '周航', load: 2, capacity: 5, candidates: 3 },
  });
  decide(world, conversation, {
    kind: 'route',
    at: t0 + 4 * MINUTE,
    outcome: 'accepted',
    reason: 'accepted',
    facts: { agent: '周航', afterSeconds: 21 },
  });
  say(world, conversation, {
    thread: web,
    by: 'agent',
    agentId: world.me.id,
    name: '周航',
    at: t0 + 5 * MINUTE,
    parts: [text('王先生您好，我是周航。订单 1024 的卡密还没有兑换，可以退。麻烦您把提示页面截图发过来，我马上核对。')],
    delivery: { state: 'read' },
  });
};

const mailPart = (world: World, conversation: Conversation, mail: Thread, t1: number): void => {
  const shot = uuid(KIND.file, 1);
  const first = say(world, conversation, {
    thread: mail,
    by: 'customer',
    at: t1,
    parts: [
      text('刚才网页关掉了，截图在附件里，订单 1024。', {
        folded:
          '在 2026-11-22 14:07，周航 <help@cardlet.example> 写道：\n> 王先生您好，我是周航。订单 1024 的卡密还没有兑换，可以退。\n> 麻烦您把提示页面截图发过来，我马上核对。\n\n发自我的 iPhone',
      }),
      { type: 'media', kind: 'image', ref: { fileId: shot }, mime: 'image/svg+xml', name: '截图.png', bytes: 84_210 },
      { type: 'media', kind: 'file', ref: { fileId: uuid(KIND.file, 2) }, mime: 'application/pdf', name: '付款凭证.pdf', bytes: 231_004 },
    ],
    meta: { subject: 'Re: 退款 · 点卡地区错误 [#4821 0937]', to: ['help@cardlet.example'], hasHtml: true },
    understanding: asRead('zh', 'refund/request', 0.88, 0.2),
  });
  decide(world, conversation, {
    kind: 'place',
    at: t1 + 5,
    outcome: 'continued',
    reason: 'mail-token',
    facts: { token: 'plus-address', channel: 'email', verified: true },
    message: first,
  });
  say(world, conversation, {
    by: 'agent',
    internal: true,
    agentId: uuid(KIND.agent, 2),
    name: '林小满',
    at: t1 + 6 * MINUTE,
    parts: [text('截图是美区码在港区兑换，符合规则，可以直接退。')],
  });
  say(world, conversation, {
    thread: mail,
    by: 'agent',
    agentId: world.me.id,
    name: '周航',
    at: t1 + 9 * MINUTE,
    parts: [text('截图收到，确认是地区不符。退款 ¥365.00 已经提交，1-3 个工作日内原路退回。')],
    delivery: { state: 'maybe-sent', attempts: 1 },
    meta: { subject: 'Re: 退款 · 点卡地区错误 [#4821 0937]', cc: ['finance@example.com'] },
  });
};

const telegramPart = (world: World, conversation: Conversation, telegram: Thread, t2: number): void => {
  const first = say(world, conversation, {
    thread: telegram,
    by: 'customer',
    at: t2,
    parts: [text('#4821 0937 退款到哪一步了？')],
    understanding: asRead('zh', 'refund/status', 0.83, 0.45),
  });
  decide(world, conversation, {
    kind: 'place',
    at: t2 + 5,
    outcome: 'continued',
    reason: 'quoted-reference',
    facts: { reference: '48210937', channel: 'telegram', verified: false },
    message: first,
  });
  decide(world, conversation, {
    kind: 'disclose',
    at: t2 + 6,
    outcome: 'withheld',
    reason: 'unverified-thread',
    facts: { channel: 'telegram' },
    message: first,
  });
  say(world, conversation, {
    thread: telegram,
    by: 'agent',
    agentId: world.me.id,
    name: '周航',
    at: t2 + 2 * MINUTE,
    parts: [text('您好，为了保护您的信息，请先告诉我下单时用的邮箱。')],
    delivery: { state: 'failed', attempts: 3, error: { class: 'blocked', detail: 'Forbidden: bot was blocked by the user' } },
  });
  say(world, conversation, {
    thread: telegram,
    by: 'customer',
    at: t2 + 4 * MINUTE,
    parts: [text('xm.wang@example.com，还能退款吗？')],
    understanding: asRead('zh', 'refund/request', 0.9, 0.6),
  });
};

export const tellWang = (world: World): Conversation => {
  const now = world.now();
  const t0 = now - 5 * HOUR;
  addWang(world, now);
  const conversation = openConversation(world, {
    customerId: uuid(KIND.customer, 1),
    subject: '退款 · 点卡地区错误',
    language: 'zh',
    at: t0,
    n: 1,
  });
  conversation.reference = '48210937';
  const web = openThread(world, conversation, { channel: 'web', at: t0, address: { type: 'user', value: 'wang1989', verified: true } });
  webPart(world, conversation, web, t0);
  webHandover(world, conversation, web, t0);
  const mail = openThread(world, conversation, {
    channel: 'email',
    at: t0 + 2.3 * HOUR,
    address: { type: 'email', value: 'xm.wang@example.com', verified: true },
    joinedBy: 'token',
  });
  mailPart(world, conversation, mail, t0 + 2.3 * HOUR);
  const telegram = openThread(world, conversation, {
    channel: 'telegram',
    at: now - 9 * MINUTE,
    address: { type: 'telegram', value: '88021', name: 'xiaoming' },
    joinedBy: 'reference',
    verified: false,
  });
  telegramPart(world, conversation, telegram, now - 7 * MINUTE);
  conversation.handling = 'agent';
  conversation.assignee = { id: world.me.id, name: world.me.name };
  conversation.packet = {
    reason: 'asked-for-person',
    language: 'zh',
    summary: '王小明买了美区雷蛇点卡，提示地区不符，想退款。',
    asked: ['几天之内可以退？'],
    tried: [{ text: '未使用的卡密，自付款起 7 天内可以退款。', article: '退款规则' }],
    entities: [
      { kind: 'order', value: '1024' },
      { kind: 'email', value: 'xm.wang@example.com' },
    ],
  };
  readUpTo(world, conversation, 1);
  return conversation;
};
