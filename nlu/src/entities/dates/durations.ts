import { CHINESE_NUMBER, ENGLISH_NUMBER, findNumber } from '../read-number.ts';
import type { Clock, DateRelation, Found, Grain, InstantSpan } from './types.ts';
import { addDays, DAY_MS, instantOf, normalDay, wallOf, weekdayOf } from './zone-clock.ts';

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'work-day' | 'week' | 'month' | 'year';
type Way = 'ago' | 'ahead' | 'within' | 'lasting' | 'bare';

const CHINESE = new RegExp(
  '(?<![\\d.第每])(?<before>等了|过了|用了|花了|(?<!为|除|到|罢|算)了|都|已经|快|将近|超过|还有|还剩|再过|过|最近|近|未来|接下来)?(?:了|有)?' +
    `(?<number>\\d{1,5}(?:\\.\\d)?|${CHINESE_NUMBER}|半|好几|几|数)(?<more>多)?个?(?<half>半)?(?<more2>多)?` +
    '(?<unit>秒钟?|分钟|刻钟|小时|钟头|工作日|天|日(?=之?[内后前]|以[内后前])|周(?![一二三四五六日天末])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|月(?![\\d一二三四五六七八九十初底末份卡])|年(?!\\d))(?<half2>半)?(?<more3>多)?(?:的?时间)?' +
    '(?<after>(?:之|以)?[前后内]|过去了?|过后|之?里|了|没|未|以?来|都)?',
  'g',
);
const ENGLISH = new RegExp(
  '(?:\\b(?<before>within|in less than|in under|in the next|over the next|in|after|for|since|past|last|over|more than|almost|nearly|next|another|took|waited|waiting)\\s+(?:the\\s+)?(?:(?<inner>past|last|next|coming|over|more than|about|almost|nearly)\\s+)?)?' +
    `(?<![\\d.,$€£])\\b(?<number>\\d{1,5}(?:\\.\\d)?|${ENGLISH_NUMBER})[\\s-]?(?<half>and a half\\s)?(?<work>(?:business|working|work)\\s)?` +
    '(?<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?)\\b(?:\\s(?<after>ago|earlier|later|from now|late|overdue|already))?',
  'gi',
);

const ZH_UNITS: readonly (readonly [RegExp, Unit, factor: number])[] = [
  [/^秒/, 'second', 1],
  [/^刻/, 'minute', 15],
  [/^分/, 'minute', 1],
  [/^(?:小时|钟头)/, 'hour', 1],
  [/^工作日/, 'work-day', 1],
  [/^[天日]/, 'day', 1],
  [/^(?:周|星期|礼拜)/, 'week', 1],
  [/^月/, 'month', 1],
  [/^年/, 'year', 1],
];
const EN_UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/^s/i, 'second'],
  [/^mi/i, 'minute'],
  [/^h/i, 'hour'],
  [/^d/i, 'day'],
  [/^w/i, 'week'],
  [/^mo/i, 'month'],
  [/^y/i, 'year'],
];
const GRAINS: Readonly<Record<Unit, Grain>> = {
  ...{ second: 'minute', minute: 'minute', hour: 'hour', day: 'day', 'work-day': 'day', week: 'day', month: 'day', year: 'month' },
};
const SECOND_MS: Partial<Record<Unit, number>> = { second: 1000, minute: 60_000, hour: 3_600_000 };

/** Calendar units keep the hour of the wall clock; parts of a day are plain time. */
function move(clock: Clock, count: number, unit: Unit): number {
  const small = SECOND_MS[unit];
  if (small !== undefined) return clock.now + count * small;
  const { today, wall } = clock;
  const whole = Math.trunc(count);
  const rest = count - whole;
  let day = today;
  let left = rest;
  if (unit === 'day') day = addDays(today, whole);
  else if (unit === 'week') day = addDays(today, Math.round(count * 7));
  else if (unit === 'work-day') day = addWorkDays(today, whole);
  else day = normalDay({ ...today, month: today.month + Math.trunc(unit === 'year' ? count * 12 : whole) });
  if (unit === 'month') day = addDays(day, Math.round(rest * 30));
  if (unit !== 'day') left = 0;
  return instantOf({ ...wall, ...day }, clock.timeZone) + left * DAY_MS;
}

/** Monday to Friday; public holidays are not known here. */
function addWorkDays(today: Clock['today'], count: number): Clock['today'] {
  let day = today;
  for (let left = Math.min(Math.abs(count), 1000); left > 0; ) {
    day = addDays(day, Math.sign(count));
    if (weekdayOf(day) < 5) left--;
  }
  return day;
}

function spanOf(clock: Clock, count: number, unit: Unit, way: Way): InstantSpan {
  const grain = GRAINS[unit];
  if (way === 'lasting') return { from: move(clock, -count, unit), to: clock.now, grain, relation: 'lasting', confidence: 0.85 };
  if (way === 'within') return { from: clock.now, to: move(clock, count, unit), grain, relation: 'by', confidence: 0.9 };
  if (way === 'bare') return { from: clock.now, to: move(clock, count, unit), grain, relation: 'lasting', confidence: 0.4 };
  const at = move(clock, way === 'ago' ? -count : count, unit);
  const relation: DateRelation = 'at';
  if (grain === 'minute') return { from: at, to: at + 60_000, grain, relation, confidence: 0.9 };
  if (grain === 'hour') return { from: at, to: at + 3_600_000, grain, relation, confidence: 0.9 };
  const day = { ...wallOf(at, clock.timeZone), hour: 0, minute: 0 };
  const from = instantOf(day, clock.timeZone);
  return { from, to: instantOf({ ...day, ...addDays(day, 1) }, clock.timeZone), grain, relation, confidence: 0.9 };
}

function chineseWay(before = '', after = ''): Way {
  if (/前$/.test(after)) return 'ago';
  if (/后$/.test(after) || /^(?:再过|还有|还剩)/.test(before)) return 'ahead';
  if (/[内里]$/.test(after) || /^(?:未来|接下来)/.test(before)) return 'within';
  if (/^(?:了|没|未|来|以来|都|过去了?)$/.test(after) || /^(?:等了|过了|用了|花了|了|都|已经|快|将近|超过|最近|近)/.test(before))
    return 'lasting';
  return 'bare';
}

function englishWay(before = '', after = '', inner = ''): Way {
  if (/^(?:next|coming)/i.test(inner)) return 'within';
  if (/^(?:ago|earlier)/i.test(after)) return 'ago';
  if (/^(?:later|from now)/i.test(after) || /^(?:in|after|another)$/i.test(before)) return 'ahead';
  if (/^(?:within|in |over the|next)/i.test(before)) return 'within';
  if (after !== '' || /^(?:for|since|past|last|over|more|almost|nearly|took|wait)/i.test(before)) return 'lasting';
  return 'bare';
}

function readChinese(groups: Readonly<Record<string, string | undefined>>, clock: Clock): InstantSpan | undefined {
  const { before, number = '', half, half2, unit: word = '', after } = groups;
  const known = ZH_UNITS.find(([pattern]) => pattern.test(word));
  const count = findNumber(number);
  if (!known || count === undefined) return undefined;
  const [, unit, factor] = known;
  // 二零二六年 and 2026年 are years of the calendar.
  if (unit === 'year' && count > 200) return undefined;
  const total = (count + ((half ?? half2) ? 0.5 : 0)) * factor;
  return total > 20_000 ? undefined : spanOf(clock, total, unit, chineseWay(before, after));
}

function readEnglish(groups: Readonly<Record<string, string | undefined>>, clock: Clock): InstantSpan | undefined {
  const { before, inner, number = '', half, work, unit: word = '', after } = groups;
  const unit = EN_UNITS.find(([pattern]) => pattern.test(word))?.[1];
  const count = findNumber(number);
  if (!unit || count === undefined) return undefined;
  const total = count + (half ? 0.5 : 0);
  const way = englishWay(before?.trim(), after, inner);
  // "an hour", "a day" alone are rates or small talk ("have a nice day").
  if (way === 'bare' && /^an?$/i.test(number)) return undefined;
  return total > 20_000 ? undefined : spanOf(clock, total, work && unit === 'day' ? 'work-day' : unit, way);
}

export function findDurations(text: string, clock: Clock): Found<InstantSpan>[] {
  const found: Found<InstantSpan>[] = [];
  for (const [pattern, read] of [[CHINESE, readChinese] as const, [ENGLISH, readEnglish] as const])
    for (const match of text.matchAll(pattern)) {
      const value = read(match.groups ?? {}, clock);
      if (value) found.push({ start: match.index, end: match.index + match[0].length, value });
    }
  return found;
}
