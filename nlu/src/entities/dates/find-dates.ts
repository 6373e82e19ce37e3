/**
 * Dates in a text: days (chinese-days, english-days) and times of day are found apart, joined where they stand side by side
 * ("下周五" + "下午三点"), joined to ranges ("周一到周五"), and given the relation that the words around them say ("before", 之前).
 */
import { clip } from '../../normalise/index.ts';
import { resolveOverlaps } from '../candidate.ts';
import { foldKeepingOffsets } from '../fold-text.ts';
import { CHINESE_DAYS } from './chinese-days.ts';
import { findDurations } from './durations.ts';
import { ENGLISH_DAYS } from './english-days.ts';
import { findPartOfDay, findTimesOfDay, type TimeSpan } from './times-of-day.ts';
import type { Clock, DateMention, DateOptions, DateRelation, DaySpan, Found, Grain, InstantSpan } from './types.ts';
import { addDays, DAY_MS, instantOf, wallOf } from './zone-clock.ts';

/** A text without any of these has no date; the test spares most short messages the rules. */
const HINT =
  /[\d年月日号天周早晚点时午夜秒]|星期|礼拜|小时|钟头|分钟|刻钟|元旦|国庆|五一|劳动节|六一|双十|圣诞|平安夜|情人节|[昨明今后]儿|\b(?:to|2)?(?:day|night|tonite|morrow)|yesterday|\byday|\btmr|\btomm?or|\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|eo[dwm]|cob|week|month|year|hour|min|sec|hr|wk|noon|mid|morning|afternoon|evening|night|christmas|xmas|valentine)/i;

type Piece =
  | { type: 'day'; start: number; end: number; confidence: number; span: DaySpan }
  | { type: 'time'; start: number; end: number; confidence: number; time: TimeSpan }
  | { type: 'length'; start: number; end: number; confidence: number; length: InstantSpan };

/** `day`: the day that a time of day in the draft belongs to; the end of a range may lean on it (明天九点到十点). */
type Draft = { start: number; end: number; day?: DaySpan } & InstantSpan;

function findDays(text: string, clock: Clock): Found<DaySpan>[] {
  const found: Found<DaySpan>[] = [];
  for (const [pattern, read] of [...CHINESE_DAYS, ...ENGLISH_DAYS])
    for (const match of text.matchAll(pattern)) {
      const value = read(match, clock);
      if (value && match[0] !== '') found.push({ start: match.index, end: match.index + match[0].length, value });
    }
  return found;
}

function findPieces(text: string, clock: Clock): Piece[] {
  const days = findDays(text, clock);
  const partEnding = new Map(days.map(({ end, value }) => [end, value.part ?? '']));
  const partBefore = (offset: number) => partEnding.get(offset) ?? partEnding.get(text.slice(0, offset).search(/(?:\sat)?\s*$/)) ?? '';
  const few = partEnding.size === 0 || ![...partEnding.values()].some((part) => part !== '');
  const times = findTimesOfDay(text, few ? () => '' : partBefore);
  return resolveOverlaps<Piece>([
    ...days.map(({ start, end, value }) => ({ type: 'day' as const, start, end, confidence: value.confidence, span: value })),
    ...times.map(({ start, end, value }) => ({ type: 'time' as const, start, end, confidence: value.confidence, time: value })),
    ...findDurations(text, clock).map(({ start, end, value }) => ({
      ...{ type: 'length' as const, start, end, confidence: value.confidence, length: value },
    })),
  ]);
}

function draftOf(span: DaySpan, time: TimeSpan | undefined, clock: Clock): InstantSpan {
  const midnight = { ...span.day, hour: 0, minute: 0 };
  const at = (minute: number) => instantOf({ ...midnight, minute }, clock.timeZone);
  const confidence = Math.min(span.confidence, time?.confidence ?? 1);
  if (time) return { from: at(time.from), to: at(time.to), grain: time.grain, relation: 'at', confidence };
  const part = span.part === undefined ? undefined : findPartOfDay(span.part);
  if (part) return { from: at(part.from), to: at(part.to), grain: part.grain, relation: 'at', confidence };
  const end = instantOf({ ...addDays(span.day, span.days), hour: 0, minute: 0 }, clock.timeZone);
  return { from: at(0), to: end, grain: span.grain, relation: 'at', confidence };
}

const RANGE = /^\s?(?:到|至|-{1,2}|~|to|until|till|through|and)\s?$/i;
const GAP = /^[\s,,的]{0,3}(?:at|around|about|by|@)?\s{0,3}$/i;

/** "明天" beside "下午三点" is one time, in either order; a time with no day beside it is today's. */
function joinDayAndTime(pieces: readonly Piece[], text: string, clock: Clock): Draft[] {
  const drafts: Draft[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    const next = pieces[i + 1];
    const near = next !== undefined && next.start - piece.end <= 9 && GAP.test(text.slice(piece.end, next.start)) ? next : undefined;
    if (piece.type === 'length') drafts.push({ start: piece.start, end: piece.end, ...piece.length });
    else if (piece.type === 'day' && near?.type === 'time') {
      drafts.push({ start: piece.start, end: near.end, day: piece.span, ...draftOf(piece.span, near.time, clock) });
      i++;
    } else if (piece.type === 'time' && near?.type === 'day') {
      drafts.push({ start: piece.start, end: near.end, day: near.span, ...draftOf(near.span, piece.time, clock) });
      i++;
    } else if (piece.type === 'day') drafts.push({ start: piece.start, end: piece.end, ...draftOf(piece.span, undefined, clock) });
    else if (!piece.time.bare) {
      const before = drafts.at(-1);
      const ranged = before?.day !== undefined && piece.start - before.end <= 9 && RANGE.test(text.slice(before.end, piece.start));
      const day: DaySpan = (ranged && before.day) || { day: clock.today, days: 1, grain: 'day', confidence: 0.65 };
      drafts.push({ start: piece.start, end: piece.end, day, ...draftOf(day, piece.time, clock) });
    }
  }
  return drafts;
}

function joinRanges(drafts: readonly Draft[], text: string): Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const last = joined.at(-1);
    const between = last === undefined || draft.start - last.end > 9 ? undefined : text.slice(last.end, draft.start);
    const both = last?.relation === 'at' && draft.relation === 'at' && between !== undefined && RANGE.test(between);
    if (
      last &&
      both &&
      draft.to > last.from &&
      (between?.trim() !== 'and' || /\bbetween\s{1,3}$/i.test(text.slice(0, last.start).slice(-10)))
    )
      joined[joined.length - 1] = { ...last, end: draft.end, to: draft.to, confidence: Math.min(last.confidence, draft.confidence) };
    else joined.push(draft);
  }
  return joined;
}

const AFTER_WORDS: readonly (readonly [RegExp, DateRelation])[] = [
  [/^(?:之前|以前|前(?!面|台|天))/, 'by'],
  [/^(?:之后|以后|后(?!面|台|天|悔))/, 'after'],
  [/^(?:以来|起|开始)/, 'since'],
];
const BEFORE_WORDS: readonly (readonly [RegExp, DateRelation])[] = [
  [
    /(?:\b(?:by|before|until|till|no later than|due(?: on)?|deadline(?: is)?|expires?(?: on)?)(?: the)?|最晚|最迟|截止到?|截至|必须在?)\s?$/i,
    'by',
  ],
  [/(?:\b(?:since|from|starting)|自从|自|从)\s?$/i, 'since'],
  [/\bafter\s?$/i, 'after'],
];

function relate(draft: Draft, text: string, now: number): Draft {
  if (draft.relation !== 'at') return draft;
  const after = AFTER_WORDS.find(([word]) => word.test(text.slice(draft.end, draft.end + 6)));
  const before = BEFORE_WORDS.find(([word]) => word.test(text.slice(Math.max(0, draft.start - 16), draft.start)));
  const relation = after?.[1] ?? before?.[1] ?? 'at';
  const end = after ? draft.end + (after[0].exec(text.slice(draft.end, draft.end + 6))?.[0].length ?? 0) : draft.end;
  if (relation === 'by') {
    // "before Friday" ends where Friday begins, "by Friday" and 周五前 where it ends.
    const excluded = /\bbefore/i.test(text.slice(Math.max(0, draft.start - 8), draft.start));
    return { ...draft, end, relation, from: Math.min(now, draft.from), to: excluded ? draft.from : draft.to };
  }
  // 周六开始 may lie ahead, "since Saturday" cannot.
  const past =
    /(?:since|自从?)\s?$/i.test(text.slice(Math.max(0, draft.start - 8), draft.start)) ||
    /^以来/.test(text.slice(draft.end, draft.end + 2));
  const week = relation === 'since' && past && draft.from > now && draft.from - now < 7 * DAY_MS ? 7 * DAY_MS : 0;
  return { ...draft, end, relation, from: draft.from - week, to: draft.to - week };
}

/** Dates, times and lengths of time, resolved against `now` in `timeZone` (an IANA name; an unknown one throws RangeError). */
export function findDates(text: string, { now, timeZone }: DateOptions): DateMention[] {
  const judged = foldKeepingOffsets(clip(text));
  if (!HINT.test(judged)) return [];
  const instant = new Date(now).getTime();
  const wall = wallOf(instant, timeZone);
  const clock: Clock = { now: instant, timeZone, wall, today: { year: wall.year, month: wall.month, day: wall.day } };
  const drafts = joinRanges(joinDayAndTime(findPieces(judged, clock), judged, clock), judged);
  return drafts.map((draft) => {
    const { start, end, from, to, grain, relation, confidence } = relate(draft, judged, instant);
    const mention = { text: text.slice(start, end), start, end, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    return { ...mention, grain: grain as Grain, relation, confidence: Math.round(confidence * 100) / 100 };
  });
}
