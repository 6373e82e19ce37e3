import type { Article, Macro } from '@throughline/protocol/resources';
import { KIND, uuid } from './ids.ts';

type Both = { zh: [title: string, body: string, ...questions: string[]]; en: [title: string, body: string, ...questions: string[]] };
const texts = ({ zh, en }: Both): Article['texts'] => ({
  zh: { title: zh[0], body: zh[1], questions: zh.slice(2) },
  en: { title: en[0], body: en[1], questions: en.slice(2) },
});

const ROWS: [slug: string, tags: string[], both: Both][] = [
  [
    'refund',
    ['退款'],
    {
      zh: [
        '退款规则',
        '未使用的卡密，自付款起 **7 天内**可以退款。\n\n1. 打开「我的订单」，找到订单。\n2. 点「申请退款」，选原因。\n3. 审核通过后，款项在 **1-3 个工作日**内原路退回。\n\n已经显示过的卡密无法退款，除非卡密本身有问题。',
        '几天之内可以退款？',
        '退款多久到账',
      ],
      en: [
        'Refunds',
        'Codes that were not revealed can be refunded within **7 days** of payment.\n\n1. Open *My orders* and find the order.\n2. Choose *Request a refund*.\n3. The money returns the way it came within **1-3 working days**.',
        'How long do I have to get a refund?',
      ],
    },
  ],
  [
    'wrong-region',
    ['点卡'],
    {
      zh: [
        '点卡地区错误怎么办',
        '点卡只能在购买页标明的地区使用。\n\n- 还没有兑换：按退款规则退款，再买正确地区的卡。\n- 已经兑换失败：把失败截图发给我们，我们核对后补发或退款。',
        '提示地区不支持',
      ],
      en: [
        'Wrong region',
        'A card works only in the region named on its page.\n\n- Not redeemed yet: ask for a refund and buy the right one.\n- Redeeming failed: send us a screenshot.',
      ],
    },
  ],
  [
    'delivery',
    ['发货'],
    {
      zh: [
        '多久能收到卡密',
        '付款成功后 **1 分钟内**自动发货，可在「我的订单」里查看，也会发到您的邮箱。超过 10 分钟没有收到，请联系我们。',
      ],
      en: [
        'When does my code arrive?',
        'Within **one minute** of payment, under *My orders* and by mail. After 10 minutes without a code, write to us.',
      ],
    },
  ],
  [
    'invoice',
    ['发票'],
    {
      zh: ['开发票', '在订单详情点「开具发票」，填写抬头和税号，电子发票会在 **24 小时内**发到您的邮箱。'],
      en: ['Invoices', 'Choose *Invoice* on the order, enter the company name and tax number; it arrives by mail within **24 hours**.'],
    },
  ],
  [
    'code-invalid',
    ['点卡'],
    {
      zh: ['卡密提示无效', '请先核对字母 `O` 和数字 `0`、字母 `I` 和数字 `1`。仍然无效，请把卡密后四位和截图发给我们。'],
      en: [
        'The code is refused',
        'Check `O` against `0` and `I` against `1` first. Still refused? Send us the last four characters and a screenshot.',
      ],
    },
  ],
  [
    'privacy',
    ['账户'],
    {
      zh: ['您的数据', '您可以随时要求导出或删除您的数据。'],
      en: ['Your data', 'You can ask for a copy or the deletion of your data at any time.'],
    },
  ],
];

export const ARTICLES = (now: number): Article[] =>
  ROWS.map(([slug, tags, both], index) => ({
    id: uuid(KIND.article, index + 1),
    slug,
    tags,
    texts: texts(both),
    updatedAt: new Date(now - index * 86_400_000 * 3).toISOString(),
  }));

const macro = (n: number, shortcut: string, title: string, zh: string, en: string): Macro => ({
  id: uuid(KIND.macro, n),
  shortcut,
  title,
  texts: { zh, en },
});
export const MACROS: Macro[] = [
  macro(
    1,
    'hello',
    '问候 / Greeting',
    '您好，我是{{agent}}，很高兴为您服务。请稍等，我看一下您的订单。',
    'Hello, this is {{agent}}. Give me a moment to look at your order.',
  ),
  macro(
    2,
    'refund',
    '退款已提交 / Refund filed',
    '退款已经提交，款项会在 1-3 个工作日内原路退回，请留意。',
    'The refund is filed; the money returns the way it came within 1-3 working days.',
  ),
  macro(
    3,
    'shot',
    '请发截图 / Screenshot please',
    '麻烦您把提示页面截图发过来，我马上核对。',
    'Could you send a screenshot of the message? I will check at once.',
  ),
  macro(
    4,
    'bye',
    '结束 / Goodbye',
    '还有别的问题随时找我们，祝您生活愉快。',
    'Write any time if something else comes up. Have a good day.',
  ),
];
