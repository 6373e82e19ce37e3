import type { DemoArticle } from './demo-article.ts';

/** Orders and refunds. */
export const ORDER_ARTICLES: readonly DemoArticle[] = [
  {
    slug: 'refund-policy',
    tags: ['refund', '退款'],
    texts: {
      zh: {
        title: '退款规则',
        body: `卡密**未兑换**的，自付款起 **7 天内**可以申请退款，不收手续费。
在「我的订单」里点「申请退款」，或者把订单号发给我们。我们先向发卡方确认卡密未使用并将其作废，通常 24 小时内审核完毕。
已兑换的卡密、已到账的话费不能退款；卡密本身有问题的不受此限制。`,
        questions: [
          '买了能退吗？',
          '不想要了可以退钱吗？',
          '退款条件是什么？',
          '我想申请退款',
          '没有兑换的卡可以退吗？',
          '几天之内能退？',
          '已经兑换了还能退款吗？',
          '怎么申请退钱？',
          '支持七天无理由退货吗？',
        ],
      },
      en: {
        title: 'Refund policy',
        body: `A code that has **not been redeemed** can be refunded **within 7 days** of payment, at no charge.
Choose “Request a refund” under “My orders”, or send us the order number. We check with the issuer that the code is unused and void it; this is usually done within 24 hours.
Redeemed codes and completed mobile top-ups cannot be refunded, unless the code itself was faulty.`,
        questions: [
          'Can I get a refund?',
          'Can I return a gift card?',
          'What are the conditions for a refund?',
          'I would like to request a refund',
          'Can I get my money back for an unused code?',
          'How many days do I have to return a card?',
          'Refund for a redeemed card',
          'How do I ask for my money back?',
        ],
      },
    },
  },
  {
    slug: 'refund-timing',
    tags: ['refund', '退款', '到账时间'],
    texts: {
      zh: {
        title: '退款多久到账',
        body: `退款审核通过后原路退回：
- 支付宝、微信支付：1 至 3 个工作日
- PayPal:1 至 3 个工作日
- 银联、Visa、Mastercard:5 至 10 个工作日

订单变为「已退款」就表示我们已经退出。超过上述时间仍未到账，请把订单号发给我们，我们提供退款流水号，您可以拿它向银行查询。`,
        questions: [
          '退款什么时候能到？',
          '显示已退款但没收到钱',
          '钱会退到哪里？',
          '退款要几天？',
          '退款还没收到',
          '退的钱什么时候回到银行卡？',
          '审核通过后多久退钱？',
          '退款是退到支付宝还是银行卡？',
        ],
      },
      en: {
        title: 'When a refund reaches you',
        body: `Once approved, the money goes back the way you paid:
- Alipay and WeChat Pay: 1 to 3 working days
- PayPal: 1 to 3 working days
- UnionPay, Visa and Mastercard: 5 to 10 working days

“Refunded” on the order means that we have sent the money. If it takes longer than this, send us the order number; we give you the refund reference to show to your bank.`,
        questions: [
          'When will my refund arrive?',
          'Order says refunded but I have no money',
          'Where does the refund go?',
          'How long does a refund take?',
          'I have not received my refund yet',
          'How many days until the money is back on my card?',
          'Refund approved but not on my account',
          'Where is my refund?',
        ],
      },
    },
  },
  {
    slug: 'cancel-order',
    tags: ['order', '取消', '买错'],
    texts: {
      zh: {
        title: '取消订单或买错了面额',
        body: `**未付款**的订单可以随时取消，30 分钟不付款也会自动关闭。
**已付款、未发卡**(例如审核中)的订单，在「我的订单」里点「取消订单」，款项立即原路退回。
**已发卡**的订单不能取消；卡密没有兑换的话，7 天内可以申请退款，再重新购买正确的品牌或面额。`,
        questions: [
          '怎么取消订单？',
          '拍错了面额能换吗？',
          '下错单了',
          '我想取消刚才的订单',
          '面额选错了',
          '付款前怎么取消？',
          '不小心买错了',
          '买成别的品牌了怎么办？',
        ],
      },
      en: {
        title: 'Cancelling an order, or wrong card bought',
        body: `An **unpaid** order can be cancelled at any time; after 30 minutes without payment it closes by itself.
An order that is **paid but not delivered yet** (for example under review) can be cancelled under “My orders”; the money goes back at once.
Once the code is **delivered**, the order cannot be cancelled. If the code is not redeemed, ask for a refund within 7 days and buy the right brand or amount instead.`,
        questions: [
          'How do I cancel my order?',
          'I bought the wrong amount, can I exchange it?',
          'I ordered by mistake',
          'I want to cancel my purchase',
          'I picked the wrong card',
          'Can I change the amount after ordering?',
          'Stop an order that I have just placed',
          'Bought the wrong product by mistake',
        ],
      },
    },
  },
  {
    slug: 'order-status',
    tags: ['order', '查询', '订单状态'],
    texts: {
      zh: {
        title: '查询订单状态',
        body: `登录后在「我的订单」查看；没有注册的，在页面底部「订单查询」输入订单号（CL-日期-四位数字）和下单邮箱。
- **待付款**:30 分钟内有效
- **审核中**：安全审核，最长 30 分钟
- **已发卡**：卡密已发到邮箱，也可在订单里查看
- **退款中 / 已退款**：审核退款 / 已退出
- **已关闭**：未付款超时或已取消

订单记录保留 24 个月。`,
        questions: [
          '在哪里看我的订单？',
          '订单状态是什么意思？',
          '怎么找以前买的卡密？',
          '怎么查询订单？',
          '我的订单现在到哪一步了？',
          '没有账号怎么查订单？',
          '历史订单在哪里？',
          '订单显示待付款是怎么回事？',
        ],
      },
      en: {
        title: 'Checking the status of an order',
        body: `Sign in and open “My orders”. Without an account, use “Find my order” at the foot of the page with the order number (CL-date-four digits) and your email.
- **Awaiting payment**: held for 30 minutes
- **Under review**: security check, up to 30 minutes
- **Delivered**: the code is in your mail and on the order page
- **Refunding / Refunded**: refund being checked / sent
- **Closed**: not paid in time, or cancelled

Orders stay visible for 24 months.`,
        questions: [
          'Where can I see my orders?',
          'What does my order status mean?',
          'How do I find codes I bought earlier?',
          'How do I check my order?',
          'Find an order without an account',
          'Show my order history',
          'Where do I find a code from a previous purchase?',
          'What does “Closed” mean?',
        ],
      },
    },
  },
  {
    slug: 'order-review',
    tags: ['order', '审核', '风控'],
    texts: {
      zh: {
        title: '订单为什么在审核中',
        body: `为防止盗刷，首次购买、单笔超过 1,000 元（140 美元）或支付地与常用地不一致的订单，系统会做安全审核，通常几分钟，最长 **30 分钟**。
审核期间可能请您用短信或邮箱验证码确认，个别订单需要支付凭证截图（请遮住卡号中间八位）。我们不会索要银行卡密码。
审核未通过的，款项会立即原路全额退回。`,
        questions: [
          '为什么我的订单被风控了？',
          '订单一直显示审核中',
          '为什么要验证身份？',
          '审核要多长时间？',
          '订单怎么还没通过审核？',
          '为什么要我提供付款截图？',
          '为什么要安全验证？',
          '被系统风控怎么办？',
        ],
      },
      en: {
        title: 'Why an order is under review',
        body: `To stop stolen cards, first orders, orders over ¥1,000 (US$140) and payments from an unusual place go through a security check. It usually takes a few minutes, at most **30 minutes**.
We may ask you to confirm a code sent by text or email, and in rare cases for a screenshot of the payment (hide the middle eight digits of the card). We never ask for your card PIN.
If the check is not passed, the whole amount goes back to you at once.`,
        questions: [
          'Why is my order under review?',
          'My order is stuck in verification',
          'Why do you need to verify me?',
          'How long does the security check take?',
          'Why is my order being checked?',
          'Why was my order flagged?',
          'Why do you ask for proof of payment?',
          'My order is on hold',
        ],
      },
    },
  },
];
