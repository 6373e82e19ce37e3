import type { DemoArticle } from './demo-article.ts';

/** Paying, prices and papers. */
export const PAYMENT_ARTICLES: readonly DemoArticle[] = [
  {
    slug: 'payment-methods',
    tags: ['payment', '支付方式'],
    texts: {
      zh: {
        title: '支持哪些支付方式',
        body: `支付宝、微信支付、银联卡、Visa、Mastercard 和 PayPal 都可以。
花呗和信用卡可以在支付宝、微信里选择。银行转账只用于满 10,000 元的批量采购。
不支持:加密货币、货到付款、用其他礼品卡付款。`,
        questions: ['可以用支付宝付款吗?', '能用信用卡吗?', '支持 PayPal 吗?'],
      },
      en: {
        title: 'Payment methods we accept',
        body: `Alipay, WeChat Pay, UnionPay, Visa, Mastercard and PayPal.
Bank transfer is for bulk orders from ¥10,000 (US$1,400) only.
We do not take cryptocurrency, cash on delivery, or other gift cards as payment.`,
        questions: ['How can I pay?', 'Do you accept PayPal?', 'Can I pay by credit card?'],
      },
    },
  },
  {
    slug: 'payment-failed',
    tags: ['payment', '付款失败'],
    texts: {
      zh: {
        title: '付款失败怎么办',
        body: `常见原因:余额或额度不足、银行的境外或网络支付未开通、3-D Secure 验证未通过、账单地址与发卡行登记不一致、开着代理导致被风控。
请先关闭代理,换一个浏览器或支付方式再试;订单会保留 30 分钟。连续失败 3 次会暂停支付 1 小时。
如果钱已扣而订单仍是「待付款」,不用再付:支付结果最长延迟 15 分钟;仍未更新的,银行会在 1 至 3 个工作日内自动退回。`,
        questions: ['付不了款', '银行卡被拒', '支付页面报错'],
      },
      en: {
        title: 'My payment failed',
        body: `The usual reasons: not enough balance, online or foreign payments not enabled at your bank, 3-D Secure not passed, a billing address that differs from the bank's, or a VPN that looks suspicious.
Turn off the VPN, then try another browser or another way of paying; the order is held for 30 minutes. After 3 failures in a row, paying is paused for 1 hour.
If money was taken but the order still says “Awaiting payment”, do not pay again: the result can take up to 15 minutes. If nothing changes, your bank returns the money within 1 to 3 working days.`,
        questions: ['My card was declined', 'The payment does not go through', 'Error at checkout'],
      },
    },
  },
  {
    slug: 'duplicate-charge',
    tags: ['payment', '重复扣款'],
    texts: {
      zh: {
        title: '被重复扣款',
        body: `同一订单被扣两次时,系统会自动识别,多出的一笔在 **24 小时内**原路退回。
信用卡上的「预授权」不是真正扣款,3 至 7 天内自动消失。
如果 24 小时后还没退,请把订单号和两笔扣款的截图发给我们。若您其实下了两个订单,未兑换的那一张可以 7 天内申请退款。`,
        questions: ['扣了我两次钱', '一个订单付了两遍', '多扣的钱怎么退?'],
      },
      en: {
        title: 'I was charged twice',
        body: `If one order is charged twice, our system notices and sends the second payment back **within 24 hours**.
A “pending” authorisation on a credit card is not a real charge; it disappears by itself in 3 to 7 days.
If it is not back after 24 hours, send us the order number and a screenshot of both charges. If you placed two orders by accident, the unredeemed one can be refunded within 7 days.`,
        questions: ['You charged my card two times', 'Duplicate payment', 'I paid double for one order'],
      },
    },
  },
  {
    slug: 'invoice',
    tags: ['invoice', '发票'],
    texts: {
      zh: {
        title: '开发票',
        body: `订单完成后 **90 天内**可以在「我的订单」里点「申请发票」。
- 个人或企业电子普通发票:填写抬头(企业另填税号),24 小时内发到您的邮箱。
- 增值税专用发票:仅限企业,需要开户行和地址电话,3 个工作日内开出。

发票内容为「预付卡销售」,金额为实际支付金额,不含优惠券和积分抵扣部分。抬头写错可以在 30 天内申请重开一次。`,
        questions: ['能开发票吗?', '怎么开专票?', '发票抬头写错了怎么改?'],
      },
      en: {
        title: 'Invoices and receipts',
        body: `Within **90 days** of your order choose “Request invoice” under “My orders”.
- Receipt or ordinary electronic invoice, for persons and companies: enter the name (companies also the tax number); it arrives by email within 24 hours.
- Special VAT invoice (mainland China companies only): needs bank and address; issued within 3 working days.

It shows the amount really paid, without coupons and points. If the name is wrong, we can issue it again once within 30 days.`,
        questions: ['Can I get an invoice?', 'I need a receipt for my company', 'The name on the invoice is wrong'],
      },
    },
  },
  {
    slug: 'prices-and-fees',
    tags: ['price', '价格', '手续费'],
    texts: {
      zh: {
        title: '价格与手续费',
        body: `商品页显示的就是最终价格。售价随采购成本浮动,可能略高或略低于面值,下单时锁定。
支付宝、微信支付、银联、Visa 和 Mastercard 不收手续费;PayPal 加收 **2.5%**,结账时会单独列出。
面额:Steam 50 至 1,000 元,Apple 100 至 1,000 元,其余品牌见商品页。`,
        questions: ['为什么比面值贵?', '要收手续费吗?', '有哪些面额?'],
      },
      en: {
        title: 'Prices and fees',
        body: `The price on the product page is what you pay. It follows our purchase cost and can be a little above or below the face value; it is fixed when you order.
No fee for Alipay, WeChat Pay, UnionPay, Visa and Mastercard. PayPal adds **2.5%**, shown separately at checkout.
Amounts: Steam ¥50 to ¥1,000, Apple ¥100 to ¥1,000; for other brands see the product page.`,
        questions: ['Why is the price higher than the face value?', 'Is there a service fee?', 'What amounts can I buy?'],
      },
    },
  },
  {
    slug: 'currency',
    tags: ['currency', '汇率', '币种'],
    texts: {
      zh: {
        title: '币种与汇率',
        body: `价格可以用人民币或美元显示,在页面右上角切换,按所选币种扣款。
汇率每天北京时间 9:00 更新一次,下单后不再变动。用其他币种的卡支付时,由您的银行按其汇率换算,可能收取外币手续费。
退款按原币种、原金额退回。`,
        questions: ['可以用美元结算吗?', '汇率按哪天的算?', '怎么切换成人民币?'],
      },
      en: {
        title: 'Currency and exchange rate',
        body: `Prices are shown in Chinese yuan or US dollars; switch at the top right of the page. You are charged in the currency you see.
The exchange rate is set once a day at 09:00 Beijing time and stays fixed for your order. If your card is in another currency, your bank converts it at its own rate and may add a foreign fee.
Refunds are made in the original currency and amount.`,
        questions: ['Can I pay in dollars?', 'Which exchange rate do you use?', 'How do I switch the currency?'],
      },
    },
  },
  {
    slug: 'tax',
    tags: ['tax', '税'],
    texts: {
      zh: {
        title: '价格含税吗',
        body: `标价已含中国增值税,结账时不再另加。
向中国大陆以外的顾客销售预付卡不收消费税或 VAT;您用卡购买游戏或应用时,平台可能按您所在地另行计税。`,
        questions: ['还要另外交税吗?', '价格包含增值税吗?', '海外买家要付税吗?'],
      },
      en: {
        title: 'Is tax included?',
        body: `Prices include Chinese VAT; nothing is added at checkout.
For customers outside mainland China we charge no sales tax or VAT on prepaid cards. The platform may add local tax when you spend the card on games or apps.`,
        questions: ['Do I have to pay tax on top?', 'Is VAT included in the price?', 'Do you charge sales tax?'],
      },
    },
  },
  {
    slug: 'coupons',
    tags: ['coupon', '优惠券'],
    texts: {
      zh: {
        title: '优惠券怎么用',
        body: `结账时在「优惠码」一栏输入。每单只能用一张,不能与其他优惠码叠加,可以和积分同时使用。
新顾客首单用 **WELCOME5**:满 100 元减 5 元(美元订单满 20 减 1),注册后 30 天内有效。
提示不可用,一般是已过期、未达到满减金额、已经用过,或不适用于手机话费。退款后优惠券不返还。`,
        questions: ['优惠码在哪里输入?', '优惠券用不了', '新人有优惠吗?'],
      },
      en: {
        title: 'Using a coupon',
        body: `Enter it under “Promo code” at checkout. One code per order; it cannot be combined with another code, but it can be combined with points.
New customers: **WELCOME5** takes ¥5 off ¥100 (US$1 off US$20) on the first order, within 30 days of registering.
If a code is refused, it has usually expired, the order is too small, it was used before, or the order is a mobile top-up. Coupons are not given back after a refund.`,
        questions: ['Where do I enter a promo code?', 'My coupon is not accepted', 'Is there a discount for new customers?'],
      },
    },
  },
  {
    slug: 'points',
    tags: ['points', '积分'],
    texts: {
      zh: {
        title: '积分规则',
        body: `每实付 1 元得 1 积分(1 美元得 7 积分),发卡 7 天后到账。
100 积分抵 1 元,每单最多抵订单金额的 10%。积分自获得起 12 个月有效,不能提现或转让;退款时扣回相应积分。
在「我的账户 – 积分」里查看余额和到期时间。`,
        questions: ['积分怎么用?', '积分会过期吗?', '买卡送积分吗?'],
      },
      en: {
        title: 'Reward points',
        body: `You earn 1 point for each ¥1 paid (7 points for US$1), credited 7 days after delivery.
100 points take ¥1 (US$0.14) off, up to 10% of an order. Points are valid for 12 months, cannot be paid out or transferred, and are taken back if the order is refunded.
See balance and expiry under “My account – Points”.`,
        questions: ['How do I use my points?', 'Do points expire?', 'Do I earn rewards when buying?'],
      },
    },
  },
  {
    slug: 'purchase-limits',
    tags: ['limit', '限购'],
    texts: {
      zh: {
        title: '购买限额',
        body: `新账户(注册 7 天内)和未注册顾客每天最多 **2,000 元**(280 美元);完成手机号验证并注册满 7 天的,每天最多 **20,000 元**(2,800 美元)。
同一种卡每单最多 10 张。需要更多请走批量采购。限额每天北京时间 0:00 重新计算。`,
        questions: ['一天最多能买多少?', '提示超过限额', '为什么限购?'],
      },
      en: {
        title: 'Purchase limits',
        body: `New accounts (first 7 days) and guests: up to **¥2,000** (US$280) a day. Accounts older than 7 days with a verified phone: up to **¥20,000** (US$2,800) a day.
At most 10 of the same card in one order. Need more? Please place a bulk order. Limits start afresh at 00:00 Beijing time.`,
        questions: ['How much can I buy per day?', 'It says I reached the limit', 'What is the maximum order?'],
      },
    },
  },
];
