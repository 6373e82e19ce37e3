import { lazy } from '../../lazy.ts';

/** A wall clock: month 1..12, weekday 0 (Monday) .. 6 (Sunday). */
export type Wall = { year: number; month: number; day: number; hour: number; minute: number };
export type Day = Pick<Wall, 'year' | 'month' | 'day'>;

const MINUTE = 60_000;
export const DAY_MS = 86_400_000;

/** `offsets`: minutes east of UTC, by quarter of an hour; zones change only between quarters. */
type Zone = { format: Intl.DateTimeFormat; offsets: Map<number, number> };

const zones = lazy(() => new Map<string, Zone>());
const QUARTER = 15 * MINUTE;
const MOST_OFFSETS = 5_000;

/** Making a formatter costs 50 µs, using it 5 µs, so both are remembered. There are as many as the time zones that Intl knows. */
function getZone(timeZone: string): Zone {
  const known = zones().get(timeZone);
  if (known) return known;
  const shape = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const zone = { format: new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...shape }), offsets: new Map<number, number>() };
  zones().set(timeZone, zone);
  return zone;
}

/** What a clock on a wall in that zone shows, as if it were UTC. */
function wallTime(instant: number, timeZone: string): number {
  const { format, offsets } = getZone(timeZone);
  const quarter = Math.floor(instant / QUARTER);
  let offset = offsets.get(quarter);
  if (offset === undefined) {
    // "11/22/2026, 19:30"
    const [month = 1, day = 1, year = 1970, hour = 0, minute = 0] = format
      .format(quarter * QUARTER)
      .split(/\D+/)
      .map(Number);
    offset = Date.UTC(year, month - 1, day, hour, minute) - quarter * QUARTER;
    if (offsets.size >= MOST_OFFSETS) offsets.clear();
    offsets.set(quarter, offset);
  }
  return instant + offset;
}

export function wallOf(instant: number, timeZone: string): Wall {
  const date = new Date(wallTime(instant, timeZone));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  };
}

/** The instant at which that wall clock shows this; of a time that summer time skips, the one an hour later. */
export function instantOf({ year, month, day, hour, minute }: Wall, timeZone: string): number {
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  const missOf = (instant: number) => wanted - Math.floor(wallTime(instant, timeZone) / MINUTE) * MINUTE;
  const near = wanted + missOf(wanted);
  const exact = near + missOf(near);
  return missOf(exact) === 0 ? exact : Math.max(near, exact);
}

const serialOf = ({ year, month, day }: Day): number => Date.UTC(year, month - 1, day);

/** Overflow is carried: month 14 is February of the next year, day 0 the last of the month before. */
export function normalDay(day: Day): Day {
  const date = new Date(serialOf(day));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export const addDays = (day: Day, days: number): Day => normalDay({ ...day, day: day.day + days });
export const daysBetween = (from: Day, to: Day): number => Math.round((serialOf(to) - serialOf(from)) / DAY_MS);
export const weekdayOf = (day: Day): number => (new Date(serialOf(day)).getUTCDay() + 6) % 7;
/** False for 31 April and the like. */
export const mayBeDay = (day: Day): boolean => {
  const { year, month, day: date } = normalDay(day);
  return day.year >= 1900 && day.year <= 2200 && year === day.year && month === day.month && date === day.day;
};
