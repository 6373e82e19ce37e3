import type { DemoArticle } from './demo-article.ts';

type Both = Record<keyof DemoArticle['texts'], string>;

/** `denominations`: face values as shown. `price`: of the first denomination, in minor units by currency. `regions`: as in the article region-table. */
export type DemoProduct = {
  id: string;
  name: Both;
  denominations: string[];
  price: { CNY: number; USD: number };
  regions: string[];
  /** The article that explains how to redeem it. */
  guide: string;
};

export const DEMO_PRODUCTS: readonly DemoProduct[] = [
  {
    id: 'steam-wallet-cn',
    name: { zh: 'Steam 钱包充值卡（国区）', en: 'Steam Wallet card (China)' },
    denominations: ['¥50', '¥100', '¥200', '¥500', '¥1,000'],
    price: { CNY: 5050, USD: 710 },
    regions: ['CN'],
    guide: 'redeem-steam',
  },
  {
    id: 'steam-wallet-global',
    name: { zh: 'Steam 钱包充值卡（全球）', en: 'Steam Wallet card (Global)' },
    denominations: ['US$10', 'US$20', 'US$50', 'US$100'],
    price: { CNY: 7380, USD: 1035 },
    regions: ['GLOBAL'],
    guide: 'redeem-steam',
  },
  {
    id: 'razer-gold-global',
    name: { zh: 'Razer Gold 雷蛇币（全球）', en: 'Razer Gold PIN (Global)' },
    denominations: ['US$5', 'US$10', 'US$20', 'US$50'],
    price: { CNY: 3560, USD: 499 },
    regions: ['GLOBAL', 'MY', 'BR'],
    guide: 'redeem-razer',
  },
  {
    id: 'apple-cn',
    name: { zh: 'Apple 礼品卡（中国）', en: 'Apple Gift Card (China)' },
    denominations: ['¥100', '¥200', '¥500', '¥1,000'],
    price: { CNY: 9980, USD: 1400 },
    regions: ['CN'],
    guide: 'redeem-apple',
  },
  {
    id: 'apple-us',
    name: { zh: 'Apple 礼品卡（美国）', en: 'Apple Gift Card (US)' },
    denominations: ['US$10', 'US$25', 'US$50', 'US$100'],
    price: { CNY: 7200, USD: 1010 },
    regions: ['US', 'JP', 'HK'],
    guide: 'redeem-apple',
  },
  {
    id: 'psn-hk',
    name: { zh: 'PlayStation 充值卡（港服）', en: 'PlayStation Store card (Hong Kong)' },
    denominations: ['HK$80', 'HK$200', 'HK$500'],
    price: { CNY: 7500, USD: 1052 },
    regions: ['HK', 'JP'],
    guide: 'redeem-playstation',
  },
  {
    id: 'psn-us',
    name: { zh: 'PlayStation 充值卡（美服）', en: 'PlayStation Store card (US)' },
    denominations: ['US$10', 'US$25', 'US$50'],
    price: { CNY: 7160, USD: 1005 },
    regions: ['US'],
    guide: 'redeem-playstation',
  },
  {
    id: 'nintendo-eshop-us',
    name: { zh: '任天堂 eShop 点卡（美服）', en: 'Nintendo eShop card (US)' },
    denominations: ['US$10', 'US$20', 'US$50', 'US$70'],
    price: { CNY: 7190, USD: 1009 },
    regions: ['US', 'JP', 'HK'],
    guide: 'redeem-nintendo',
  },
  {
    id: 'google-play-us',
    name: { zh: 'Google Play 礼品卡（美国）', en: 'Google Play gift card (US)' },
    denominations: ['US$10', 'US$25', 'US$50', 'US$100'],
    price: { CNY: 7250, USD: 1017 },
    regions: ['US', 'JP'],
    guide: 'redeem-google',
  },
  {
    id: 'netflix-us',
    name: { zh: 'Netflix 礼品卡（美国）', en: 'Netflix gift card (US)' },
    denominations: ['US$25', 'US$50', 'US$100'],
    price: { CNY: 18300, USD: 2567 },
    regions: ['US', 'TR', 'HK', 'TW'],
    guide: 'redeem-netflix',
  },
  {
    id: 'roblox-global',
    name: { zh: 'Roblox 礼品卡（全球）', en: 'Roblox gift card (Global)' },
    denominations: ['US$10', 'US$25', 'US$50'],
    price: { CNY: 7150, USD: 1003 },
    regions: ['GLOBAL'],
    guide: 'redeem-roblox',
  },
  {
    id: 'mobile-top-up-cn',
    name: { zh: '手机话费直充（移动、联通、电信）', en: 'Mobile top-up (China Mobile, Unicom, Telecom)' },
    denominations: ['¥30', '¥50', '¥100', '¥200'],
    price: { CNY: 2985, USD: 419 },
    regions: ['CN'],
    guide: 'mobile-top-up',
  },
];
