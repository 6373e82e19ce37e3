import type { DemoArticle } from './demo-article.ts';

/** Paying and papers. */
export const PAYMENT_ARTICLES: readonly DemoArticle[] = [
  {
    slug: 'payment-methods',
    tags: ['payment', '支付方式'],
    texts: {
      zh: {
        title: '支持哪些支付方式',
        body: `支付宝、微信支付、银联卡、Visa、Mastercard 和 PayPal 都可以。
花呗和信用卡可以在支付宝、微信里选择。银行转账只用于满 10,000 元的批量采购。
不支持：加密货币、货到付款、用其他礼品卡付款。`,
        questions: [
          '可以用支付宝付款吗？',
          '能用信用卡吗？',
          '支持 PayPal 吗？',
          '怎么付款？',
          '可以用微信支付吗？',
          '能用花呗或者信用卡吗？',
          '支持银联或 Visa 吗？',
          '可以用比特币付款吗？',
        ],
      },
      en: {
        title: 'Payment methods we accept',
        body: `Alipay, WeChat Pay, UnionPay, Visa, Mastercard and PayPal.
Bank transfer is for bulk orders from ¥10,000 (US$1,400) only.
We do not take cryptocurrency, cash on delivery, or other gift cards as payment.`,
        questions: [
          'How can I pay?',
          'Do you accept PayPal?',
          'Can I pay by credit card?',
          'Which payment methods do you support?',
          'Can I use Alipay or WeChat Pay?',
          'Is Visa or Mastercard accepted?',
          'Do you take crypto?',
          'Can I pay by bank transfer?',
        ],
      },
    },
  },
  {
    slug: 'payment-failed',
    tags: ['payment', '付款失败'],
    texts: {
      zh: {
        title: '付款失败怎么办',
        body: `常见原因：余额或额度不足、银行的境外或网络支付未开通、3-D Secure 验证未通过、账单地址与发卡行登记不一致、开着代理导致被风控。
请先关闭代理，换一个浏览器或支付方式再试；订单会保留 30 分钟。连续失败 3 次会暂停支付 1 小时。
如果钱已扣而订单仍是「待付款」，不用再付：支付结果最长延迟 15 分钟；仍未更新的，银行会在 1 至 3 个工作日内自动退回。`,
        questions: [
          '付不了款',
          '银行卡被拒',
          '支付页面报错',
          '支付失败',
          '付款不成功',
          '付款时提示被拒绝',
          '为什么一直付不上钱？',
          '付了款但订单显示未支付',
        ],
      },
      en: {
        title: 'My payment failed',
        body: `The usual reasons: not enough balance, online or foreign payments not enabled at your bank, 3-D Secure not passed, a billing address that differs from the bank's, or a VPN that looks suspicious.
Turn off the VPN, then try another browser or another way of paying; the order is held for 30 minutes. After 3 failures in a row, paying is paused for 1 hour.
If money was taken but the order still says “Awaiting payment”, do not pay again: the result can take up to 15 minutes. If nothing changes, your bank returns the money within 1 to 3 working days.`,
        questions: [
          'My card was declined',
          'The payment does not go through',
          'Error at checkout',
          'Payment declined',
          'I am unable to pay',
          'My bank rejected the transaction',
          'Checkout does not work',
          'I paid but the order is still unpaid',
        ],
      },
    },
  },
  {
    slug: 'duplicate-charge',
    tags: ['payment', '重复扣款'],
    texts: {
      zh: {
        title: '被重复扣款',
        body: `同一订单被扣两次时，系统会自动识别，多出的一笔在 **24 小时内**原路退回。
信用卡上的「预授权」不是真正扣款，3 至 7 天内自动消失。
如果 24 小时后还没退，请把订单号和两笔扣款的截图发给我们。若您其实下了两个订单，未兑换的那一张可以 7 天内申请退款。`,
        questions: [
          '扣了我两次钱',
          '一个订单付了两遍',
          '多扣的钱怎么退？',
          '重复付款了',
          '同一笔订单扣款两次',
          '账单上有两笔扣款',
          '多付了一次钱',
          '为什么收了我双份的钱？',
        ],
      },
      en: {
        title: 'I was charged twice',
        body: `If one order is charged twice, our system notices and sends the second payment back **within 24 hours**.
A “pending” authorisation on a credit card is not a real charge; it disappears by itself in 3 to 7 days.
If it is not back after 24 hours, send us the order number and a screenshot of both charges. If you placed two orders by accident, the unredeemed one can be refunded within 7 days.`,
        questions: [
          'You charged my card two times',
          'Duplicate payment',
          'I paid double for one order',
          'I paid twice',
          'I was billed two times',
          'There are two charges on my card',
          'Double charge on my bank statement',
          'You took the money twice',
        ],
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
- 个人或企业电子普通发票：填写抬头（企业另填税号）,24 小时内发到您的邮箱。
- 增值税专用发票：仅限企业，需要开户行和地址电话，3 个工作日内开出。

发票内容为「预付卡销售」，金额为实际支付金额，不含优惠券和积分抵扣部分。抬头写错可以在 30 天内申请重开一次。`,
        questions: [
          '能开发票吗？',
          '怎么开专票？',
          '发票抬头写错了怎么改？',
          '怎么申请发票？',
          '我要报销，需要发票',
          '可以开公司抬头的增值税发票吗？',
          '发票什么时候开出来？',
          '电子发票在哪里下载？',
        ],
      },
      en: {
        title: 'Invoices and receipts',
        body: `Within **90 days** of your order choose “Request invoice” under “My orders”.
- Receipt or ordinary electronic invoice, for persons and companies: enter the name (companies also the tax number); it arrives by email within 24 hours.
- Special VAT invoice (mainland China companies only): needs bank and address; issued within 3 working days.

It shows the amount really paid, without coupons and points. If the name is wrong, we can issue it again once within 30 days.`,
        questions: [
          'Can I get an invoice?',
          'I need a receipt for my company',
          'The name on the invoice is wrong',
          'How do I get a receipt?',
          'I need a VAT invoice',
          'Where can I download my invoice?',
          'I need a bill with my company name',
          'Change the name on an invoice',
        ],
      },
    },
  },
  {
    slug: 'tax',
    tags: ['tax', '税'],
    texts: {
      zh: {
        title: '价格含税吗',
        body: `标价已含中国增值税，结账时不再另加。
向中国大陆以外的顾客销售预付卡不收消费税或 VAT;您用卡购买游戏或应用时，平台可能按您所在地另行计税。`,
        questions: [
          '还要另外交税吗？',
          '价格包含增值税吗？',
          '海外买家要付税吗？',
          '价格含税吗？',
          '结账会另外加税吗？',
          '国外购买收消费税吗？',
        ],
      },
      en: {
        title: 'Is tax included?',
        body: `Prices include Chinese VAT; nothing is added at checkout.
For customers outside mainland China we charge no sales tax or VAT on prepaid cards. The platform may add local tax when you spend the card on games or apps.`,
        questions: [
          'Do I have to pay tax on top?',
          'Is VAT included in the price?',
          'Do you charge sales tax?',
          'Are prices with or without tax?',
          'Will tax be added at checkout?',
          'Sales tax for customers abroad',
        ],
      },
    },
  },
];
