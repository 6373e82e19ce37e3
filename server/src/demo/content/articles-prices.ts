import type { DemoArticle } from './demo-article.ts';

/** Prices, discounts and limits. */
export const PRICE_ARTICLES: readonly DemoArticle[] = [
  {
    slug: 'prices-and-fees',
    tags: ['price', '价格', '手续费'],
    texts: {
      zh: {
        title: '价格与手续费',
        body: `商品页显示的就是最终价格。售价随采购成本浮动，可能略高或略低于面值，下单时锁定。
支付宝、微信支付、银联、Visa 和 Mastercard 不收手续费；PayPal 加收 **2.5%**，结账时会单独列出。
面额：Steam 50 至 1,000 元，Apple 100 至 1,000 元，其余品牌见商品页。`,
        questions: [
          '为什么比面值贵？',
          '要收手续费吗？',
          '有哪些面额？',
          '价格是怎么定的？',
          '有没有服务费？',
          '最低面额是多少？',
          'PayPal 付款要加手续费吗？',
          '为什么价格和面值不一样？',
        ],
      },
      en: {
        title: 'Prices and fees',
        body: `The price on the product page is what you pay. It follows our purchase cost and can be a little above or below the face value; it is fixed when you order.
No fee for Alipay, WeChat Pay, UnionPay, Visa and Mastercard. PayPal adds **2.5%**, shown separately at checkout.
Amounts: Steam ¥50 to ¥1,000, Apple ¥100 to ¥1,000; for other brands see the product page.`,
        questions: [
          'Why is the price higher than the face value?',
          'Is there a service fee?',
          'What amounts can I buy?',
          'How much does a card cost?',
          'Are there any extra charges?',
          'Is there a fee for PayPal?',
          'What is the smallest card?',
          'Why do I pay more than the card is worth?',
        ],
      },
    },
  },
  {
    slug: 'currency',
    tags: ['currency', '汇率', '币种'],
    texts: {
      zh: {
        title: '币种与汇率',
        body: `价格可以用人民币或美元显示，在页面右上角切换，按所选币种扣款。
汇率每天北京时间 9:00 更新一次，下单后不再变动。用其他币种的卡支付时，由您的银行按其汇率换算，可能收取外币手续费。
退款按原币种、原金额退回。`,
        questions: [
          '可以用美元结算吗？',
          '汇率按哪天的算？',
          '怎么切换成人民币？',
          '怎么换成美元显示？',
          '汇率怎么算？',
          '外币卡付款怎么扣费？',
          '扣的是人民币还是美元？',
        ],
      },
      en: {
        title: 'Currency and exchange rate',
        body: `Prices are shown in Chinese yuan or US dollars; switch at the top right of the page. You are charged in the currency you see.
The exchange rate is set once a day at 09:00 Beijing time and stays fixed for your order. If your card is in another currency, your bank converts it at its own rate and may add a foreign fee.
Refunds are made in the original currency and amount.`,
        questions: [
          'Can I pay in dollars?',
          'Which exchange rate do you use?',
          'How do I switch the currency?',
          'Change the currency on the site',
          'Will I be charged in euros?',
          'Show prices in another currency',
          'What exchange rate applies?',
        ],
      },
    },
  },
  {
    slug: 'coupons',
    tags: ['coupon', '优惠券'],
    texts: {
      zh: {
        title: '优惠券怎么用',
        body: `结账时在「优惠码」一栏输入。每单只能用一张，不能与其他优惠码叠加，可以和积分同时使用。
新顾客首单用 **WELCOME5**：满 100 元减 5 元（美元订单满 20 减 1），注册后 30 天内有效。
提示不可用，一般是已过期、未达到满减金额、已经用过，或不适用于手机话费。退款后优惠券不返还。`,
        questions: [
          '优惠码在哪里输入？',
          '优惠券用不了',
          '新人有优惠吗？',
          '怎么使用优惠券？',
          '提示优惠码无效',
          '首单有没有折扣？',
          '优惠码可以叠加吗？',
          '有什么促销活动？',
        ],
      },
      en: {
        title: 'Using a coupon',
        body: `Enter it under “Promo code” at checkout. One code per order; it cannot be combined with another code, but it can be combined with points.
New customers: **WELCOME5** takes ¥5 off ¥100 (US$1 off US$20) on the first order, within 30 days of registering.
If a code is refused, it has usually expired, the order is too small, it was used before, or the order is a mobile top-up. Coupons are not given back after a refund.`,
        questions: [
          'Where do I enter a promo code?',
          'My coupon is not accepted',
          'Is there a discount for new customers?',
          'How do I use a discount code?',
          'The promo code is invalid',
          'First order discount',
          'Can I combine two coupons?',
          'Do you have any promotions?',
        ],
      },
    },
  },
  {
    slug: 'points',
    tags: ['points', '积分'],
    texts: {
      zh: {
        title: '积分规则',
        body: `每实付 1 元得 1 积分（1 美元得 7 积分），发卡 7 天后到账。
100 积分抵 1 元，每单最多抵订单金额的 10%。积分自获得起 12 个月有效，不能提现或转让；退款时扣回相应积分。
在「我的账户 – 积分」里查看余额和到期时间。`,
        questions: [
          '积分怎么用？',
          '积分会过期吗？',
          '买卡送积分吗？',
          '怎么用积分抵扣？',
          '为什么没有给我积分？',
          '多少积分抵一块钱？',
          '在哪里看我的积分？',
        ],
      },
      en: {
        title: 'Reward points',
        body: `You earn 1 point for each ¥1 paid (7 points for US$1), credited 7 days after delivery.
100 points take ¥1 (US$0.14) off, up to 10% of an order. Points are valid for 12 months, cannot be paid out or transferred, and are taken back if the order is refunded.
See balance and expiry under “My account – Points”.`,
        questions: [
          'How do I use my points?',
          'Do points expire?',
          'Do I earn rewards when buying?',
          'What are points worth?',
          'Why did I not get my points?',
          'Is there a loyalty programme?',
          'Where do I see my points?',
        ],
      },
    },
  },
  {
    slug: 'purchase-limits',
    tags: ['limit', '限购'],
    texts: {
      zh: {
        title: '购买限额',
        body: `新账户（注册 7 天内）和未注册顾客每天最多 **2,000 元**(280 美元);完成手机号验证并注册满 7 天的，每天最多 **20,000 元**(2,800 美元)。
同一种卡每单最多 10 张。需要更多请走批量采购。限额每天北京时间 0:00 重新计算。`,
        questions: [
          '一天最多能买多少？',
          '提示超过限额',
          '为什么限购？',
          '每天限购多少？',
          '一次最多能买几张？',
          '怎么提高购买额度？',
          '为什么说我今天不能再买了？',
        ],
      },
      en: {
        title: 'Purchase limits',
        body: `New accounts (first 7 days) and guests: up to **¥2,000** (US$280) a day. Accounts older than 7 days with a verified phone: up to **¥20,000** (US$2,800) a day.
At most 10 of the same card in one order. Need more? Please place a bulk order. Limits start afresh at 00:00 Beijing time.`,
        questions: [
          'How much can I buy per day?',
          'It says I reached the limit',
          'What is the maximum order?',
          'Is there a daily limit?',
          'How many cards can I buy at once?',
          'How do I raise my limit?',
          'Why can I not buy more today?',
        ],
      },
    },
  },
];
