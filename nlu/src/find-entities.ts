import { clip } from './normalise-text.ts';

export type EntityKind = 'order' | 'email' | 'phone' | 'money' | 'code';
/** `value` is the plain form (money: "20.00 USD"); `start` and `end` are UTF-16 offsets in the text as given. */
export type Entity = { kind: EntityKind; text: string; value: string; start: number; end: number };
/** `orderNumber`: how this shop writes order numbers, global or not. */
export type EntityOptions = { orderNumber?: RegExp };

/** Letters, optional hyphen, six or more digits, optional parts: CL-20260115-0042, TB123456789. */
const ORDER_NUMBER = /(?<![\w-])[A-Z]{1,4}-?\d{4,12}(?:-\d{2,8}){0,2}(?![\w-])/gi;
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,4}/gi;
const PHONE =
  /(?<![\w+-])(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\+\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d{2,4}(?:[ -]?\d{2,4}){1,4}|0\d{2,3}-?\d{7,8})(?![\w-])/g;
const AMOUNT = '\\d{1,9}(?:,\\d{3}){0,3}(?:\\.\\d{1,2})?';
const MONEY = new RegExp(
  `(?<sign>HK\\$|US\\$|[\u00a5\uffe5$€£])\\s?(?<after>${AMOUNT})(?!\\d)|(?<![\\d.])(?<before>${AMOUNT})\\s?(?<unit>元|块钱?|人民币|美元|美金|刀|港币|欧元|英镑|rmb|cny|usd|hkd|eur|gbp|dollars?|bucks|euros?|yuan)(?![a-z])`,
  'gi',
);
/** Card codes: groups of letters and digits by hyphens, or one run of 14 to 20 with both letters and digits. */
const CODE = /(?<![\w-])(?:[A-Z\d]{4,6}(?:-[A-Z\d]{4,6}){2,5}|(?=[A-Z]{0,19}\d)(?=\d{0,19}[A-Z])[A-Z\d]{14,20}|\d{16})(?![\w-])/g;

const CURRENCIES: readonly (readonly [code: string, written: RegExp])[] = [
  ['HKD', /^(?:hk\$|hkd|港币)$/],
  ['USD', /^(?:us\$|\$|usd|dollars?|bucks|美元|美金|刀)$/],
  ['CNY', /^(?:\u00a5|\uffe5|元|块钱?|人民币|rmb|cny|yuan)$/],
  ['EUR', /^(?:€|eur|euros?|欧元)$/],
  ['GBP', /^(?:£|gbp|英镑)$/],
];

function plainValue(kind: EntityKind, match: RegExpExecArray): string {
  if (kind === 'email') return match[0].toLowerCase();
  if (kind === 'phone') return match[0].replace(/[ ()-]/g, '');
  if (kind === 'money') {
    const { sign, after, before, unit } = match.groups ?? {};
    const amount = Number((after ?? before ?? '0').replaceAll(',', ''));
    const written = (sign ?? unit ?? '').toLowerCase();
    return `${amount.toFixed(2)} ${CURRENCIES.find(([, pattern]) => pattern.test(written))?.[0] ?? ''}`.trim();
  }
  return match[0].toUpperCase();
}

/** Entities in order of the text, none overlapping; where kinds compete the earlier of mail, code, order, phone, money wins. */
export function findEntities(text: string, options: EntityOptions = {}): Entity[] {
  const judged = clip(text);
  const order = options.orderNumber;
  const patterns: [EntityKind, RegExp][] = [
    ['email', EMAIL],
    ...(order ? [['order', new RegExp(order.source, [...new Set(`${order.flags}g`)].join(''))] as [EntityKind, RegExp]] : []),
    ['code', CODE],
    ['order', ORDER_NUMBER],
    ['phone', PHONE],
    ['money', MONEY],
  ];
  const taken = new Uint8Array(judged.length);
  const found: Entity[] = [];
  for (const [kind, pattern] of patterns) {
    for (const match of judged.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (end === start || taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      found.push({ kind, text: match[0], value: plainValue(kind, match), start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
