import type { DemoArticle } from './demo-article.ts';

/** Which card fits which account. */
export const REGION_ARTICLES: readonly DemoArticle[] = [
  {
    slug: 'wrong-region',
    tags: ['region', '区服', '锁区'],
    texts: {
      zh: {
        title: '买错地区的卡怎么办',
        body: `礼品卡按地区发行，卡片地区必须与账号地区一致，例如美区 Apple 卡只能充美区 Apple 账户。
买错地区而卡密**尚未兑换**的，7 天内可以免费换成同价的其他地区卡，差价多退少补；请发订单号并说明需要的地区。
已经兑换的无法更换。我们不建议为了用卡而修改账号地区，余额、订阅可能因此丢失。`,
        questions: [
          '买成美区的卡了能换吗？',
          '提示地区不符',
          '区服买错了',
          '地区选错了可以换吗？',
          '卡的地区和账号不一致',
          '我的账号是国区，卡是外区的',
          '兑换时说国家或地区不对',
          '想换成另一个区的卡',
        ],
      },
      en: {
        title: 'I bought a card for the wrong region',
        body: `Gift cards belong to a region, and it must match that of your account: a US Apple card works only with a US Apple account.
If the code is **not redeemed yet**, we swap it free of charge within 7 days for a card of another region; a difference in price is charged or refunded. Send us the order number and the region you need.
Redeemed codes cannot be swapped. We advise against changing the region of your account for a card: you may lose balance and subscriptions.`,
        questions: [
          'Can I exchange a card for another region?',
          'It says the code is for a different country',
          'Region mismatch when redeeming',
          'I chose the wrong country',
          'My account is in another region',
          'The card does not match the country of my account',
          'Can I swap it for a card of my country?',
          'Not valid in my region',
        ],
      },
    },
  },
  {
    slug: 'region-table',
    tags: ['region', '地区表'],
    texts: {
      zh: {
        title: '各品牌支持地区一览',
        body: `| 品牌 | 可选地区 |
| --- | --- |
| Steam | 全球（按账户货币自动换算，中国大陆账户请选国区） |
| Razer Gold | 全球、马来西亚、巴西 |
| Apple | 中国、美国、日本、中国香港 |
| PlayStation | 美国、中国香港、日本 |
| 任天堂 eShop | 美国、日本、中国香港 |
| Google Play | 美国、日本 |
| Netflix | 美国、土耳其、中国香港、中国台湾 |
| Roblox | 全球 |
| 手机话费 | 中国大陆（移动、联通、电信） |

不确定账号地区？在平台的「账户设置 – 国家/地区」里可以看到。`,
        questions: [
          '你们有哪些地区的卡？',
          '我该买哪个区的？',
          '有日区的卡吗？',
          '有没有港区的卡？',
          '支持哪些国家和地区？',
          '各个品牌有什么区？',
          '怎么看自己账号是哪个区？',
          '我在国外该买哪一种？',
        ],
      },
      en: {
        title: 'Regions available for each brand',
        body: `| Brand | Regions |
| --- | --- |
| Steam | Global (converted to your account's currency; for accounts in mainland China choose China) |
| Razer Gold | Global, Malaysia, Brazil |
| Apple | China, United States, Japan, Hong Kong |
| PlayStation | United States, Hong Kong, Japan |
| Nintendo eShop | United States, Japan, Hong Kong |
| Google Play | United States, Japan |
| Netflix | United States, Turkey, Hong Kong, Taiwan |
| Roblox | Global |
| Mobile top-up | Mainland China (China Mobile, China Unicom, China Telecom) |

Not sure about your account? Look under “Account settings – Country/Region” of the platform.`,
        questions: [
          'Which regions do you sell?',
          'Which country version should I buy?',
          'Do you have cards for Japan?',
          'Do you sell cards for other countries?',
          'Is there a card for Hong Kong?',
          'What region is my account?',
          'Which card fits my country?',
          'Are there European cards?',
        ],
      },
    },
  },
];
