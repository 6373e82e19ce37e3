import type { Day, Wall } from './zone-clock.ts';

export type Grain = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
/**
 * How the text speaks of the time: `at` it, `by` it (a deadline), `since` it, `after` it, or a length that was `lasting` (等了三天).
 * Of `by` and `lasting` the span runs from now to the limit, or from its beginning to now.
 */
export type DateRelation = 'at' | 'by' | 'since' | 'after' | 'lasting';

/** `from` and `to` are ISO instants (UTC), `to` excluded; `grain` is how exactly the text says it. */
export type DateMention = {
  text: string;
  start: number;
  end: number;
  from: string;
  to: string;
  grain: Grain;
  relation: DateRelation;
  confidence: number;
};

export type DateOptions = { now: string | number | Date; timeZone: string };

/** `today` and `wall` are what a clock in the customer's zone shows at `now`. */
export type Clock = { now: number; timeZone: string; today: Day; wall: Wall };

/** A calendar span: whole days from `day` for `days`, or an instant span. `part` is a time of day said in the same word (今晚). */
export type DaySpan = { day: Day; days: number; grain: Grain; confidence: number; part?: string };
export type InstantSpan = { from: number; to: number; grain: Grain; relation: DateRelation; confidence: number };

export type Found<T> = { start: number; end: number; value: T };
export type DayRule = readonly [pattern: RegExp, read: (match: RegExpExecArray, clock: Clock) => DaySpan | undefined];
