import type { Entity } from './candidate.ts';
import { CHINESE_NUMBER, ENGLISH_NUMBER, findNumber } from './read-number.ts';

const AMOUNT = '\\d{1,9}(?:,\\d{3}){0,3}(?:\\.\\d{1,2})?';
const SIGN = 'HK\\$|US\\$|NT\\$|C\\$|A\\$|[\u00a5\uffe5$€£₩₹]|(?<![a-z])(?:rmb|cny|usd|hkd|eur|gbp)(?=\\s?\\d)';
const UNIT =
  '元|块钱?|圆|人民币|美元|美金|美刀|刀(?![片具])|港币|港元|台币|新台币|日元|日币|韩元|欧元|英镑|新币|澳元|加元|rmb|cny|usd|hkd|twd|jpy|eur|gbp|sgd|aud|cad|dollars?|bucks|euros?|yuan|pounds?|quid|cents?|分钱|毛钱?|角钱';
const NUMBER = `${AMOUNT}(?:\\s?[万千kKwW](?![a-z]))?`;
const TO = '\\s?(?:-|~|到|至|to)\\s?';
const SIGNED = new RegExp(`(?<sign>${SIGN})\\s?(?<low>${NUMBER})(?:${TO}(?:${SIGN})?\\s?(?<high>${NUMBER})(?![\\d.:/-]))?(?!\\d)`, 'gi');
const NAMED = new RegExp(
  `(?<![\\d.a-z-]|\\d,)(?:(?<low>${NUMBER})(?:${TO}))?(?<high>${NUMBER})\\s?(?<tail>多|来|几)?(?<unit>${UNIT})(?![a-z])(?<jiao>\\d|[一二三四五六七八九半])?(?![\\d年月天])`,
  'gi',
);
const SPOKEN = new RegExp(
  `(?:(?<![\\d${CHINESE_NUMBER.slice(1, CHINESE_NUMBER.indexOf(']'))}])(?<zh>${CHINESE_NUMBER})\\s?(?:多|来)?(?<unit>块钱?|元|美元|美金|刀(?![片具])|港币|欧元|英镑|毛钱|角钱)(?<jiao>[一二三四五六七八九])?(?!儿|地|都|石|头|一起))|(?:\\b(?<en>${ENGLISH_NUMBER})\\s(?<word>dollars?|bucks|euros?|yuan|pounds|quid|cents))\\b`,
  'gi',
);

const CURRENCIES: readonly (readonly [code: string, written: RegExp])[] = [
  ['HKD', /^(?:hk\$|hkd|港币|港元)$/],
  ['TWD', /^(?:nt\$|twd|台币|新台币)$/],
  ['CAD', /^(?:c\$|cad|加元)$/],
  ['AUD', /^(?:a\$|aud|澳元)$/],
  ['USD', /^(?:us\$|\$|usd|dollars?|bucks|美元|美金|美刀|刀|cents?)$/],
  ['CNY', /^(?:\u00a5|\uffe5|元|圆|块钱?|人民币|rmb|cny|yuan|分钱|毛钱?|角钱)$/],
  ['EUR', /^(?:€|eur|euros?|欧元)$/],
  ['GBP', /^(?:£|gbp|pounds?|quid|英镑)$/],
  ['JPY', /^(?:jpy|日元|日币)$/],
  ['KRW', /^(?:₩|韩元)$/],
  ['INR', /^₹$/],
  ['SGD', /^(?:sgd|新币)$/],
];
const TENTHS = /^(?:毛|角)/;
const HUNDREDTHS = /^(?:分钱|cents?)/i;

type Groups = Readonly<Record<string, string | undefined>>;

function amountOf(text: string, unit: string, jiao: string | undefined): number | undefined {
  const whole = findNumber(text);
  if (whole === undefined) return undefined;
  const tenth = jiao === undefined ? 0 : jiao === '半' ? 0.5 : (findNumber(jiao) ?? 0) / 10;
  const scale = TENTHS.test(unit) ? 0.1 : HUNDREDTHS.test(unit) ? 0.01 : 1;
  return whole * scale + tenth;
}

function read(groups: Groups, match: RegExpExecArray): Entity | undefined {
  const { sign, low, high, unit, zh, en, word, jiao } = groups;
  const written = (sign ?? unit ?? word ?? '').toLowerCase();
  const first = amountOf(low ?? high ?? zh ?? en ?? '', written, low === undefined ? jiao : undefined);
  const second = low !== undefined && high !== undefined ? amountOf(high, written, jiao) : undefined;
  // "a dollar" is money; 一块 alone is "together", "one piece".
  if (first === undefined || (zh !== undefined && /^[一二三两几]$/.test(zh) && unit === '块')) return undefined;
  const currency = CURRENCIES.find(([, pattern]) => pattern.test(written))?.[0] ?? '';
  const range = second !== undefined && second > first ? second : undefined;
  const amount = range === undefined ? (second ?? first) : first;
  const value = `${amount.toFixed(2)}${range === undefined ? '' : `-${range.toFixed(2)}`} ${currency}`.trim();
  const details = { amount, ...(range === undefined ? {} : { most: range }), currency };
  const start = match.index;
  const confidence = zh || en ? 0.8 : 0.9;
  return { kind: 'money', text: match[0], value, start, end: start + match[0].length, confidence, details };
}

/** Money with its currency: signs, units in both languages, ranges (¥50-100) and spoken amounts (三百五十块, twenty bucks). */
export function findMoney(text: string): Entity[] {
  const found: Entity[] = [];
  for (const pattern of [SIGNED, NAMED, SPOKEN])
    for (const match of text.matchAll(pattern)) {
      const entity = read(match.groups ?? {}, match);
      if (entity) found.push(entity);
    }
  return found;
}
