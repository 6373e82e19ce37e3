/** Numbers as people write them: 三十五万, 两百三十, 1.5k, 1,299, 2万, "two hundred and thirty"; with the unit that follows. */
import { clip } from './clip.ts';

/** `start` and `end` are in the text given and cover the unit too. `unit` is one of UNITS' names, undefined when none follows. */
export type NumberFound = { value: number; unit?: string; text: string; start: number; end: number };

/** "letter value" pairs as a table. */
const readTable = (pairs: string): Readonly<Record<string, number>> =>
  Object.fromEntries(pairs.split(' ').map((pair) => [pair[0] as string, Number(pair.slice(1))]));

const DIGITS = readTable('零0 〇0 一1 二2 两2 兩2 三3 四4 五5 六6 七7 八8 九9 壹1 贰2 貳2 叁3 參3 肆4 伍5 陆6 陸6 柒7 捌8 玖9');
const TENS = readTable('十10 拾10 百100 佰100 千1000 仟1000');
const BIG = readTable('万1e4 萬1e4 亿1e8 億1e8');
const AFTER = readTable('k1e3 w1e4 m1e6 百100 千1e3 万1e4 萬1e4 亿1e8 億1e8');

const UNITS: Readonly<Record<string, string>> = {
  yuan: '块钱|元钱|元|块|人民币|rmb|cny|yuan',
  jiao: '角|毛钱|毛',
  dollar: '美元|美金|刀|usd|dollars?|bucks?',
  euro: '欧元|欧|eur|euros?',
  percent: '%|％|percent|个百分点',
  minute: '分钟|分鐘|minutes?|mins?',
  hour: '个小时|個小時|小时|小時|hours?|hrs?',
  day: '个工作日|工作日|天|日|days?',
  week: '个星期|星期|周|weeks?',
  month: '个月|個月|months?',
  year: '年|years?',
  item: '个|個|张|張|件|份|次|台|单|單|条|條|位|items?|pcs|times',
  kilogram: '公斤|千克|kg|kilos?',
  gram: '克|grams?|g',
  kilometre: '公里|千米|km',
  metre: '米|metres?|meters?|m',
  point: '积分|points?',
};

const NAMES = Object.keys(UNITS);
const UNIT = `(?:${NAMES.map((name) => `(?<${name}>(?:${UNITS[name]})(?![a-z]))`).join('|')})`;

const ENGLISH: Readonly<Record<string, number>> = {
  ...{ zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
  ...{ thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30 },
  ...{ forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, thousand: 1e3, million: 1e6 },
};
const WORD = Object.keys(ENGLISH)
  .sort((a, b) => b.length - a.length)
  .join('|');

const HAN = '[零〇一二两兩三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億]';
const NUMBER = new RegExp(
  `(?<![\\w.])(?<plain>\\d{1,15}(?:,\\d{3}){0,5}(?:\\.\\d{1,9})?)(?<after>[kw](?![a-z])|m(?![a-z])|[百千万萬亿億])?(?<half>半)?` +
    `|(?<han>半|${HAN}{1,20}(?:点${HAN}{1,6})?(?<haff>半|个半(?=小时|小時|星期))?)` +
    `|(?<![a-z])(?<words>(?:${WORD})(?:(?:[ -]|\\sand\\s){1,3}(?:${WORD})){0,8})(?![a-z])`,
  'giu',
);
const UNIT_HERE = new RegExp(`\\s?${UNIT}`, 'iuy');

/** 三十五万 → 350000; 二〇二六 → 2026; 一百二 → 120. */
function readHan(text: string): number {
  const [whole = '', part] = text.split('点');
  const letters = [...whole];
  const decimals = part ? Number(`0.${[...part].map((letter) => DIGITS[letter] ?? 0).join('')}`) : 0;
  if (letters.every((letter) => letter in DIGITS)) return Number(letters.map((letter) => DIGITS[letter]).join('')) + decimals;
  let sum = 0;
  let section = 0;
  let digit = 0;
  let step = 1;
  for (const letter of letters) {
    if (letter in DIGITS) {
      digit = DIGITS[letter] as number;
      if (digit === 0) step = 10;
    } else if (letter in TENS) {
      section += (digit === 0 ? 1 : digit) * (TENS[letter] as number);
      step = TENS[letter] as number;
      digit = 0;
    } else {
      const unit = BIG[letter] as number;
      sum = (unit === 1e8 ? sum + section + digit : section + digit) * unit + (unit === 1e8 ? 0 : sum);
      section = 0;
      digit = 0;
      step = unit;
    }
  }
  // 一百二 is 120, 三万五 is 35000; after a zero the digit is what it says: 一百零二.
  const tail = digit * (step >= 100 ? step / 10 : 1);
  return sum + section + tail + decimals;
}

function readWords(text: string): number {
  let sum = 0;
  let section = 0;
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    const value = ENGLISH[word];
    if (value === undefined) continue;
    if (value === 100) section = (section || 1) * 100;
    else if (value >= 1000) {
      sum += (section || 1) * value;
      section = 0;
    } else section += value;
  }
  return sum + section;
}

function readUnit(text: string, at: number): { unit?: string; length: number } {
  UNIT_HERE.lastIndex = at;
  const match = UNIT_HERE.exec(text);
  const unit = NAMES.find((name) => match?.groups?.[name] !== undefined);
  return unit ? { unit, length: (match as RegExpExecArray)[0].length } : { length: 0 };
}

/** A single Han digit is a number only before a unit (三天); "一下", "十分" and "万一" are not numbers. */
const mayBeNumber = (han: string, unit: string | undefined): boolean =>
  unit !== undefined || (han.length > 1 && !/^(?:万一|千万|万万|一一)$/.test(han));

/** Numbers with their units. Reads the first 8,000 characters. */
export function findNumbers(text: string): NumberFound[] {
  const judged = clip(text);
  const found: NumberFound[] = [];
  for (const match of judged.matchAll(NUMBER)) {
    const { plain, after, half, han, haff, words } = match.groups as Record<string, string | undefined>;
    let end = match.index + match[0].length;
    const { unit, length } = readUnit(judged, end);
    let value: number;
    if (plain !== undefined) value = Number(plain.replaceAll(',', '')) * (AFTER[after?.toLowerCase() ?? ''] ?? 1) + (half ? 0.5 : 0);
    else if (words !== undefined) value = readWords(words);
    else if (han === '半') value = 0.5;
    else value = readHan((han as string).replace(/个?半$/, '')) + (haff ? 0.5 : 0);
    if (han !== undefined && !mayBeNumber(han, unit)) continue;
    if (words !== undefined && unit === undefined && value < 10) continue;
    if (!Number.isSafeInteger(Math.floor(value))) continue;
    end += length;
    found.push({ value, ...(unit && { unit }), text: judged.slice(match.index, end), start: match.index, end });
  }
  return found;
}
