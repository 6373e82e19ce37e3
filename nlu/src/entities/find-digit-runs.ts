/** A run of digit groups that single spaces, hyphens, dots or brackets part: "138 0013 8000", "(555) 123-4567". */
export type DigitRun = { start: number; end: number; digits: string; plus: boolean; groups: readonly number[] };

/** `joined`: only a short gap parts it from the group before. `open`: no letter follows, so a number may end here. */
type Group = { start: number; end: number; digits: string; plus: boolean; joined: boolean; open: boolean };

/** ")-" and ") " part groups too; more than two signs between two groups end the run. */
const GROUP = /(\+|\()?\s?\d{1,24}/g;
const GAP = /^[ .()/-]{0,3}$/;
const MAX_DIGITS = 24;
/** Groups in a number, unless it is read out digit by digit: +33 6 12 34 56 78 has six. */
const MOST_GROUPS = 7;

function findGroups(text: string): Group[] {
  const groups: Group[] = [];
  for (const match of text.matchAll(GROUP)) {
    const digits = match[0].replace(/\D/g, '');
    const lead = match[0].length - digits.length;
    const end = match.index + match[0].length;
    const plus = match[1] === '+';
    const start = plus ? match.index : match.index + (match[1] === '(' ? 0 : lead);
    const before = groups.at(-1);
    const joined = before !== undefined && start - before.end <= 3 && GAP.test(text.slice(before.end, start));
    groups.push({ start, end, digits, plus, joined, open: !/[A-Za-z_%]/.test(text[end] ?? '') });
  }
  return groups;
}

/** Letters beside digits make them part of a code, except a word that announces a number ("tel13800138000"). */
function mayStart(text: string, start: number): boolean {
  const before = text[start - 1] ?? ' ';
  if (/[\w.,$€£¥#]/.test(before))
    return /(?:tel|phone|mobile|mob|cell|call|no|card|num|[^\d][.,])[.,]?$/i.test(text.slice(Math.max(0, start - 8), start));
  return true;
}

/** A digit read out alone goes on with the ones before it: such a number begins where the reading begins. */
const readsOn = (before: Group | undefined, { digits, joined }: Group): boolean =>
  joined && before?.digits.length === 1 && digits.length === 1;

/**
 * Every run of whole groups with `least` to `most` digits that `accept` takes. Work is bounded by groups x 24, whatever the text.
 */
export function findDigitRuns(text: string, least: number, most: number, accept: (run: DigitRun) => boolean): DigitRun[] {
  const groups = findGroups(text);
  const runs: DigitRun[] = [];
  for (let i = 0; i < groups.length; i++) {
    const first = groups[i] as Group;
    if (first.digits.length > most || !mayStart(text, first.start) || readsOn(groups[i - 1], first)) continue;
    let digits = '';
    const sizes: number[] = [];
    for (let j = i; j < groups.length; j++) {
      const group = groups[j] as Group;
      if (j > i && (group.plus || !group.joined)) break;
      if (j - i >= MOST_GROUPS && digits.length > j - i) break;
      digits += group.digits;
      sizes.push(group.digits.length);
      if (digits.length > Math.min(most, MAX_DIGITS)) break;
      if (digits.length < least || !group.open) continue;
      const run = { start: first.start, end: group.end, digits, plus: first.plus, groups: [...sizes] };
      if (accept(run)) runs.push(run);
    }
  }
  return runs;
}
