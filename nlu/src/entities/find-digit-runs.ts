/** A run of digit groups that single spaces, hyphens, dots or brackets part: "138 0013 8000", "(555) 123-4567". */
export type DigitRun = { start: number; end: number; digits: string; plus: boolean; groups: readonly number[] };

type Group = { start: number; end: number; digits: string; plus: boolean };

/** ")-" and ") " part groups too; more than two signs between two groups end the run. */
const GROUP = /(\+|\()?\s?\d{1,24}/g;
const GAP = /^[ .()/-]{0,3}$/;
const MAX_DIGITS = 24;

function findGroups(text: string): Group[] {
  const groups: Group[] = [];
  for (const match of text.matchAll(GROUP)) {
    const digits = match[0].replace(/\D/g, '');
    const lead = match[0].length - digits.length;
    const end = match.index + match[0].length;
    const plus = match[1] === '+';
    groups.push({ start: plus ? match.index : match.index + (match[1] === '(' ? 0 : lead), end, digits, plus });
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

/**
 * Every run of whole groups with `least` to `most` digits that `accept` takes. Work is bounded by groups x 24, whatever the text.
 */
export function findDigitRuns(text: string, least: number, most: number, accept: (run: DigitRun) => boolean): DigitRun[] {
  const groups = findGroups(text);
  const runs: DigitRun[] = [];
  for (let i = 0; i < groups.length; i++) {
    const first = groups[i] as Group;
    if (first.digits.length > most || !mayStart(text, first.start)) continue;
    let digits = '';
    const sizes: number[] = [];
    for (let j = i; j < groups.length; j++) {
      const group = groups[j] as Group;
      const before = groups[j - 1];
      if (j > i && before && (group.plus || !GAP.test(text.slice(before.end, group.start)))) break;
      digits += group.digits;
      sizes.push(group.digits.length);
      if (digits.length > Math.min(most, MAX_DIGITS)) break;
      if (digits.length < least || /^[A-Za-z_%]/.test(text.slice(group.end, group.end + 1))) continue;
      const run = { start: first.start, end: group.end, digits, plus: first.plus, groups: [...sizes] };
      if (accept(run)) runs.push(run);
    }
  }
  return runs;
}
