/** An empty world with people, channels, inboxes, articles and macros in it, but no conversation yet. */
import type { StoredCustomer, World } from './world.ts';
import { CHANNELS } from './channels.ts';
import { ARTICLES, MACROS } from './knowledge.ts';
import { KIND, uuid } from './ids.ts';
import { iso } from './world.ts';
import { PERMISSIONS } from '@throughline/protocol/api';

export const HOUR = 3_600_000;
export const MINUTE = 60_000;

const agent = (n: number, name: string, email: string, more: Partial<World['me']> = {}) => ({
  id: uuid(KIND.agent, n),
  name,
  email,
  role: 'agent' as const,
  availability: 'available' as const,
  languages: ['zh', 'en'],
  capacity: 5,
  load: n,
  inboxIds: null,
  online: true,
  ...more,
});

const inbox = (
  n: number,
  kind: string,
  name: string,
  account: string,
  now: number,
  more: Partial<World['inboxes'][number]> = {},
): World['inboxes'][number] => ({
  id: uuid(KIND.inbox, n),
  kind,
  name,
  account,
  enabled: true,
  settings: {},
  secretsSet: [],
  strategy: { assistant: true, tone: 'warm', continueMinutes: 4320 },
  webhookUrl: null,
  playground: true,
  state: { ok: true, detail: '' },
  createdAt: iso(now - 90 * 24 * HOUR),
  ...more,
});

export const addCustomer = (
  world: World,
  n: number,
  name: string,
  language: string,
  more: Partial<StoredCustomer> = {},
): StoredCustomer => {
  const now = world.now();
  const customer: StoredCustomer = {
    id: uuid(KIND.customer, n),
    name,
    language,
    value: 'normal',
    channels: ['web'],
    lastAt: iso(now),
    createdAt: iso(now - 40 * 24 * HOUR),
    remark: '',
    identities: [],
    evidence: [],
    orders: [],
    pages: [],
    ...more,
  };
  world.customers.set(customer.id, customer);
  return customer;
};

const makeInboxes = (now: number): World['inboxes'] => [
  inbox(1, 'web', '点卡小铺 · 网站', 'shop', now, {
    settings: { greetingZh: '您好，这里是点卡小铺。', allowedOrigins: ['http://localhost:4100'] },
    secretsSet: ['identitySecret'],
  }),
  inbox(2, 'email', '点卡小铺 · 客服邮箱', 'help@cardlet.example', now, {
    settings: { address: 'help@cardlet.example', imapHost: 'imap.cardlet.example', imapPort: 993, smtpSecurity: 'tls', dkim: true },
    secretsSet: ['imapPassword'],
  }),
  inbox(3, 'telegram', 'Cardlet bot', '@cardlet_bot', now, {
    settings: { baseUrl: 'http://127.0.0.1:4100/sim/telegram' },
    secretsSet: ['token'],
    webhookUrl: 'https://help.cardlet.example/hooks/telegram/3',
    state: { ok: false, detail: 'Telegram refused the token (401 Unauthorized).' },
  }),
  inbox(4, 'api', 'ERP', 'erp', now, {
    settings: {},
    playground: false,
    strategy: { assistant: false, tone: 'brief', continueMinutes: 0 },
    enabled: false,
  }),
];

const makeTray = (now: number): World['tray'] => [
  {
    id: uuid(KIND.tray, 1),
    kind: 'unparsable',
    inboxId: uuid(KIND.inbox, 2),
    channel: 'email',
    reason: 'mime-too-deep',
    detail: 'The mail nests 41 parts; 20 are read.',
    state: 'waiting',
    conversationId: null,
    messageId: null,
    rawBytes: 48_210,
    createdAt: iso(now - 2 * HOUR),
    settledAt: null,
    raw: 'Received: from mx.example (mx.example [203.0.113.9])\nFrom: "批量" <bulk@example.net>\nSubject: =?utf-8?B?5Y+R56Wo?=\nContent-Type: multipart/mixed; boundary="a1"\n\n--a1\nContent-Type: multipart/mixed; boundary="a2"\n…',
  },
  {
    id: uuid(KIND.tray, 2),
    kind: 'unsent',
    inboxId: uuid(KIND.inbox, 3),
    channel: 'telegram',
    reason: 'blocked',
    detail: 'Forbidden: bot was blocked by the user',
    state: 'waiting',
    conversationId: uuid(KIND.conversation, 1),
    messageId: null,
    rawBytes: 612,
    createdAt: iso(now - 26 * MINUTE),
    settledAt: null,
    raw: '{"chat_id":88021,"text":"您好，退款已经提交…"}',
  },
  {
    id: uuid(KIND.tray, 3),
    kind: 'unplaced',
    inboxId: uuid(KIND.inbox, 4),
    channel: 'api',
    reason: 'unknown-thread',
    detail: 'The thread named by the caller belongs to another inbox.',
    state: 'waiting',
    conversationId: null,
    messageId: null,
    rawBytes: 240,
    createdAt: iso(now - 30 * HOUR),
    settledAt: null,
    raw: '{"id":"erp-991","from":{"type":"user","value":"7731"},"parts":[{"type":"text","text":"发票什么时候寄出？"}]}',
  },
];

const makeAudit = (now: number): World['audit'] =>
  [
    ['林小满', 'inbox.changed', 'Cardlet bot', { fields: ['token'] }],
    ['林小满', 'token.created', 'ERP export', { scopes: ['conversations:read'] }],
    ['周航', 'thread.moved', '#4821 0937', { to: '#1204 8867' }],
    ['周航', 'evidence.withdrawn', '王小明', { kind: 'same-phone', weight: 0.8 }],
    ['system', 'agent.invited', 'mei@cardlet.example', { role: 'agent' }],
  ].map(([actor, act, subject, facts], index) => ({
    id: String(100 - index),
    at: iso(now - (index + 1) * 3.3 * HOUR),
    actor: String(actor),
    act: String(act),
    subject: String(subject),
    facts: facts as Record<string, unknown>,
  }));

export const setUpWorld = (now: () => number): World => {
  const at = now();
  const me = { ...agent(1, '周航', 'hang@cardlet.example', { role: 'admin' }), permissions: [...PERMISSIONS], locale: null, load: 3 };
  return {
    now,
    seq: 1000,
    counter: 100,
    me,
    agents: [
      me,
      agent(2, '林小满', 'man@cardlet.example', { role: 'supervisor', load: 2 }),
      agent(3, 'Maya Fischer', 'maya@cardlet.example', { languages: ['en', 'de'], load: 4 }),
      agent(4, '郭一凡', 'fan@cardlet.example', { online: false, availability: 'away', load: 0 }),
    ].map(
      ({ permissions: _p, locale: _l, ...rest }: World['me'] | (ReturnType<typeof agent> & { permissions?: unknown; locale?: unknown })) =>
        rest,
    ),
    customers: new Map(),
    conversations: new Map(),
    messages: new Map(),
    decisions: new Map(),
    offers: [],
    channels: CHANNELS,
    inboxes: makeInboxes(at),
    articles: ARTICLES(at),
    macros: MACROS,
    tokens: [
      {
        id: uuid(KIND.token, 1),
        name: 'ERP export',
        scopes: ['conversations:read', 'customers:read'],
        createdAt: iso(at - 40 * 24 * HOUR),
        lastUsedAt: iso(at - 5 * MINUTE),
        expiresAt: null,
      },
    ],
    tray: makeTray(at),
    audit: makeAudit(at),
    files: new Map(),
    signedIn: true,
    failing: new Map(),
    listeners: new Set(),
  };
};
