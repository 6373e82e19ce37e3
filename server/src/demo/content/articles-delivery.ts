import type { DemoArticle } from './demo-article.ts';

/** From payment to a code that works. */
export const DELIVERY_ARTICLES: readonly DemoArticle[] = [
  {
    slug: 'delivery-time',
    tags: ['delivery', '发货', '到账'],
    texts: {
      zh: {
        title: '卡密多久发货',
        body: `付款成功后系统自动发卡，多数订单 1 分钟内、最迟 **5 分钟内**送达，全天 24 小时不停。
卡密会同时发到您下单时填写的邮箱，并显示在「我的订单」里。
需要安全审核的订单最长 30 分钟；手机话费直充一般 10 分钟内到账。`,
        questions: [
          '付款后多久能收到卡密？',
          '是自动发货吗？',
          '半夜下单也能马上发卡吗？',
          '大概几分钟发卡？',
          '下单后马上就能拿到吗？',
          '发货速度快不快？',
          '节假日也自动发货吗？',
        ],
      },
      en: {
        title: 'How fast codes are delivered',
        body: `Codes are sent automatically once your payment has gone through: usually within 1 minute, at the latest **within 5 minutes**, day and night.
You get the code by email at the address you gave, and you can see it under “My orders”.
Orders picked for a security check can take up to 30 minutes; mobile top-ups usually arrive within 10 minutes.`,
        questions: [
          'How long does delivery take?',
          'Is delivery automatic?',
          'Will I get my code right away at night?',
          'When will I receive my code?',
          'Do you deliver instantly?',
          'How soon after payment is the code sent?',
          'Is there a delay in delivery on holidays?',
        ],
      },
    },
  },
  {
    slug: 'code-not-received',
    tags: ['delivery', '没收到', '邮件'],
    texts: {
      zh: {
        title: '付款了但没收到卡密',
        body: `超过 5 分钟还没收到，请按顺序检查：
1. 登录后打开「我的订单」，卡密会直接显示在订单里；未注册的顾客用订单号加邮箱即可查询。
2. 看看垃圾邮件和广告邮件，发件人是 no-reply@cardlet.example。
3. 核对下单邮箱有没有写错。
4. 订单若显示「审核中」，最长需要 30 分钟。

以上都没有的话，把订单号（CL- 开头）发给我们，我们会重新发送。`,
        questions: [
          '钱扣了卡密没到怎么办？',
          '没有收到卡密邮件',
          '等了很久还没发卡',
          '已经付款但没有看到卡密',
          '卡密没到',
          '订单完成了却没收到邮件',
          '在哪里可以看到我的卡密？',
          '能把卡密重新发一遍吗？',
        ],
      },
      en: {
        title: 'I paid but did not receive my code',
        body: `If more than 5 minutes have passed, please check in this order:
1. Open “My orders” after signing in; the code is shown there. Bought as a guest? Look the order up with its number and your email.
2. Look in spam and promotions for mail from no-reply@cardlet.example.
3. Check the email address on the order for typing mistakes.
4. If the order says “Under review”, it can take up to 30 minutes.

Still nothing? Send us the order number (it starts with CL-) and we will send the code again.`,
        questions: [
          'Where is my code?',
          'I never got the email with the code',
          'Money taken but no code arrived',
          'My order was paid but nothing arrived',
          'No email after purchase',
          'Can you resend my code?',
          'The card I ordered has not come',
          'I am still waiting for my code',
        ],
      },
    },
  },
  {
    slug: 'code-not-working',
    tags: ['code', '无效', '报错'],
    texts: {
      zh: {
        title: '卡密提示无效或无法兑换',
        body: `先请核对：字母 O 与数字 0、字母 I 与数字 1 是否输混，前后有没有多余空格，最好直接复制粘贴。再确认账号地区与卡片地区一致。
仍然报错时，请**不要反复尝试**(连续输错可能会被平台锁定),把订单号和报错截图发给我们。
我们会在 24 小时内向发卡方核实：确属卡密问题，免费换新或全额退款。`,
        questions: [
          '卡密输入后显示错误怎么办？',
          '兑换码用不了',
          '系统说卡号不存在',
          '充值时提示卡密错误',
          '卡密不正确',
          '激活失败',
          '兑换不成功，提示无效代码',
          '这张卡充值不了',
        ],
      },
      en: {
        title: 'My code is invalid or cannot be redeemed',
        body: `First check for letter O against zero, letter I against one, and stray spaces; copying and pasting is safest. Then make sure that the region of your account matches the region of the card.
If it still fails, please **do not keep trying** (many wrong entries can lock you out). Send us the order number and a screenshot of the error.
We ask the issuer within 24 hours. If the code is at fault, you get a new one free of charge or your money back in full.`,
        questions: [
          'The code does not work',
          'It says the code is invalid',
          'I get an error when I enter the code',
          'The gift card is not valid',
          'My code was rejected',
          'Redeeming fails with a message',
          'The PIN is wrong',
          'The card does not work on my account',
        ],
      },
    },
  },
  {
    slug: 'code-already-used',
    tags: ['code', '已使用', '被兑换'],
    texts: {
      zh: {
        title: '卡密显示已被使用',
        body: `请先查看平台账户的余额和兑换记录：很多时候第一次提交其实已经成功。家人共用账号的，也请问一下家人。
如果确实不是您兑换的，请把订单号和提示截图发给我们。我们会向发卡方调取兑换时间和账号，**48 小时内**给您结果。
在您收到卡密之前就已被兑换的，全额退款或补发；收到之后由他人兑换的（例如泄露给了别人），无法退款。`,
        questions: [
          '提示此卡已被兑换',
          '卡密被别人用了怎么办？',
          '我没用过却显示用过了',
          '卡密已经被激活过',
          '收到的卡是用过的',
          '刚买的卡就被兑换了',
          '显示代码已兑换',
        ],
      },
      en: {
        title: 'My code is shown as already used',
        body: `Please look at the balance and the redemption history of your platform account first: often the first attempt did succeed. If your family shares the account, ask them too.
If it was not you, send us the order number and a screenshot. We ask the issuer when and by which account it was redeemed and tell you the result **within 48 hours**.
If it was redeemed before you received it, we refund you in full or send a new code. If someone else redeemed it afterwards (for instance because it was shared), we cannot refund it.`,
        questions: [
          'It says this card has already been redeemed',
          'Someone else used my code',
          'Code claimed before I could use it',
          'The code has been used before',
          'I received a used code',
          'The card was activated by someone else',
          'Code already activated on another account',
        ],
      },
    },
  },
  {
    slug: 'code-expiry',
    tags: ['code', '有效期'],
    texts: {
      zh: {
        title: '卡密有效期',
        body: `Steam、Apple、PlayStation、任天堂 eShop、Google Play 和 Roblox 的卡密**长期有效**。
Razer Gold 的卡密自购买之日起 12 个月内有效；Netflix 礼品卡在中国香港、台湾以外地区同样长期有效，港台版 24 个月内有效。
建议收到后尽快兑换：超过 7 天就不能再申请退款了。`,
        questions: [
          '卡密会过期吗？',
          '买了可以放多久再用？',
          '有效期到什么时候？',
          '卡密能保存多长时间？',
          '点卡有没有使用期限？',
          '多久之内必须兑换？',
          '过期了还能用吗？',
        ],
      },
      en: {
        title: 'How long codes stay valid',
        body: `Codes for Steam, Apple, PlayStation, Nintendo eShop, Google Play and Roblox **do not expire**.
Razer Gold codes are valid for 12 months from purchase. Netflix gift cards do not expire either, except those for Hong Kong and Taiwan, which are valid for 24 months.
We suggest redeeming soon: after 7 days a refund is no longer possible.`,
        questions: [
          'Do codes expire?',
          'Can I keep the card for later?',
          'What is the expiry date?',
          'How long is a code valid?',
          'When does my gift card expire?',
          'Is there a time limit for redeeming?',
          'Can an old code still be used?',
        ],
      },
    },
  },
  {
    slug: 'scratch-cards',
    tags: ['physical', '刮刮卡', '实体卡'],
    texts: {
      zh: {
        title: '实体刮刮卡与涂层看不清',
        body: `点卡小铺只卖**电子卡密**，不寄实体卡，所以没有物流单号，也不需要收货地址。
如果您手上的实体卡涂层刮坏、号码看不清，请联系购卡的商店或发卡方（例如 Apple、Steam），凭购买小票和卡片背面的序列号处理；我们查不到别处售出的卡。`,
        questions: [
          '有没有实体卡？',
          '刮开后密码看不清',
          '卡刮坏了怎么办？',
          '会寄实体卡吗？',
          '实体卡上的密码磨掉了',
          '需要填收货地址吗？',
          '你们卖的是电子卡还是实物卡？',
        ],
      },
      en: {
        title: 'Physical scratch cards and unreadable codes',
        body: `Cardlet sells **digital codes only**. We do not post plastic cards, so there is no tracking number and no shipping address.
If a physical card that you bought elsewhere is scratched and the code cannot be read, please turn to the shop or the issuer (Apple or Steam, for instance) with the receipt and the serial number on the back. We cannot look up cards sold by others.`,
        questions: [
          'Do you sell physical cards?',
          'I scratched the code off and cannot read it',
          'Do you ship plastic cards?',
          'Is it a digital or a physical card?',
          'The numbers on my card are damaged',
          'The code under the coating is unreadable',
          'Will something be sent by post?',
        ],
      },
    },
  },
  {
    slug: 'gifts',
    tags: ['gift', '送礼'],
    texts: {
      zh: {
        title: '把礼品卡送给朋友',
        body: `结账时勾选「作为礼物」，填写对方邮箱和一段祝福语，可以选择立即发送或**指定日期**(最远 90 天后)发送。
邮件里不显示价格。发送前您可以在「我的订单」里修改对方邮箱和日期；如果对方没收到，您自己也能在订单里看到卡密并转发。`,
        questions: [
          '可以直接发给朋友吗？',
          '能定时在生日当天送出吗？',
          '送礼会显示价格吗？',
          '买卡当礼物怎么操作？',
          '可以替别人买卡吗？',
          '能加上贺卡留言吗？',
          '卡密可以直接发到收礼人的邮箱吗？',
        ],
      },
      en: {
        title: 'Sending a card as a gift',
        body: `Tick “This is a gift” at checkout, enter your friend's email and a message, and send it at once or on a **date you choose** (up to 90 days ahead).
The mail shows no price. Until it is sent you can change the address and the date under “My orders”; if your friend did not get it, you can see the code there and pass it on yourself.`,
        questions: [
          'Can I send a card to a friend?',
          'Can the gift arrive on a birthday?',
          'Will the recipient see the price?',
          'Can I buy a card as a present?',
          'Can I add a greeting message?',
          'Send the code directly to someone else by email',
          'Can I choose the date when the gift is sent?',
        ],
      },
    },
  },
];
