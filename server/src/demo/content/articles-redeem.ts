import type { DemoArticle } from './demo-article.ts';

/** One guide per brand: games. */
export const REDEEM_ARTICLES: readonly DemoArticle[] = [
  {
    slug: 'redeem-steam',
    tags: ['steam', '兑换', 'redeem'],
    texts: {
      zh: {
        title: 'Steam 充值卡兑换教程',
        body: `1. 登录 store.steampowered.com 或 Steam 客户端。
2. 点右上角用户名 →「账户明细」→「为您的 Steam 钱包充值」→「兑换 Steam 礼物卡或钱包充值码」。
3. 输入 15 位充值码，点「继续」。

钱包立即到账，并按您账户的货币换算。充值码只能充钱包，不能当作游戏激活码（游戏激活码在「添加游戏」里输入）。`,
        questions: [
          'Steam 卡怎么用？',
          'Steam 钱包码在哪输入？',
          'steam 怎么充值',
          'Steam 充值码怎么兑换？',
          '钱包码怎么激活？',
          'Steam 余额怎么充？',
        ],
      },
      en: {
        title: 'How to redeem a Steam card',
        body: `1. Sign in at store.steampowered.com or in the Steam app.
2. Click your name at the top right → “Account details” → “Add funds to your Steam Wallet” → “Redeem a Steam Gift Card or Wallet Code”.
3. Enter the 15-character code and click “Continue”.

The wallet is credited at once, converted to the currency of your account. Wallet codes are not game keys (those go under “Add a Game”).`,
        questions: [
          'Where do I enter a Steam code?',
          'How do I add funds to Steam?',
          'Steam wallet code instructions',
          'How do I use a Steam gift card?',
          'Activate a Steam wallet code',
          'Put money on my Steam account',
        ],
      },
    },
  },
  {
    slug: 'redeem-razer',
    tags: ['razer', '雷蛇', '兑换'],
    texts: {
      zh: {
        title: 'Razer Gold(雷蛇币)充值教程',
        body: `1. 登录 gold.razer.com，没有账号先注册 Razer ID。
2. 点「充值 / Reload」，选择「Razer Gold PIN」。
3. 输入序列号和 14 位 PIN 码，确认。

余额立即到账，可在支持 Razer Gold 的游戏里付款。卡片地区与 Razer 账户地区须一致。`,
        questions: [
          '雷蛇卡怎么充？',
          'Razer Gold PIN 码怎么用？',
          '雷蛇币充值步骤',
          '雷蛇金币怎么兑换？',
          'Razer 卡在哪里激活？',
          '怎么给 Razer 账户充钱？',
        ],
      },
      en: {
        title: 'How to redeem Razer Gold',
        body: `1. Sign in at gold.razer.com (create a Razer ID first if you have none).
2. Choose “Reload”, then “Razer Gold PIN”.
3. Enter the serial number and the 14-digit PIN, and confirm.

The balance is there at once and pays in any game that supports Razer Gold. The region of the card must match your Razer account.`,
        questions: [
          'How do I use a Razer Gold PIN?',
          'Reload Razer Gold',
          'Where do I enter the Razer serial number?',
          'How do I redeem Razer Gold?',
          'Add Razer Gold to my account',
          'What do I do with a Razer PIN?',
        ],
      },
    },
  },
  {
    slug: 'redeem-playstation',
    tags: ['playstation', 'psn', '兑换'],
    texts: {
      zh: {
        title: 'PlayStation(PSN)充值卡兑换教程',
        body: `主机：PlayStation Store → 右上角「…」→「兑换代码」→ 输入 12 位代码。
网页或手机：登录 store.playstation.com → 头像 →「兑换代码」。

余额进入 PSN 钱包，可买游戏或 PS Plus 会员。港服卡只能充港服账号，其他地区同理。`,
        questions: [
          'PSN 卡怎么充？',
          'PS5 在哪里输入充值码？',
          '港服点卡兑换方法',
          'PS 卡怎么兑换？',
          '怎么给 PSN 钱包充钱？',
          'PS4 怎么用充值卡？',
        ],
      },
      en: {
        title: 'How to redeem a PlayStation (PSN) card',
        body: `On the console: PlayStation Store → “…” at the top right → “Redeem code” → enter the 12 characters.
In a browser or on the phone: sign in at store.playstation.com → your picture → “Redeem code”.

The money goes to your PSN wallet, for games or PS Plus. A Hong Kong card works only with a Hong Kong account, and so on.`,
        questions: [
          'How do I redeem a PSN code?',
          'Where do I enter a code on PS5?',
          'Add money to my PlayStation wallet',
          'How do I use a PlayStation card?',
          'Top up my PSN account',
          'PS Plus with a gift card',
        ],
      },
    },
  },
  {
    slug: 'redeem-nintendo',
    tags: ['nintendo', '任天堂', '兑换'],
    texts: {
      zh: {
        title: '任天堂 eShop 点卡兑换教程',
        body: `Switch 主机：打开 Nintendo eShop → 选择账号 → 右上角头像 →「兑换代码」→ 输入 16 位代码。
网页：登录 ec.nintendo.com/redeem。

代码里没有字母 O 和 I，看到的都是数字 0 和 1。余额只能在同一地区的 eShop 使用，一个账号的余额上限是 2,000 港币 / 200 美元 / 30,000 日元。`,
        questions: [
          'Switch 点卡怎么用？',
          'eShop 兑换码在哪输入？',
          '任天堂卡充值步骤',
          '任天堂点卡怎么兑换？',
          '怎么给 eShop 充钱？',
          '代码里是 0 还是 O?',
        ],
      },
      en: {
        title: 'How to redeem a Nintendo eShop card',
        body: `On the Switch: Nintendo eShop → choose your user → picture at the top right → “Enter Code” → type the 16 characters.
In a browser: sign in at ec.nintendo.com/redeem.

The code has no letters O and I: they are the digits 0 and 1. The balance works only in the eShop of the same region and is limited to US$200 / HK$2,000 / ¥30,000 (JPY) per account.`,
        questions: [
          'How do I use an eShop card?',
          'Where do I enter the code on my Switch?',
          'Redeem a Nintendo code',
          'How do I redeem a Switch card?',
          'Add funds to the eShop',
          'Is it the letter O or a zero?',
        ],
      },
    },
  },
  {
    slug: 'redeem-roblox',
    tags: ['roblox', 'robux', '兑换'],
    texts: {
      zh: {
        title: 'Roblox 礼品卡兑换教程',
        body: `在浏览器打开 roblox.com/redeem(App 里不能兑换),登录后输入代码，点「兑换」。
兑换后得到的是账户余额，再在「购买 Robux」页面用余额购买 Robux 或 Premium。
请先确认登录的是自己的账号：兑换后不能转到别的账号。`,
        questions: [
          '罗布乐思卡怎么用？',
          '怎么用礼品卡买 Robux?',
          'Roblox 代码在哪里输入？',
          'Roblox 礼品卡怎么兑换？',
          '怎么换成 Robux?',
          'App 里为什么不能兑换？',
        ],
      },
      en: {
        title: 'How to redeem a Roblox gift card',
        body: `Open roblox.com/redeem in a browser (it does not work in the app), sign in, enter the code and choose “Redeem”.
The money becomes account credit; then use it on the “Buy Robux” page for Robux or Premium.
Make sure that you are signed in to your own account: credit cannot be moved to another one.`,
        questions: [
          'How do I get Robux with a gift card?',
          'Where do I enter a Roblox code?',
          'Redeem Roblox card',
          'How do I redeem a Roblox card?',
          'Turn a gift card into Robux',
          'Why can I not redeem in the app?',
        ],
      },
    },
  },
];
