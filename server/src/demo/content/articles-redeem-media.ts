import type { DemoArticle } from './demo-article.ts';

/** One guide per brand: app stores, films, phones. */
export const REDEEM_MEDIA_ARTICLES: readonly DemoArticle[] = [
  {
    slug: 'redeem-apple',
    tags: ['apple', '苹果', '兑换'],
    texts: {
      zh: {
        title: 'Apple 礼品卡兑换教程',
        body: `iPhone 或 iPad:打开 App Store → 点右上角头像 →「兑换充值卡或代码」→ 手动输入 16 位代码（以 X 开头）。
Mac:App Store → 左下角姓名 →「兑换礼品卡」。安卓或电脑也可以在 apple.com/redeem 兑换。

可用于 App、游戏内购、iCloud+ 和 Apple Music。账户须与卡片同一地区，双重认证需已开启。`,
        questions: [
          '苹果卡怎么兑换？',
          'App Store 充值卡在哪里输入？',
          'iTunes 卡怎么充到 Apple ID?',
          '怎么给苹果账号充钱？',
          'Apple 卡密怎么使用？',
          'iPhone 上怎么兑换礼品卡？',
        ],
      },
      en: {
        title: 'How to redeem an Apple gift card',
        body: `iPhone or iPad: open the App Store → tap your picture → “Redeem Gift Card or Code” → enter the 16-character code (it starts with X) by hand.
Mac: App Store → your name at the bottom left → “Redeem Gift Card”. On Android or Windows use apple.com/redeem.

It pays for apps, in-app purchases, iCloud+ and Apple Music. The account must be of the same region as the card and have two-factor authentication.`,
        questions: [
          'How do I redeem an iTunes card?',
          'Where do I enter an App Store code?',
          'Add an Apple gift card to my Apple ID',
          'How do I use an Apple gift card?',
          'Add money to my Apple account',
          'Redeem a card on my iPhone or Mac',
        ],
      },
    },
  },
  {
    slug: 'redeem-google',
    tags: ['google', '谷歌', '兑换'],
    texts: {
      zh: {
        title: 'Google Play 礼品卡兑换教程',
        body: `安卓手机：打开 Google Play 商店 → 右上角头像 →「付款和订阅」→「兑换代码」→ 输入 16 位代码。
网页：play.google.com/redeem。

礼品卡的国家须与 Google 付款资料里的国家一致。谷歌可能要求您补充验证，按提示上传即可；提示「需要更多信息」时请先等 24 小时。`,
        questions: [
          '谷歌卡怎么兑换？',
          'Google Play 代码在哪里输？',
          '安卓怎么用礼品卡',
          'Google Play 充值卡怎么用？',
          '兑换谷歌卡要求验证',
          '怎么给谷歌账户充钱？',
        ],
      },
      en: {
        title: 'How to redeem a Google Play card',
        body: `Android: Google Play Store → your picture → “Payments & subscriptions” → “Redeem code” → enter the 16 characters.
In a browser: play.google.com/redeem.

The country of the card must match the country of your Google payments profile. Google may ask for further verification; if it says “more information needed”, please wait 24 hours first.`,
        questions: [
          'How do I redeem a Google Play gift card?',
          'Where do I enter a Play Store code?',
          'Use a gift card on Android',
          'How do I use a Google Play card?',
          'Google asks for more information',
          'Add credit to the Play Store',
        ],
      },
    },
  },
  {
    slug: 'redeem-netflix',
    tags: ['netflix', '奈飞', '兑换'],
    texts: {
      zh: {
        title: 'Netflix 礼品卡兑换教程',
        body: `打开 netflix.com/redeem，输入 11 位代码，登录或新建账号即可。
余额按月抵扣会员费，可以叠加多张。账号所在国家须与卡片一致；通过第三方（如运营商、Apple）付费的账号，要先取消第三方付费才能使用礼品卡。

我们只卖礼品卡，不卖合租车位和成品账号。`,
        questions: [
          '奈飞礼品卡怎么用？',
          'Netflix 怎么用卡续费？',
          '网飞充值',
          'Netflix 礼品卡怎么兑换？',
          '用礼品卡付奈飞会员费',
          '你们卖 Netflix 账号或车位吗？',
        ],
      },
      en: {
        title: 'How to redeem a Netflix gift card',
        body: `Open netflix.com/redeem, enter the 11-digit code, and sign in or create an account.
The balance pays your membership month by month, and several cards add up. The country of the account must match the card. If you pay Netflix through a third party (a carrier or Apple), end that first.

We sell gift cards only, no shared profiles and no ready-made accounts.`,
        questions: [
          'How do I use a Netflix gift card?',
          'Pay Netflix with a card code',
          'Redeem Netflix',
          'Where do I redeem a Netflix card?',
          'Pay for my membership with a gift card',
          'Do you sell Netflix accounts?',
        ],
      },
    },
  },
  {
    slug: 'mobile-top-up',
    tags: ['topup', '话费'],
    texts: {
      zh: {
        title: '手机话费充值',
        body: `支持中国大陆移动、联通、电信号码，面额 30、50、100、200 元，直接充到号码上，没有卡密。
一般 **10 分钟内**到账，月初月末高峰最长 24 小时；超过 24 小时未到，自动全额退款。
请仔细核对号码：充到别人号码上的话费无法追回。携号转网的号码请选现在的运营商。`,
        questions: [
          '话费多久到账？',
          '充错手机号怎么办？',
          '支持哪些运营商？',
          '怎么充话费？',
          '话费充值没到账',
          '手机号输错了',
          '移动、联通、电信都能充吗？',
        ],
      },
      en: {
        title: 'Mobile top-up',
        body: `For mainland China numbers of China Mobile, China Unicom and China Telecom, in ¥30, ¥50, ¥100 and ¥200. It goes straight to the number; there is no code.
It usually arrives **within 10 minutes**, at the start and end of a month within 24 hours at most. If it takes longer than 24 hours, you are refunded in full automatically.
Check the number carefully: credit sent to a wrong number cannot be called back. For ported numbers choose the present carrier.`,
        questions: [
          'How long does a mobile top-up take?',
          'I topped up the wrong number',
          'Which carriers are supported?',
          'How do I top up a phone?',
          'My phone credit has not arrived',
          'I entered a wrong phone number',
          'Do you support China Mobile?',
        ],
      },
    },
  },
];
