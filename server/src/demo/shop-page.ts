import type { ProductRow } from '../shop/index.ts';

type Locale = 'zh' | 'en';
type Shop = { locale: Locale; products: readonly ProductRow[]; inboxId: string; embedded: boolean };

const WORDS = {
  zh: {
    title: '点卡小铺',
    slogan: '数字礼品卡，付款后自动发卡',
    from: '起',
    other: 'English',
    otherLang: 'en',
    note: '这是 Throughline 一线通的演示商店。点右下角的按钮，像顾客一样提问。',
    buy: '选购',
  },
  en: {
    title: 'Cardlet',
    slogan: 'Digital gift cards, delivered the moment you pay',
    from: 'from',
    other: '中文',
    otherLang: 'zh',
    note: 'This is the demo shop of Throughline. Use the button in the corner and ask, as a customer would.',
    buy: 'Choose',
  },
} as const;

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const price = (product: ProductRow, locale: Locale): string =>
  new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en', { style: 'currency', currency: product.price.currency }).format(
    product.price.amount / 100,
  );

const card = (product: ProductRow, locale: Locale): string => {
  const words = WORDS[locale];
  const from = locale === 'zh' ? `${price(product, locale)} ${words.from}` : `${words.from} ${price(product, locale)}`;
  return `<li><h2>${escapeHtml(product.name[locale])}</h2><p>${escapeHtml(from)}</p></li>`;
};

/** A whole HTML page, nothing in it but what we escape ourselves. */
export const drawShop = ({ locale, products, inboxId, embedded }: Shop): string => {
  const words = WORDS[locale];
  const shelf = products.map((product) => card(product, locale)).join('');
  const body = embedded
    ? ''
    : `<header><h1>${words.title}</h1><p>${words.slogan}</p><a href="/shop?lang=${words.otherLang}" lang="${words.otherLang}">${words.other}</a></header>
<main><p class="note">${words.note}</p><ul>${shelf}</ul></main>`;
  return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><link rel="icon" href="/desk/logo.svg" type="image/svg+xml"><link rel="stylesheet" href="/shop.css"></head>
<body${embedded ? ' class="embedded"' : ''}>${body}
<script src="/widget.js" data-inbox="${inboxId}" data-locale="${locale}"${embedded ? ' data-open="true"' : ''} async></script>
</body></html>`;
};

export const SHOP_STYLE = `:root{color-scheme:light dark;--ink:#16202c;--paper:#fff;--quiet:#f5f7f9;--line:#e3e8ee;--accent:#0b7a75}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#11161c;--quiet:#171d25;--line:#27303a;--accent:#35b5ac}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.6 system-ui,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--paper);text-autospace:normal}
header{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 16px;padding:24px clamp(16px,5vw,64px);border-bottom:1px solid var(--line)}
h1{margin:0;font-size:24px;color:var(--accent)}
header p{margin:0;flex:1;min-width:12em}
a{color:var(--accent)}
main{padding:24px clamp(16px,5vw,64px);max-width:1100px}
.note{margin:0 0 24px;padding:12px 16px;background:var(--quiet);border-radius:8px}
ul{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:16px}
li{border:1px solid var(--line);border-radius:8px;padding:16px;min-height:110px;display:flex;flex-direction:column;justify-content:space-between}
li h2{margin:0;font-size:16px;font-weight:600}
li p{margin:8px 0 0;color:var(--accent);font-variant-numeric:tabular-nums}
`;
