import type { Locale } from '../locales/choose-locale.ts';

const tagOf = (locale: Locale): string => (locale === 'zh' ? 'zh-CN' : 'en');
const MINUTE = 60_000;
const DAY = 86_400_000;

/** "3 min ago" up to a day, then the date and time, in the visitor's zone. */
export const tellTime = (at: string, now: number, locale: Locale): string => {
  const age = Math.max(0, now - Date.parse(at));
  if (age >= DAY)
    return new Intl.DateTimeFormat(tagOf(locale), { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(
      new Date(at),
    );
  const relative = new Intl.RelativeTimeFormat(tagOf(locale), { numeric: 'auto', style: 'short' });
  if (age < MINUTE) return relative.format(0, 'second');
  return age < 60 * MINUTE
    ? relative.format(-Math.floor(age / MINUTE), 'minute')
    : relative.format(-Math.floor(age / (60 * MINUTE)), 'hour');
};

export const tellExactTime = (at: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tagOf(locale), { dateStyle: 'long', timeStyle: 'medium' }).format(new Date(at));

/** The name of a day between messages; `words` are for today and yesterday. */
export const tellDay = (at: string, now: number, locale: Locale, words: { today: string; yesterday: string }): string => {
  const day = new Date(at).toDateString();
  if (day === new Date(now).toDateString()) return words.today;
  if (day === new Date(now - DAY).toDateString()) return words.yesterday;
  return new Intl.DateTimeFormat(tagOf(locale), { month: 'long', day: 'numeric', weekday: 'long' }).format(new Date(at));
};

export const tellSize = (bytes: number, locale: Locale): string => {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'MB'] : [bytes / 1_000, 'kB'];
  return `${new Intl.NumberFormat(tagOf(locale), { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`;
};
