import { monthSpan, mondayOf, nearestYear, oneDay, yearSpan } from './chinese-days.ts';
import type { Clock, DayRule, DaySpan } from './types.ts';
import { addDays, type Day, daysBetween, mayBeDay, normalDay, weekdayOf } from './zone-clock.ts';

const WEEKDAY = 'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const WEEKDAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const MONTHS: readonly string[] = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const stepOf = (word = ''): number => (/^(?:next|following|coming)/i.test(word) ? 1 : /^(?:last|past|previous)/i.test(word) ? -1 : 0);

const NEAR: readonly (readonly [RegExp, number])[] = [
  [/^day after/i, 2],
  [/^day before/i, -2],
  [/^(?:tom|tm|2mo)/i, 1],
  [/^y/i, -1],
];

function readWeekday(match: RegExpExecArray, clock: Clock): DaySpan | undefined {
  const [, which = '', name = ''] = match;
  const index = WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase());
  const ahead = (index - weekdayOf(clock.today) + 7) % 7;
  if (/^last|^past|^prev/i.test(which)) return oneDay(addDays(clock.today, ahead === 0 ? -7 : ahead - 7), 0.9);
  // "next Tues" is the one in the week to come; said on a Sunday that is in two days.
  if (/^next/i.test(which)) return oneDay(addDays(mondayOf(clock, 1), index), 0.8);
  // "sat", "sun", "mon" and "wed" alone may be other words: only a whole name counts without "on", "this" or a full stop.
  if (which === '' && name.length === 3 && /^(?:sat|sun|wed|mon)$/i.test(name) && name[0] !== name[0]?.toUpperCase()) return undefined;
  return oneDay(addDays(clock.today, ahead), which === '' ? 0.75 : 0.85);
}

function namedSpan(unit: string, step: number, clock: Clock): DaySpan {
  const { year, month } = clock.today;
  if (unit === 'weekend') return { day: addDays(mondayOf(clock, step), 5), days: 2, grain: 'day', confidence: 0.9 };
  if (unit === 'week') return { day: mondayOf(clock, step), days: 7, grain: 'week', confidence: 0.9 };
  if (unit === 'month') return monthSpan(year, month + step);
  if (unit === 'year') return yearSpan(year + step);
  return { day: clock.today, days: 1, grain: 'day', confidence: 0.9 };
}

const lastDay = ({ day, days }: DaySpan): DaySpan => ({ day: addDays(day, days - 1), days: 1, grain: 'day', confidence: 0.85 });

/** "week" or "day" alone is no date: it needs "this", "next", "last" or "end of". */
function readNamedSpan(match: RegExpExecArray, clock: Clock): DaySpan | undefined {
  const [, end, which, name = ''] = match;
  const unit = name.toLowerCase();
  if (end === undefined && (which === undefined || unit === 'day')) return undefined;
  const span = namedSpan(unit, stepOf(which), clock);
  return end === undefined ? span : lastDay(span);
}

function dated(clock: Clock, month: number, day: number, year?: string): DaySpan | undefined {
  const full = year === undefined ? undefined : Number(year.length === 2 ? `20${year}` : year);
  return oneDay(full === undefined ? nearestYear(clock, month, day) : { year: full, month, day });
}

/** 3/4 is 4 March unless only the other order is a day; which order a writer means cannot be known: half sure. */
function readSlashes(match: RegExpExecArray, clock: Clock): DaySpan | undefined {
  // 9.9 is a price: dots need a year, and the day stands first.
  const [, first = '', slashed, shortYear, dotted, dottedYear] = match;
  const year = shortYear ?? dottedYear;
  const [a, b] = [Number(first), Number(slashed ?? dotted)];
  if (dotted !== undefined) return dated(clock, b, a, year);
  const span = (a <= 12 ? dated(clock, a, b, year) : undefined) ?? dated(clock, b, a, year);
  return span && { ...span, confidence: year === undefined ? 0.5 : a > 12 || b > 12 ? 0.9 : 0.65 };
}

function readOrdinal(match: RegExpExecArray, clock: Clock): DaySpan | undefined {
  const day = Number(match[1]);
  const { year, month } = clock.today;
  const near: Day[] = [-1, 0, 1].map((step) => ({ ...normalDay({ year, month: month + step, day: 1 }), day })).filter(mayBeDay);
  const best = near.sort((a, b) => Math.abs(daysBetween(clock.today, a)) - Math.abs(daysBetween(clock.today, b)))[0];
  return best && oneDay(best, 0.7);
}

function readHoliday(match: RegExpExecArray, clock: Clock): DaySpan | undefined {
  const name = match[0].toLowerCase();
  const [month, day] = /eve/.test(name)
    ? [12, /new/.test(name) ? 31 : 24]
    : /christmas|xmas/.test(name)
      ? [12, 25]
      : /new/.test(name)
        ? [1, 1]
        : [2, 14];
  const span = oneDay(nearestYear(clock, month as number, day as number));
  return span && { ...span, confidence: 0.8 };
}

/** In order: what stands first wins where two begin at one place. */
export const ENGLISH_DAYS: readonly DayRule[] = [
  [
    /\b(?:(?:the )?(day after tomorrow|day before yesterday)|(tomorrow|tomorow|tommorow|tmrw?|2morrow|yesterday|yday|today))\b/gi,
    ([, far, near], { today }) => oneDay(addDays(today, NEAR.find(([word]) => word.test(far ?? near ?? ''))?.[1] ?? 0), 0.95),
  ],
  [
    /\b(tonight|tonite|this (?:morning|afternoon|evening))\b/gi,
    ([word], { today }) => oneDay(today, 0.95, /(\w+)$/.exec(word.toLowerCase())?.[1]),
  ],
  [/\blast night\b/gi, (_, { today }) => oneDay(addDays(today, -1), 0.9, 'night')],
  [new RegExp(`\\b(?:(last|past|previous|next|this(?: coming)?|coming|on)\\s+)?(${WEEKDAY})\\b(?!')`, 'gi'), readWeekday],
  [
    /\b(?:(end|close) of (?:the )?(?:business )?)?(?:(this|next|last|past|previous|coming|following)\s+)?(weekend|week|month|year|day)\b/gi,
    readNamedSpan,
  ],
  [/\b(?:(eod|cob)|(eow)|(eom))\b/gi, ([, , week, month], clock) => lastDay(namedSpan(week ? 'week' : month ? 'month' : 'day', 0, clock))],
  [
    new RegExp(`\\b(${MONTH})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:|\\s?[ap]m)(?:,?\\s+(\\d{4})\\b)?`, 'gi'),
    ([, month = '', day, year], clock) => dated(clock, monthOf(month), Number(day), year),
  ],
  [
    new RegExp(`\\b(?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${MONTH})\\b\\.?(?:,?\\s+(\\d{4})\\b)?`, 'gi'),
    ([, day, month = '', year], clock) => dated(clock, monthOf(month), Number(day), year),
  ],
  [
    new RegExp(`\\b(?:in|since|until|by|from|last|next|this|of)\\s+(${MONTH})\\b(?:\\s+(\\d{4}))?`, 'gi'),
    ([, month = '', year], clock) =>
      monthSpan(year === undefined ? nearestYear(clock, monthOf(month), 15).year : Number(year), monthOf(month), 0.8),
  ],
  [/(?<![\d/.$-])(\d{1,2})(?:\/(\d{1,2})(?:\/(\d{4}|\d{2}))?|\.(\d{1,2})\.(\d{4}))(?![\d/.%]|\s?(?:元|块|折|kg|gb))/g, readSlashes],
  [/\bthe (\d{1,2})(?:st|nd|rd|th)\b/gi, readOrdinal],
  [/\b(?:christmas(?: eve)?|xmas|new year'?s?(?: (?:eve|day))?|valentine'?s(?: day)?)\b/gi, readHoliday],
];
