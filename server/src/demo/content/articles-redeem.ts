import type { DemoArticle } from './demo-article.ts';

/** One guide per brand. */
export const REDEEM_ARTICLES: readonly DemoArticle[] = [
  {
    slug: 'redeem-steam',
    tags: ['steam', '兑换', 'redeem'],
    texts: {
      zh: {
        title: 'Steam 充值卡兑换教程',
        body: `1. 登录 store.steampowered.com 或 Steam 客户端。
2. 点右上角用户名 →「账户明细」→「为您的 Steam 钱包充值」→「兑换 Steam 礼物卡或钱包充值码」。
3. 输入 15 位充值码,点「继续」。

钱包立即到账,并按您账户的货币换算。充值码只能充钱包,不能当作游戏激活码(游戏激活码在「添加游戏」里输入)。`,
        questions: ['Steam 卡怎么用?', 'Steam 钱包码在哪输入?', 'steam 怎么充值'],
      },
      en: {
        title: 'How to redeem a Steam card',
        body: `1. Sign in at store.steampowered.com or in the Steam app.
2. Click your name at the top right → “Account details” → “Add funds to your Steam Wallet” → “Redeem a Steam Gift Card or Wallet Code”.
3. Enter the 15-character code and click “Continue”.

The wallet is credited at once, converted to the currency of your account. Wallet codes are not game keys (those go under “Add a Game”).`,
        questions: ['Where do I enter a Steam code?', 'How do I add funds to Steam?', 'Steam wallet code instructions'],
      },
    },
  },
  {
    slug: 'redeem-razer',
    tags: ['razer', '雷蛇', '兑换'],
    texts: {
      zh: {
        title: 'Razer Gold(雷蛇币)充值教程',
        body: `1. 登录 gold.razer.com,没有账号先注册 Razer ID。
2. 点「充值 / Reload」,选择「Razer Gold PIN」。
3. 输入序列号和 14 位 PIN 码,确认。

余额立即到账,可在支持 Razer Gold 的游戏里付款。卡片地区与 Razer 账户地区须一致。`,
        questions: ['雷蛇卡怎么充?', 'Razer Gold PIN 码怎么用?', '雷蛇币充值步骤'],
      },
      en: {
        title: 'How to redeem Razer Gold',
        body: `1. Sign in at gold.razer.com (create a Razer ID first if you have none).
2. Choose “Reload”, then “Razer Gold PIN”.
3. Enter the serial number and the 14-digit PIN, and confirm.

The balance is there at once and pays in any game that supports Razer Gold. The region of the card must match your Razer account.`,
        questions: ['How do I use a Razer Gold PIN?', 'Reload Razer Gold', 'Where do I enter the Razer serial number?'],
      },
    },
  },
  {
    slug: 'redeem-apple',
    tags: ['apple', '苹果', '兑换'],
    texts: {
      zh: {
        title: 'Apple 礼品卡兑换教程',
        body: `iPhone 或 iPad:打开 App Store → 点右上角头像 →「兑换充值卡或代码」→ 手动输入 16 位代码(以 X 开头)。
Mac:App Store → 左下角姓名 →「兑换礼品卡」。安卓或电脑也可以在 apple.com/redeem 兑换。

可用于 App、游戏内购、iCloud+ 和 Apple Music。账户须与卡片同一地区,双重认证需已开启。`,
        questions: ['苹果卡怎么兑换?', 'App Store 充值卡在哪里输入?', 'iTunes 卡怎么充到 Apple ID?'],
      },
      en: {
        title: 'How to redeem an Apple gift card',
        body: `iPhone or iPad: open the App Store → tap your picture → “Redeem Gift Card or Code” → enter the 16-character code (it starts with X) by hand.
Mac: App Store → your name at the bottom left → “Redeem Gift Card”. On Android or Windows use apple.com/redeem.

It pays for apps, in-app purchases, iCloud+ and Apple Music. The account must be of the same region as the card and have two-factor authentication.`,
        questions: ['How do I redeem an iTunes card?', 'Where do I enter an App Store code?', 'Add an Apple gift card to my Apple ID'],
      },
    },
  },
  {
    slug: 'redeem-playstation',
    tags: ['playstation', 'psn', '兑换'],
    texts: {
      zh: {
        title: 'PlayStation(PSN)充值卡兑换教程',
        body: `主机:PlayStation Store → 右上角「…」→「兑换代码」→ 输入 12 位代码。
网页或手机:登录 store.playstation.com → 头像 →「兑换代码」。

余额进入 PSN 钱包,可买游戏或 PS Plus 会员。港服卡只能充港服账号,其他地区同理。`,
        questions: ['PSN 卡怎么充?', 'PS5 在哪里输入充值码?', '港服点卡兑换方法'],
      },
      en: {
        title: 'How to redeem a PlayStation (PSN) card',
        body: `On the console: PlayStation Store → “…” at the top right → “Redeem code” → enter the 12 characters.
In a browser or on the phone: sign in at store.playstation.com → your picture → “Redeem code”.

The money goes to your PSN wallet, for games or PS Plus. A Hong Kong card works only with a Hong Kong account, and so on.`,
        questions: ['How do I redeem a PSN code?', 'Where do I enter a code on PS5?', 'Add money to my PlayStation wallet'],
      },
    },
  },
  {
    slug: 'redeem-nintendo',
    tags: ['nintendo', '任天堂', '兑换'],
    texts: {
      zh: {
        title: '任天堂 eShop 点卡兑换教程',
        body: `Switch 主机:打开 Nintendo eShop → 选择账号 → 右上角头像 →「兑换代码」→ 输入 16 位代码。
网页:登录 ec.nintendo.com/redeem。

代码里没有字母 O 和 I,看到的都是数字 0 和 1。余额只能在同一地区的 eShop 使用,一个账号的余额上限是 2,000 港币 / 200 美元 / 30,000 日元。`,
        questions: ['Switch 点卡怎么用?', 'eShop 兑换码在哪输入?', '任天堂卡充值步骤'],
      },
      en: {
        title: 'How to redeem a Nintendo eShop card',
        body: `On the Switch: Nintendo eShop → choose your user → picture at the top right → “Enter Code” → type the 16 characters.
In a browser: sign in at ec.nintendo.com/redeem.

The code has no letters O and I: they are the digits 0 and 1. The balance works only in the eShop of the same region and is limited to US$200 / HK$2,000 / ¥30,000 (JPY) per account.`,
        questions: ['How do I use an eShop card?', 'Where do I enter the code on my Switch?', 'Redeem a Nintendo code'],
      },
    },
  },
  {
    slug: 'redeem-google',
    tags: ['google', '谷歌', '兑换'],
    texts: {
      zh: {
        title: 'Google Play 礼品卡兑换教程',
        body: `安卓手机:打开 Google Play 商店 → 右上角头像 →「付款和订阅」→「兑换代码」→ 输入 16 位代码。
网页:play.google.com/redeem。

礼品卡的国家须与 Google 付款资料里的国家一致。谷歌可能要求您补充验证,按提示上传即可;提示「需要更多信息」时请先等 24 小时。`,
        questions: ['谷歌卡怎么兑换?', 'Google Play 代码在哪里输?', '安卓怎么用礼品卡'],
      },
      en: {
        title: 'How to redeem a Google Play card',
        body: `Android: Google Play Store → your picture → “Payments & subscriptions” → “Redeem code” → enter the 16 characters.
In a browser: play.google.com/redeem.

The country of the card must match the country of your Google payments profile. Google may ask for further verification; if it says “more information needed”, please wait 24 hours first.`,
        questions: ['How do I redeem a Google Play gift card?', 'Where do I enter a Play Store code?', 'Use a gift card on Android'],
      },
    },
  },
  {
    slug: 'redeem-netflix',
    tags: ['netflix', '奈飞', '兑换'],
    texts: {
      zh: {
        title: 'Netflix 礼品卡兑换教程',
        body: `打开 netflix.com/redeem,输入 11 位代码,登录或新建账号即可。
余额按月抵扣会员费,可以叠加多张。账号所在国家须与卡片一致;通过第三方(如运营商、Apple)付费的账号,要先取消第三方付费才能使用礼品卡。

我们只卖礼品卡,不卖合租车位和成品账号。`,
        questions: ['奈飞礼品卡怎么用?', 'Netflix 怎么用卡续费?', '网飞充值'],
      },
      en: {
        title: 'How to redeem a Netflix gift card',
        body: `Open netflix.com/redeem, enter the 11-digit code, and sign in or create an account.
The balance pays your membership month by month, and several cards add up. The country of the account must match the card. If you pay Netflix through a third party (a carrier or Apple), end that first.

We sell gift cards only, no shared profiles and no ready-made accounts.`,
        questions: ['How do I use a Netflix gift card?', 'Pay Netflix with a card code', 'Redeem Netflix'],
      },
    },
  },
  {
    slug: 'redeem-roblox',
    tags: ['roblox', 'robux', '兑换'],
    texts: {
      zh: {
        title: 'Roblox 礼品卡兑换教程',
        body: `在浏览器打开 roblox.com/redeem(App 里不能兑换),登录后输入代码,点「兑换」。
兑换后得到的是账户余额,再在「购买 Robux」页面用余额购买 Robux 或 Premium。
请先确认登录的是自己的账号:兑换后不能转到别的账号。`,
        questions: ['罗布乐思卡怎么用?', '怎么用礼品卡买 Robux?', 'Roblox 代码在哪里输入?'],
      },
      en: {
        title: 'How to redeem a Roblox gift card',
        body: `Open roblox.com/redeem in a browser (it does not work in the app), sign in, enter the code and choose “Redeem”.
The money becomes account credit; then use it on the “Buy Robux” page for Robux or Premium.
Make sure that you are signed in to your own account: credit cannot be moved to another one.`,
        questions: ['How do I get Robux with a gift card?', 'Where do I enter a Roblox code?', 'Redeem Roblox card'],
      },
    },
  },
  {
    slug: 'mobile-top-up',
    tags: ['topup', '话费'],
    texts: {
      zh: {
        title: '手机话费充值',
        body: `支持中国大陆移动、联通、电信号码,面额 30、50、100、200 元,直接充到号码上,没有卡密。
一般 **10 分钟内**到账,月初月末高峰最长 24 小时;超过 24 小时未到,自动全额退款。
请仔细核对号码:充到别人号码上的话费无法追回。携号转网的号码请选现在的运营商。`,
        questions: ['话费多久到账?', '充错手机号怎么办?', '支持哪些运营商?'],
      },
      en: {
        title: 'Mobile top-up',
        body: `For mainland China numbers of China Mobile, China Unicom and China Telecom, in ¥30, ¥50, ¥100 and ¥200. It goes straight to the number; there is no code.
It usually arrives **within 10 minutes**, at the start and end of a month within 24 hours at most. If it takes longer than 24 hours, you are refunded in full automatically.
Check the number carefully: credit sent to a wrong number cannot be called back. For ported numbers choose the present carrier.`,
        questions: ['How long does a mobile top-up take?', 'I topped up the wrong number', 'Which carriers are supported?'],
      },
    },
  },
];
