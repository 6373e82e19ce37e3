import { CHINESE_NUMBER, findNumber } from '../read-number.ts';
import type { Clock, DayRule, DaySpan } from './types.ts';
import { addDays, type Day, daysBetween, mayBeDay, normalDay, weekdayOf } from './zone-clock.ts';

const NUMBER = `(?:\\d{1,4}|${CHINESE_NUMBER})`;

/** Without a year, the one that brings the day nearest to today. */
export function nearestYear({ today }: Clock, month: number, day: number): Day {
  const years = [today.year, today.year - 1, today.year + 1].map((year) => ({ year, month, day }));
  const real = years.filter(mayBeDay);
  return real.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0] ?? { year: today.year, month, day };
}

export const oneDay = (day: Day, confidence = 0.95, part?: string): DaySpan | undefined =>
  mayBeDay(day) ? { day, days: 1, grain: 'day', confidence, part } : undefined;

export function monthSpan(year: number, month: number, confidence = 0.9): DaySpan {
  const first = normalDay({ year, month, day: 1 });
  return { day: first, days: daysBetween(first, normalDay({ year, month: month + 1, day: 1 })), grain: 'month', confidence };
}

export function yearSpan(year: number, confidence = 0.85): DaySpan {
  const first = { year, month: 1, day: 1 };
  return { day: first, days: daysBetween(first, { ...first, year: year + 1 }), grain: 'year', confidence };
}

/** Monday of the week that lies `weeks` from this one. */
export const mondayOf = ({ today }: Clock, weeks: number): Day => addDays(today, weeks * 7 - weekdayOf(today));

const NEAR: ReadonlyMap<string, number> = new Map([
  ['大前', -3],
  ['前', -2],
  ['昨', -1],
  ['今', 0],
  ['当', 0],
  ['明', 1],
  ['后', 2],
  ['大后', 3],
]);
const WEEKDAYS = '一二三四五六日';
const NUMERALS = '123456天';

const stepOf = (word: string): number => {
  const before = word.startsWith('上') ? -1 : 1;
  return /^[上下]/.test(word) ? before * [...word].filter((letter) => letter === '上' || letter === '下').length : 0;
};

function readWeekday(match: RegExpExecArray, clock: Clock): DaySpan | undefined {
  const [, step = '', name = ''] = match;
  const monday = mondayOf(clock, stepOf(step));
  if (name === '末') return { day: addDays(monday, 5), days: 2, grain: 'day', confidence: 0.9 };
  if (name === '') return step === '' ? undefined : { day: monday, days: 7, grain: 'week', confidence: 0.9 };
  const index = name === '天' || name === '7' ? 6 : Math.max(WEEKDAYS.indexOf(name), NUMERALS.indexOf(name));
  const day = addDays(monday, index);
  // A bare 周五 that has gone by means the next one, though a story about the past may mean the last: hence less sure.
  if (step === '' && daysBetween(clock.today, day) < 0) return oneDay(addDays(day, 7), 0.65);
  return oneDay(day, step === '' ? 0.8 : 0.95);
}

function readMonth(match: RegExpExecArray, clock: Clock): DaySpan | undefined {
  const [, step = '', part = ''] = match;
  const { year, month } = normalDay({ ...clock.today, month: clock.today.month + stepOf(step), day: 1 });
  if (part === '' && step === '') return undefined;
  if (/^[\d零一二三四五六七八九十]/.test(part)) return oneDay({ year, month, day: findNumber(part.replace(/[号日]/, '')) ?? 0 });
  const whole = monthSpan(year, month);
  if (part === '初') return { ...whole, days: 10, grain: 'week', confidence: 0.75 };
  if (part === '中' || part === '中旬') return { ...whole, day: { year, month, day: 11 }, days: 10, grain: 'week', confidence: 0.75 };
  if (part === '') return whole;
  return { day: addDays(whole.day, whole.days - 1), days: 1, grain: 'day', confidence: 0.8 };
}

const YEARS: ReadonlyMap<string, number> = new Map([
  ['今', 0],
  ['去', -1],
  ['明', 1],
  ['前', -2],
  ['后', 2],
]);

function readMonthDay(match: RegExpExecArray, clock: Clock): DaySpan | undefined {
  const [, written, said, monthText = '', dayText, part] = match;
  const month = findNumber(monthText) ?? 0;
  const day = dayText === undefined ? undefined : findNumber(dayText);
  const short = written === undefined ? undefined : findNumber(written);
  const year = said !== undefined ? clock.today.year + (YEARS.get(said) ?? 0) : short !== undefined && short < 100 ? 2000 + short : short;
  if (month < 1 || month > 12) return undefined;
  if (day !== undefined) return oneDay(year === undefined ? nearestYear(clock, month, day) : { year, month, day });
  const span = monthSpan(year ?? nearestYear(clock, month, 15).year, month);
  if (part === '底' || part === '末') return { day: addDays(span.day, span.days - 1), days: 1, grain: 'day', confidence: 0.8 };
  return part === '初' ? { ...span, days: 10, grain: 'week', confidence: 0.75 } : span;
}

function readDayOfMonth(match: RegExpExecArray, clock: Clock): DaySpan | undefined {
  const day = findNumber(match[1] as string) ?? 0;
  if (day < 1 || day > 31) return undefined;
  const { year, month } = clock.today;
  const near = [-1, 0, 1].map((step) => ({ ...normalDay({ year, month: month + step, day: 1 }), day })).filter(mayBeDay);
  const best = near.sort((a, b) => Math.abs(daysBetween(clock.today, a)) - Math.abs(daysBetween(clock.today, b)))[0];
  return best && oneDay(best, 0.7);
}

const HOLIDAYS: readonly (readonly [RegExp, month: number, day: number])[] = [
  [/^元旦/, 1, 1],
  [/^情人节/, 2, 14],
  [/^(?:五一|劳动节)/, 5, 1],
  [/^(?:六一|儿童节)/, 6, 1],
  [/^(?:618|六一八)/, 6, 18],
  [/^国庆/, 10, 1],
  [/^(?:双十一|双11)/, 11, 11],
  [/^(?:双十二|双12)/, 12, 12],
  [/^平安夜/, 12, 24],
  [/^圣诞/, 12, 25],
];

function readHoliday(match: RegExpExecArray, clock: Clock): DaySpan | undefined {
  const found = HOLIDAYS.find(([name]) => name.test(match[0]));
  return found && { ...(oneDay(nearestYear(clock, found[1], found[2])) as DaySpan), confidence: 0.75 };
}

/** In order: what stands first wins where two begin at one place. */
export const CHINESE_DAYS: readonly DayRule[] = [
  [
    /(?<![\d一二两三四五六七八九十几半数多以之])(大前|大后|前|昨|今|明|后)(?:天|日|儿个?)(?!气)/g,
    ([, near = ''], { today }) => oneDay(addDays(today, NEAR.get(near) ?? 0), 0.95),
  ],
  [/([昨今明当])(晚上?|早上?|夜里?)/g, ([, near = '', part], { today }) => oneDay(addDays(today, NEAR.get(near) ?? 0), 0.9, part)],
  [
    /(?<![一二两三四五六七八九十几\d])(上上个?|上个?|下下个?|下个?|这个?|本)?(?:周|星期|礼拜)(?![前后内之边年围])([一二三四五六日天末1-7])?(?!个|天的?时)/g,
    readWeekday,
  ],
  [
    new RegExp(`(上上个|上个|上|下个|下下个|下|这个|这|本|当)?月(底|末|初|中旬|中|下旬|${NUMBER}[号日])?(?![份饼经卡费嫂])`, 'g'),
    readMonth,
  ],
  [
    new RegExp(
      `(?:(\\d{4}|\\d{2}|[二两][零〇][零〇一二三四五六七八九]{2})年|([今去明前后])年)?的?(${NUMBER})月(?:份)?(?:(${NUMBER})[号日]?(?!\\d|个|点)|([底末初]))?`,
      'g',
    ),
    readMonthDay,
  ],
  [
    /(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?!\d)/g,
    (m) => oneDay({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) }),
  ],
  [/(?<![\d.])(\d{4})年(?!\d)|(?<!\d)([今去明])年(年底|底|初)?/g, readYear],
  [/年底|年末|年初/g, (m, { today }) => oneDay({ year: today.year, month: m[0] === '年初' ? 1 : 12, day: m[0] === '年初' ? 1 : 31 }, 0.7)],
  [
    /(?<![\d.月零一二三四五六七八九十百第-])(\d{1,2}|[零一二三四五六七八九十]{1,3})[号日](?![楼线院店门码机球]|\d|单元|个)/g,
    readDayOfMonth,
  ],
  [/元旦节?|情人节|五一|劳动节|六一(?:儿童节)?|国庆节?|双(?:十一|11|十二|12)|平安夜|圣诞节?/g, readHoliday],
];

function readYear(match: RegExpExecArray, { today }: Clock): DaySpan | undefined {
  const [, written, said = '', part] = match;
  const year = written === undefined ? today.year + (YEARS.get(said) ?? 0) : Number(written);
  if (year < 1900 || year > 2200) return undefined;
  if (part === undefined) return yearSpan(year);
  return oneDay(part === '初' ? { year, month: 1, day: 1 } : { year, month: 12, day: 31 }, 0.75);
}
