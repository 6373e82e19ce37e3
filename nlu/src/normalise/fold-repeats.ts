import { clip } from './clip.ts';

/** `start` and `end` are in the text that was given; `times` is how often `unit` stood there. */
export type Repeat = { unit: string; times: number; start: number; end: number };

/** `text` without the stretching; `emphasis` 0..1 tells how much of it there was. */
export type FoldedRepeats = { text: string; repeats: Repeat[]; emphasis: number };

/** Letters that English words double, kept double when stretched: "coool" is cool, "sooo" is so by the list of words given. */
const STRETCHED = /(\p{L}{1,2}?)\1{2,}|([!?！？。.…~～,，、;；])\2+|[!?！？]{2,}/gu;

function keep(unit: string, whole: string): string {
  if (!/\p{L}/u.test(unit)) return unit;
  // 哈哈哈哈 → 哈哈, haha…: an echo is a word of its own; 快快快 likewise is 快快.
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(unit) || unit.length > 1) return unit + unit;
  return /^[w0-9]$/i.test(unit) && whole.length === 3 ? whole : unit;
}

/**
 * soooo → so, ！！！！ → ！, 退退退退款 → 退退款. `mayBeWord` decides between one letter and two (cooool → cool); without it, one.
 * Reads the first 8,000 characters.
 */
export function foldRepeats(text: string, mayBeWord?: (word: string) => boolean): FoldedRepeats {
  const judged = clip(text);
  const repeats: Repeat[] = [];
  let folded = '';
  let end = 0;
  for (const match of judged.matchAll(STRETCHED)) {
    const unit = match[1] ?? match[2] ?? (match[0][0] as string);
    repeats.push({ unit, times: Math.round(match[0].length / unit.length), start: match.index, end: match.index + match[0].length });
    folded += judged.slice(end, match.index);
    end = match.index + match[0].length;
    const doubled = match[1]?.length === 1 && mayBeWord?.(wordAround(folded, unit + unit, judged, end));
    folded += doubled ? unit + unit : keep(unit, match[0]);
  }
  const marks = repeats.reduce((sum, { times }) => sum + Math.min(times, 6) - 1, 0);
  return { text: folded + judged.slice(end), repeats, emphasis: Math.min(1, marks / 6) };
}

const LONGEST = 24;

function wordAround(before: string, unit: string, text: string, from: number): string {
  const head = before.slice(-LONGEST).match(/\p{L}*$/u)?.[0] ?? '';
  const tail = text.slice(from, from + LONGEST).match(/^\p{L}*/u)?.[0] ?? '';
  return (head + unit + tail).toLowerCase();
}
