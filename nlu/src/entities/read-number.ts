/** Numbers as they are spoken and written: 三千五, 两百二十, 1.2万, "twenty-five", "two hundred". */

const DIGITS = '零〇一二三四五六七八九';
const FORMAL = '零〇壹贰叁肆伍陆柒捌玖';
const UNITS: ReadonlyMap<string, number> = new Map([
  ...([...'十拾'].map((unit) => [unit, 10]) as [string, number][]),
  ...([...'百佰'].map((unit) => [unit, 100]) as [string, number][]),
  ...([...'千仟'].map((unit) => [unit, 1000]) as [string, number][]),
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
]);

/** Letters of a Chinese number, for patterns. */
export const CHINESE_NUMBER = '[零〇一二两三四五六七八九十百千万亿俩仨壹贰叁肆伍陆柒捌玖拾佰仟]{1,16}';

function digitOf(letter: string): number | undefined {
  if (letter === '两' || letter === '俩') return 2;
  if (letter === '仨') return 3;
  const at = Math.max(DIGITS.indexOf(letter), FORMAL.indexOf(letter));
  return at < 0 ? undefined : Math.max(0, at - 1);
}

/** 三千五 is 3500: a digit that follows a unit at the end counts tenths of that unit, unless 零 stands between. */
function findChineseNumber(text: string): number | undefined {
  if (!/[十百千万亿拾佰仟]/.test(text) && text.length > 1) {
    const digits = [...text].map(digitOf);
    return digits.some((digit) => digit === undefined) ? undefined : Number(digits.join(''));
  }
  let total = 0;
  let part = 0;
  let digit: number | undefined;
  let unit = 10;
  let zero = false;
  for (const letter of text) {
    const value = digitOf(letter);
    if (value !== undefined) {
      if (value === 0) zero = true;
      digit = value;
      continue;
    }
    const size = UNITS.get(letter);
    if (size === undefined) return undefined;
    if (size >= 1e4) {
      const section = part + (digit ?? (part === 0 && total === 0 ? 1 : 0));
      total = size === 1e8 ? (total + section) * size : total + section * size;
      part = 0;
    } else part += (digit ?? 1) * size;
    digit = undefined;
    unit = size;
    zero = false;
  }
  return total + part + (digit ?? 0) * (unit > 10 && !zero ? unit / 10 : 1);
}

const SMALL: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS: readonly string[] = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const WORD = `(?:${[...SMALL].reverse().join('|')}|${TENS.join('|')}|hundred|thousand|million)`;
/** Words of an English number, for patterns (case-insensitive). */
export const ENGLISH_NUMBER = `(?:an?|a couple(?: of)?|a few|several|half an?|${WORD}(?:(?:[ -]|[ ]and[ ])${WORD}){0,6})`;

function findEnglishNumber(text: string): number | undefined {
  const said = text.toLowerCase();
  if (/^half/.test(said)) return 0.5;
  if (/^a couple/.test(said)) return 2;
  if (/^(?:a few|several)/.test(said)) return 3;
  if (/^an?$/.test(said)) return 1;
  let total = 0;
  let part = 0;
  for (const word of said.split(/[ -]+/)) {
    const small = SMALL.indexOf(word);
    const ten = TENS.indexOf(word);
    if (small >= 0) part += small;
    else if (ten >= 0) part += (ten + 2) * 10;
    else if (word === 'hundred') part = (part || 1) * 100;
    else if (word === 'thousand' || word === 'million') {
      total += (part || 1) * (word === 'thousand' ? 1e3 : 1e6);
      part = 0;
    } else if (word !== 'and') return undefined;
  }
  return total + part;
}

/** Any written or spoken number: "1,299.50", "1.2万", "三百五", "twenty five", 半, 几. Undefined when it is none. */
export function findNumber(text: string): number | undefined {
  const plain = text.trim();
  const written = /^(\d[\d,]{0,14}(?:\.\d{1,6})?)\s?([万千百亿wWkK]?)$/.exec(plain);
  if (written) {
    const unit = { w: 1e4, k: 1e3 }[(written[2] as string).toLowerCase()] ?? UNITS.get(written[2] as string) ?? 1;
    return Math.round(Number((written[1] as string).replaceAll(',', '')) * unit * 1e6) / 1e6;
  }
  if (plain === '半') return 0.5;
  if (plain === '几' || plain === '好几' || plain === '数') return 3;
  return /^[a-z]/i.test(plain) ? findEnglishNumber(plain) : findChineseNumber(plain);
}
