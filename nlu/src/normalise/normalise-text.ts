import { clip, MAX_LENGTH } from './clip.ts';
import { simplify } from './simplify-letters.ts';

/** Marks that show nothing and split words for a reader of letters: joiners, directions, variation selectors, tags. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

export function dropUnseen(text: string): string {
  return text.replace(UNSEEN, '');
}

/** Width, case and script folded: what patterns and tokens are matched against. Accents stay; `foldAccents` removes them. */
export function normaliseText(text: string, limit = MAX_LENGTH): string {
  // NFKC can lengthen text (one Arabic ligature becomes 18 letters), so the cut is made again after it.
  const folded = clip(clip(text, limit).normalize('NFKC').toLowerCase(), limit);
  return simplify(dropUnseen(folded.replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")));
}

/** é → e, ü → u; Latin letters only, so that Hangul and kana marks stay whole. */
export function foldAccents(text: string): string {
  return text.replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => letter.normalize('NFD').replace(/[\u0300-\u036f]/g, ''));
}
