import { ACCOUNT_ARTICLES } from './articles-account.ts';
import { DELIVERY_ARTICLES } from './articles-delivery.ts';
import { ORDER_ARTICLES } from './articles-orders.ts';
import { PAYMENT_ARTICLES } from './articles-payment.ts';
import { PRICE_ARTICLES } from './articles-prices.ts';
import { REDEEM_MEDIA_ARTICLES } from './articles-redeem-media.ts';
import { REGION_ARTICLES } from './articles-regions.ts';
import { REDEEM_ARTICLES } from './articles-redeem.ts';
import { SHOP_ARTICLES } from './articles-shop.ts';
import type { DemoArticle } from './demo-article.ts';

export const DEMO_ARTICLES: readonly DemoArticle[] = [
  ...DELIVERY_ARTICLES,
  ...ORDER_ARTICLES,
  ...REGION_ARTICLES,
  ...PAYMENT_ARTICLES,
  ...PRICE_ARTICLES,
  ...ACCOUNT_ARTICLES,
  ...SHOP_ARTICLES,
  ...REDEEM_ARTICLES,
  ...REDEEM_MEDIA_ARTICLES,
];
