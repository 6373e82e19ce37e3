import type { DemoArticle } from './demo-article.ts';

/** The shop, its people and its partners. */
export const SHOP_ARTICLES: readonly DemoArticle[] = [
  {
    slug: 'opening-hours',
    tags: ['hours', '工作时间'],
    texts: {
      zh: {
        title: '客服时间',
        body: `智能助手 **24 小时**在线。人工客服每天 **9:00 至 21:00**(北京时间),周末和节假日照常；除夕到 18:00。
人工不在线时可以留言，我们上班后按先后顺序回复，通常 1 小时内。自动发卡不受客服时间影响。`,
        questions: [
          '人工客服几点上班？',
          '周末有人吗？',
          '晚上能找到客服吗？',
          '你们几点下班？',
          '现在有客服吗？',
          '人工服务时间是什么时候？',
          '春节有没有人值班？',
        ],
      },
      en: {
        title: 'Opening hours',
        body: `The assistant is there **24 hours a day**. People answer every day from **09:00 to 21:00 Beijing time** (UTC+8), also at weekends and on public holidays; until 18:00 on Chinese New Year's Eve.
Outside these hours leave a message; we answer in order when we are back, usually within 1 hour. Automatic delivery does not depend on our hours.`,
        questions: [
          'When are you open?',
          'Are you there at weekends?',
          'What are your business hours?',
          'What time do people answer?',
          'Is support available on Sunday?',
          'Are you open on public holidays?',
          'Until when can I talk to a person?',
        ],
      },
    },
  },
  {
    slug: 'contact',
    tags: ['contact', '联系'],
    texts: {
      zh: {
        title: '联系我们',
        body: `- 网页聊天：每个页面右下角，最快
- 邮箱：help@cardlet.example
- Telegram:@CardletHelp

目前没有电话热线。聊到一半想换个渠道继续也没问题，报上 8 位会话编号，我们就能接着处理。请不要在公开场合贴出卡密。`,
        questions: [
          '怎么联系你们？',
          '有客服电话吗？',
          '你们的邮箱是多少？',
          '客服邮箱是什么？',
          '可以打电话吗？',
          '有 Telegram 吗？',
          '在哪里可以找到你们？',
        ],
      },
      en: {
        title: 'How to contact us',
        body: `- Web chat: bottom right on every page, the fastest way
- Email: help@cardlet.example
- Telegram: @CardletHelp

There is no phone line at present. You can go on by another channel at any time: quote the 8-digit conversation number and we continue where we left off. Please never post a code in public.`,
        questions: [
          'How can I reach you?',
          'Do you have a phone number?',
          'What is your email address?',
          'Can I call you?',
          'Where can I write to you?',
          'Are you on Telegram?',
          'How do I get in touch?',
        ],
      },
    },
  },
  {
    slug: 'languages',
    tags: ['language', '语言'],
    texts: {
      zh: {
        title: '服务语言',
        body: `智能助手和人工客服都使用**中文和英文**。用其他语言写来的消息我们也会看，但只能用英文或中文回复。
网站语言在页面右上角切换。`,
        questions: [
          '有英文客服吗？',
          '怎么把网站切换成英文？',
          '支持哪些语言？',
          '能用英语沟通吗？',
          '怎么切换网站语言？',
          '有没有说粤语的客服？',
        ],
      },
      en: {
        title: 'Languages we speak',
        body: `The assistant and our people speak **English and Chinese**. We read messages in other languages too, but answer in English or Chinese.
Change the language of the site at the top right of the page.`,
        questions: [
          'Do you speak English?',
          'How do I change the site language?',
          'Which languages are supported?',
          'Can I write in Spanish?',
          'Do your people speak Chinese?',
          'Switch the website to English',
        ],
      },
    },
  },
  {
    slug: 'complaints',
    tags: ['complaint', '投诉'],
    texts: {
      zh: {
        title: '投诉与建议',
        body: `让您不满意，我们很抱歉。可以直接在聊天里说明，或写信到 complaints@cardlet.example，附上订单号和经过。
**24 小时内**由主管首次答复，**5 个工作日内**给出处理结果。对结果不认可的，可以要求复核一次，也可以拨打 12315。
欢迎提建议，被采纳的送 500 积分。`,
        questions: [
          '我要投诉',
          '怎么提意见？',
          '对客服处理不满意找谁？',
          '怎么投诉？',
          '对你们的服务不满意',
          '我有建议想说',
          '向谁反映问题？',
        ],
      },
      en: {
        title: 'Complaints and suggestions',
        body: `We are sorry that you are not satisfied. Tell us in the chat, or write to complaints@cardlet.example with the order number and what happened.
A supervisor gives you a first answer **within 24 hours** and a decision **within 5 working days**. If you disagree, you can ask for one review.
Suggestions are welcome; if we take yours up, you get 500 points.`,
        questions: [
          'I want to make a complaint',
          'Where can I leave feedback?',
          'How do I escalate a problem?',
          'I am unhappy with your service',
          'How do I complain?',
          'I have a suggestion',
          'Who is in charge of complaints?',
        ],
      },
    },
  },
  {
    slug: 'bulk-orders',
    tags: ['bulk', '批量', '企业采购'],
    texts: {
      zh: {
        title: '批量与企业采购',
        body: `一次满 **50 张**或 **10,000 元**(1,400 美元)即可享受批量价：满 50 张 98 折，满 200 张 97 折，满 500 张 95 折。
请把品牌、面额、数量和发票要求发到 business@cardlet.example,1 个工作日内报价。支持对公转账和专用发票，卡密以加密表格一次交付。
员工福利、活动奖品、渠道转售都适用。`,
        questions: [
          '公司要买一批卡有折扣吗？',
          '批发价是多少？',
          '可以对公转账吗？',
          '大量购买有优惠吗？',
          '企业采购怎么联系？',
          '员工福利要买几百张卡',
          '做代理拿货价格是多少？',
        ],
      },
      en: {
        title: 'Bulk and business orders',
        body: `From **50 cards** or **¥10,000** (US$1,400) you get bulk prices: 2% off from 50 cards, 3% from 200, 5% from 500.
Write to business@cardlet.example with brand, amount, quantity and what the invoice should say; you get a quote within 1 working day. Bank transfer and special VAT invoices are possible, and the codes come in one encrypted spreadsheet.
Good for staff gifts, prizes and resale.`,
        questions: [
          'Is there a discount for large orders?',
          'We want to buy cards for our company',
          'Do you sell wholesale?',
          'We need many cards for our staff',
          'Can I get a quote?',
          'Discount for hundreds of cards',
          'Can I buy for resale?',
        ],
      },
    },
  },
  {
    slug: 'affiliate',
    tags: ['affiliate', '推广', '返佣'],
    texts: {
      zh: {
        title: '推广返佣',
        body: `任何注册顾客都能加入：在「我的账户 – 推广」里生成专属链接，朋友通过链接首次下单后 30 天内的消费，您得实付金额的 **2%**。
佣金在订单满 7 天未退款后确认，每月 10 日结算，满 100 元（14 美元）可提现到支付宝或 PayPal。自己买、刷单不计佣金。`,
        questions: [
          '推荐朋友有奖励吗？',
          '怎么加入推广？',
          '佣金什么时候结算？',
          '邀请朋友能拿到佣金吗？',
          '返佣比例是多少？',
          '推广链接在哪里？',
          '怎么提现佣金？',
        ],
      },
      en: {
        title: 'Affiliate and referral programme',
        body: `Every registered customer can join: create your link under “My account – Refer”. You receive **2%** of what a friend pays in the first 30 days after ordering through it.
Commission is confirmed once an order is 7 days old and not refunded, and paid on the 10th of each month to Alipay or PayPal, from ¥100 (US$14). Buying from yourself does not count.`,
        questions: [
          'Is there a reward for referring friends?',
          'How do I become an affiliate?',
          'When is commission paid?',
          'Do I earn commission?',
          'Where is my referral link?',
          'How much do I get for inviting friends?',
          'Can I withdraw my commission?',
        ],
      },
    },
  },
  {
    slug: 'api',
    tags: ['api', '接口', '开发者'],
    texts: {
      zh: {
        title: '开放接口（API）',
        body: `给分销商和企业用：通过接口查库存、下单、取卡密、查余额。
在「我的账户 – 开发者」里申请，需要企业认证，审核 2 个工作日。通过后得到密钥和测试环境，每个密钥每分钟最多 **60 次**请求。余额需预存，订单状态可以用 webhook 推送。
文档：docs.cardlet.example，技术问题写信到 api@cardlet.example。`,
        questions: [
          '有 API 可以对接吗？',
          '怎么申请接口密钥？',
          '接口有频率限制吗？',
          '能不能用程序自动下单？',
          '开发文档在哪里？',
          '怎么成为接口客户？',
          '支持 webhook 吗？',
        ],
      },
      en: {
        title: 'API for resellers and developers',
        body: `With the API you check stock, place orders, fetch codes and see your balance.
Apply under “My account – Developer”; your company is verified within 2 working days. You then get a key and a test environment; each key may make **60 requests a minute**. The balance is prepaid, and webhooks report order status.
Documentation: docs.cardlet.example. Technical questions: api@cardlet.example.`,
        questions: [
          'Do you have an API?',
          'How do I get an API key?',
          'What is the rate limit?',
          'Can I order automatically from my system?',
          'Where is the developer documentation?',
          'How many requests can I make?',
          'Integrate with our website',
        ],
      },
    },
  },
];
