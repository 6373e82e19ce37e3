/** Times as people read them: relative up to a day, then dates, in the reader's language and zone. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const tag = (locale: string): string => (locale === 'zh' ? 'zh-CN' : 'en');

/** "3 min", "2 h": a length of time in its largest whole unit. */
export const formatSpan = (ms: number, locale: string): string => {
  const [value, unit] =
    ms < MINUTE
      ? [Math.max(1, Math.floor(ms / 1000)), 'second']
      : ms < HOUR
        ? [Math.floor(ms / MINUTE), 'minute']
        : ms < DAY
          ? [Math.floor(ms / HOUR), 'hour']
          : [Math.floor(ms / DAY), 'day'];
  return new Intl.NumberFormat(tag(locale), { style: 'unit', unit: String(unit), unitDisplay: locale === 'zh' ? 'long' : 'short' }).format(
    Number(value),
  );
};

export const formatClock = (at: string, locale: string): string =>
  new Date(at).toLocaleTimeString(tag(locale), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Short form for lists: a span up to a day, then the date. */
export const formatShort = (at: string, now: number, locale: string): string => {
  const age = now - Date.parse(at);
  if (age < DAY) return formatSpan(Math.max(0, age), locale);
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Date(at).toLocaleDateString(tag(locale), { month: 'short', day: 'numeric', ...(!sameYear && { year: 'numeric' }) });
};

export const formatExact = (at: string, locale: string): string =>
  new Date(at).toLocaleString(tag(locale), { dateStyle: 'long', timeStyle: 'medium' });

export const formatDay = (at: string, locale: string): string =>
  new Date(at).toLocaleDateString(tag(locale), { weekday: 'short', month: 'long', day: 'numeric' });

/** The calendar day in the reader's zone. */
export const dayOf = (at: string): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
};
