import { lazy } from './lazy.ts';
import { TRADITIONAL_PAIRS } from './traditional-letters.ts';

/** Longer text is cut here (UTF-16 units): a message is understood by its opening, and hostile input stays cheap. */
export const MAX_LENGTH = 8_000;

const simplifiedOf = lazy(() => {
  const letters = [...TRADITIONAL_PAIRS];
  const table = new Map<string, string>();
  for (let i = 0; i + 1 < letters.length; i += 2) {
    const from = letters[i] as string;
    const to = letters[i + 1] as string;
    if (from !== to) table.set(from, to);
  }
  return table;
});

/** Cuts without leaving half a surrogate pair behind. */
export function clip(text: string, limit = MAX_LENGTH): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}

/** Traditional letters as simplified ones, for matching. */
export function simplify(text: string): string {
  const table = simplifiedOf();
  return text.replace(/[\u4e00-\u9fff]/g, (letter) => table.get(letter) ?? letter);
}

/** Width, case and script folded: what patterns and tokens are matched against. Accents stay; `foldAccents` removes them. */
export function normaliseText(text: string, limit = MAX_LENGTH): string {
  // NFKC can lengthen text (one Arabic ligature becomes 18 letters), so the cut is made again after it.
  const folded = clip(clip(text, limit).normalize('NFKC').toLowerCase(), limit);
  return simplify(folded.replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'").replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, ''));
}

/** é → e, ü → u; Latin letters only, so that Hangul and kana marks stay whole. */
export function foldAccents(text: string): string {
  return text.replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => letter.normalize('NFD').replace(/[\u0300-\u036f]/g, ''));
}
