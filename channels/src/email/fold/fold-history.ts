/**
 * Parts what somebody wrote from what their mail program added: quoted history, forwarded mail, signature. Works on lines;
 * every line ends up in `text` or in `folded`, in its order, and none is lost. In doubt a line stays in `text`.
 */
import {
  isAttribution,
  isDeviceLine,
  isRule,
  isSignatureDelimiter,
  type LabelKind,
  labelOf,
  mayIntroduceQuote,
  mayStandAlone,
  separatorOf,
} from './marks.ts';

export type Folded = { text: string; folded?: string };

const isQuoted = (line: string): boolean => /^\s{0,3}[>＞]/.test(line);
const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

/** Newlines must be "\n". `passedOn`: the subject says that this mail forwards another. */
export const foldHistory = (whole: string, passedOn = false): Folded => {
  const lines = whole.split('\n');
  const away = new Array<boolean>(lines.length).fill(false);
  const cut = findCut(lines);
  away.fill(true, cut.at);
  foldSignature(lines, away, cut.at);
  foldQuotes(lines, away, cut.at);
  foldDevices(lines, away, cut.at);
  foldRuled(lines, away, cut.at);
  if (lines.some((line, at) => away[at] === false && !isBlank(line))) return split(lines, away);
  // Nothing of one's own: somebody passed a mail on, and that mail is the message; or answered with the history alone.
  const historyOnly = cut.kind === 'original' || (cut.kind === 'none' && lines.some(isQuoted));
  return historyOnly && !passedOn ? split(lines, away) : { text: whole.trim() };
};

// Trimmed line by line: a regular expression for trailing blanks is quadratic on long runs of spaces.
const split = (lines: readonly string[], away: readonly boolean[]): Folded => {
  const side = (folded: boolean): string =>
    lines
      .filter((_, at) => away[at] === folded)
      .map((line) => line.trimEnd())
      .join('\n');
  const text = side(false)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const folded = side(true).trimEnd().replace(/^\n+/, '');
  return folded === '' ? { text } : { text, folded };
};

type Cut = { at: number; kind: 'original' | 'forwarded' | 'none' };

/** Where unmarked history begins: from there to the end everything is somebody else's. */
const findCut = (lines: readonly string[]): Cut => {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isBlank(line) || isQuoted(line)) continue;
    const separator = separatorOf(line);
    if (separator !== undefined && (separator === 'original' || mayFollow(lines, at))) return { at, kind: separator };
    if (isHeaderBlock(lines, at)) return { at: withRule(lines, at), kind: 'original' };
    const length = attributionLength(lines, at);
    const alone = length > 0 && mayStandAlone(lines.slice(at, at + length).join(' '));
    if (alone && !isQuoted(nextFilled(lines, at + length) ?? '')) return { at, kind: 'original' };
    at += Math.max(length - 1, 0);
  }
  return { at: lines.length, kind: 'none' };
};

// "Forwarded message" opens a forward only when a mail header follows; otherwise it is prose.
const mayFollow = (lines: readonly string[], at: number): boolean => {
  const next = lines.slice(at + 1, at + 8).filter((line) => !isBlank(line));
  return next.slice(0, 3).some((line) => labelOf(line) !== undefined || isQuoted(line));
};

// From and two more kinds of label within a few lines. One label alone is how people write, too.
const isHeaderBlock = (lines: readonly string[], at: number): boolean => {
  const first = labelOf(lines[at] ?? '');
  if (first === undefined || first === 'copy' || first === 'reply') return false;
  const kinds = new Set<LabelKind>([first]);
  for (let next = at + 1; next < Math.min(at + 12, lines.length) && kinds.size < 4; next += 1) {
    const kind = labelOf(lines[next] ?? '');
    if (kind !== undefined) kinds.add(kind);
    else if (isBlank(lines[next]) && kinds.size >= 3) break;
  }
  return kinds.has('from') && kinds.has('to') ? kinds.size >= 3 : kinds.has('from') && kinds.has('date') && kinds.has('subject');
};

const withRule = (lines: readonly string[], at: number): number => {
  let above = at - 1;
  while (above >= 0 && at - above <= 3 && isBlank(lines[above])) above -= 1;
  return above >= 0 && isRule(lines[above] ?? '') ? above : at;
};

/** How many lines an attribution takes from here (programs wrap it), or 0. */
const attributionLength = (lines: readonly string[], at: number): number => {
  let joined = '';
  for (let count = 1; count <= 4; count += 1) {
    const line = lines[at + count - 1];
    if (line === undefined || isBlank(line) || isQuoted(line)) return 0;
    joined = `${joined} ${line.trim()}`.trim();
    if (joined.length > 400) return 0;
    if (isAttribution(joined) || (mayIntroduceQuote(joined) && isQuoted(nextFilled(lines, at + count) ?? '')))
      return startsInside(lines, at, count) ? 0 : count;
  }
  return 0;
};

// "Thanks!\nOn Monday … wrote:" must not take the line above along: the attribution may begin further down.
const startsInside = (lines: readonly string[], at: number, count: number): boolean => {
  for (let skip = 1; skip < count; skip += 1) {
    const rest = lines
      .slice(at + skip, at + count)
      .map((line) => line.trim())
      .join(' ');
    if (isAttribution(rest) || mayIntroduceQuote(rest)) return true;
  }
  return false;
};

const nextFilled = (lines: readonly string[], from: number): string | undefined => {
  for (let at = from; at < Math.min(lines.length, from + 6); at += 1) if (!isBlank(lines[at])) return lines[at];
  return undefined;
};

const SHORT_QUOTE = 4;

/** ">" quotes with the line that introduces them. Short ones between one's own words stay: the answer refers to them. */
const foldQuotes = (lines: readonly string[], away: boolean[], end: number): void => {
  const isOwn = (line: string, at: number): boolean =>
    at < end && away[at] === false && !isBlank(line) && !isQuoted(line) && !isDeviceLine(line);
  const first = lines.findIndex(isOwn);
  const last = lines.findLastIndex(isOwn);
  for (let at = 0; at < end; at += 1) {
    if (!isQuoted(lines[at] ?? '') || away[at] === true) continue;
    const start = at;
    while (at < end && mayBelong(lines, at)) at += 1;
    while (at > start && isBlank(lines[at - 1])) at -= 1;
    const from = introducedFrom(lines, start, away);
    const between = first < from && last >= at && first >= 0;
    if (!(between && at - start <= SHORT_QUOTE)) away.fill(true, from, at);
  }
};

// Blank lines inside a quote, and single lines that a relay wrapped off the end of a long one, are part of it.
const mayBelong = (lines: readonly string[], at: number): boolean => {
  const line = lines[at] ?? '';
  if (isQuoted(line)) return true;
  const after = lines[at + 1] ?? '';
  if (isBlank(line)) return isQuoted(after) || (isBlank(after) && isQuoted(lines[at + 2] ?? ''));
  return isQuoted(after) && isQuoted(lines[at - 1] ?? '') && (lines[at - 1] ?? '').length >= 68 && line.length < 40;
};

const introducedFrom = (lines: readonly string[], start: number, away: readonly boolean[]): number => {
  let last = start - 1;
  while (last >= 0 && start - last <= 6 && isBlank(lines[last])) last -= 1;
  for (let count = 1; count <= 4 && last - count + 1 >= 0; count += 1) {
    const from = last - count + 1;
    if (away[from] === true) break;
    if (attributionLength(lines, from) === count) return from;
  }
  return start;
};

const listOwn = (lines: readonly string[], away: readonly boolean[], end: number): number[] =>
  [...away.keys()].filter((at) => at < end && away[at] === false && !isBlank(lines[at]));

const MAX_SIGNATURE = 15;

/** "-- " with the few lines below it, down to a quote or the end. */
const foldSignature = (lines: readonly string[], away: boolean[], end: number): void => {
  const own = listOwn(lines, away, end);
  const delimiter = own.findLastIndex((at) => isSignatureDelimiter(lines[at] ?? ''));
  if (delimiter < 0) return;
  const below = own.slice(delimiter);
  const quote = below.findIndex((at) => isQuoted(lines[at] ?? ''));
  const signature = quote < 0 ? below : below.slice(0, quote);
  if (signature.length <= MAX_SIGNATURE) for (const at of signature) away[at] = true;
};

/** Closing lines of devices and programs at the end of one's own words. */
const foldDevices = (lines: readonly string[], away: boolean[], end: number): void => {
  for (let at = end - 1; at >= 0; at -= 1) {
    if (away[at] === true || isBlank(lines[at])) continue;
    if (!isDeviceLine(lines[at] ?? '')) return;
    away[at] = true;
  }
};

// QQ Mail draws a line of dashes, then the name, right above the original; mailing lists draw underscores above their address.
const foldRuled = (lines: readonly string[], away: boolean[], end: number): void => {
  const own = listOwn(lines, away, end);
  const rule = own.findLastIndex((at) => /^(?:-{10,200}|_{30,200})$/.test((lines[at] ?? '').trim()));
  const below = rule < 0 ? [] : own.slice(rule + 1);
  if (rule <= 0 || below.length > 4 || below.some((at) => (lines[at] ?? '').length > 80)) return;
  for (const at of own.slice(rule)) away[at] = true;
};
