import type { IntentModel, LabelCluster } from '@throughline/protocol/intents';
import { KIND, uuid } from '../ids.ts';
import { iso, type World } from '../world.ts';
import { all, type Handlers, paged } from './handler.ts';

type Told = readonly [name: string, zh: string, en: string, examples: readonly string[]];
const INTENTS: readonly Told[] = [
  [
    'code/already-used',
    '卡密显示已使用',
    'Code already used',
    ['卡密提示已被使用了', '兑换时说用过了', 'it says the code has been redeemed'],
  ],
  ['code/invalid', '卡密无效', 'Code does not work', ['卡密不对', '输进去说无效', 'the code is not accepted', 'invalid code']],
  ['delivery/late', '还没收到卡密', 'Code not delivered', ['付了钱卡密还没到', '等了半小时了', 'where is my code']],
  ['human', '转人工', 'A person, please', ['转人工', '我要人工客服', 'agent please', 'can I talk to a human']],
  ['invoice', '开发票', 'Invoice', ['能开发票吗', '我要抬头是公司的发票', 'could you send me an invoice']],
  ['refund/request', '要求退款', 'Refund', ['我要退款', '把钱退给我', 'I want my money back', 'refund please']],
  ['refund/status', '退款进度', 'Refund status', ['退款到哪了', 'when will my refund arrive']],
  ['thanks', '致谢', 'Thanks', ['谢谢', '辛苦了']],
];
const idOf = (at: number): string => uuid(KIND.intent, at + 1);
const intents = (world: World) =>
  INTENTS.map(([name, zh, en, examples], at) => ({
    id: idOf(at),
    name,
    title: { zh, en },
    about: { zh: `客户想办的是“${zh}”。`, en: `The customer wants: ${en.toLowerCase()}.` },
    origin: at < 6 ? ('pack' as const) : ('shop' as const),
    enabled: name !== 'thanks',
    examples: { zh: examples.length * 9, en: at === 6 ? 0 : examples.length * 8, other: 0 },
    updatedAt: iso(world.now() - at * 3_600_000),
  }));

const examples = (world: World, intentId: unknown) =>
  INTENTS.flatMap(([intent, , , texts], at) =>
    texts.map((text, n) => ({
      id: uuid(KIND.intent, 1000 + at * 20 + n),
      intentId: idOf(at),
      intent,
      text,
      locale: /[a-z]/i.test(text) ? 'en' : 'zh',
      origin: (['pack', 'hand', 'label', 'import'] as const)[n % 4],
      messageId: null,
      createdAt: iso(world.now() - n * 7_200_000),
    })),
  ).filter((one) => intentId === undefined || one.intentId === intentId);

const perIntent = INTENTS.map(([intent, , , texts], at) => ({
  intent,
  examples: texts.length * 17,
  precision: 0.97 - at * 0.05,
  recall: 0.95 - at * 0.06,
  f1: 0.96 - at * 0.055,
}));
const figures: NonNullable<IntentModel['figures']> = {
  examples: 2412,
  intents: INTENTS.length,
  folds: 5,
  accuracy: 0.914,
  macroF1: 0.886,
  coverage: 0.931,
  trainMs: 1840,
  bytes: 812_000,
  perIntent,
  confusions: [
    { intent: 'code/already-used', readAs: 'code/invalid', count: 14, texts: ['说用过了，可是我没用', 'it will not take the code'] },
    { intent: 'refund/status', readAs: 'refund/request', count: 9, texts: ['退款呢', 'what about my refund'] },
    { intent: 'delivery/late', readAs: 'none', count: 4, texts: ['还没好？'] },
  ],
};
const model = (world: World, version: number, state: IntentModel['state']): IntentModel => ({
  id: uuid(KIND.intent, 5000 + version),
  version,
  state,
  progress: 1,
  figures: version === 1 ? null : { ...figures, accuracy: 0.9 + version / 100 },
  error: null,
  by: 'agent',
  createdAt: iso(world.now() - (4 - version) * 86_400_000),
  trainedAt: iso(world.now() - (4 - version) * 86_400_000),
  publishedAt: state === 'ready' ? null : iso(world.now() - 86_400_000),
});

const cluster = (world: World, n: number, name: string, texts: readonly string[], guesses: readonly string[]): LabelCluster => ({
  key: uuid(KIND.intent, 7000 + n),
  name,
  size: texts.length,
  guess: guesses[0] === undefined ? null : { intent: guesses[0], probability: 0.41 },
  messages: texts.map((text, at) => ({
    messageId: uuid(KIND.intent, 7100 + n * 20 + at),
    conversationId: uuid(KIND.conversation, 1),
    text,
    language: /[a-z]/i.test(text) ? 'en' : 'zh',
    at: iso(world.now() - at * 600_000),
    guesses: guesses.map((intent, place) => ({ intent, probability: 0.41 - place * 0.13 })),
  })),
});

export const intentHandlers: Handlers = {
  listIntents: (world) => all(intents(world)),
  listIntentExamples: (world, { query }) => paged(examples(world, query['intentId']), query),
  listIntentModels: (world) => all([model(world, 3, 'ready'), model(world, 2, 'live'), model(world, 1, 'retired')]),
  compareIntentModel: () => ({
    live: 2,
    candidate: 3,
    messages: 640,
    changed: 31,
    surerBy: 0.024,
    moves: [
      {
        from: 'none',
        to: 'refund/status',
        count: 12,
        examples: [{ messageId: uuid(KIND.message, 1), conversationId: uuid(KIND.conversation, 1), text: '钱什么时候到账' }],
      },
    ],
  }),
  listLabelClusters: (world) =>
    all([
      cluster(world, 1, '换绑 手机号', ['我想换绑手机号', '手机号换了怎么改绑定', '换个手机号登录行吗'], ['code/invalid', 'delivery/late']),
      cluster(world, 2, 'gift wrap', ['can you gift wrap it', 'is there a gift card envelope'], ['invoice']),
    ]),
  labelMessages: () => ({ added: 1, moved: 0, known: 0 }),
};
