import { ACCOUNT_ARTICLES } from './articles-account.ts';
import { DELIVERY_ARTICLES } from './articles-delivery.ts';
import { ORDER_ARTICLES } from './articles-orders.ts';
import { PAYMENT_ARTICLES } from './articles-payment.ts';
import { REDEEM_ARTICLES } from './articles-redeem.ts';
import { SHOP_ARTICLES } from './articles-shop.ts';
import type { DemoArticle } from './demo-article.ts';

export const DEMO_ARTICLES: readonly DemoArticle[] = [
  ...DELIVERY_ARTICLES,
  ...ORDER_ARTICLES,
  ...PAYMENT_ARTICLES,
  ...ACCOUNT_ARTICLES,
  ...SHOP_ARTICLES,
  ...REDEEM_ARTICLES,
];
