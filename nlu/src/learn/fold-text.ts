import { lazy } from '../lazy.ts';
import { TRADITIONAL_PAIRS } from '../traditional-letters.ts';

/** Longer text is cut here (UTF-16 units), so that hostile input stays cheap. */
export const MAX_LEARN_LENGTH = 4_000;

const ASCII_ONLY = /^[\t\n\r -~]*$/;
const HAN_START = 0x4e00;
const HAN_END = 0xa000;

/** Traditional Han letter → simplified, as one flat table. */
const simplifiedOf = lazy(() => {
  const table = new Uint16Array(HAN_END - HAN_START);
  const letters = [...TRADITIONAL_PAIRS];
  for (let i = 0; i + 1 < letters.length; i += 2) {
    const from = (letters[i] as string).charCodeAt(0);
    const to = (letters[i + 1] as string).charCodeAt(0);
    if (from >= HAN_START && from < HAN_END && to >= HAN_START && to < HAN_END) table[from - HAN_START] = to;
  }
  return table;
});

/**
 * Width, case, accents and traditional letters folded, for learning. It belongs to the meaning of a model file: a change here makes
 * older files read text differently, so it stands apart from the normalisation that search and entities use.
 */
export function foldText(text: string): string {
  const cut = text.length > MAX_LEARN_LENGTH ? text.slice(0, MAX_LEARN_LENGTH) : text;
  if (ASCII_ONLY.test(cut)) return cut.toLowerCase();
  const folded = cut.normalize('NFKD').slice(0, MAX_LEARN_LENGTH).toLowerCase();
  return folded
    .replace(/[\u0300-\u036f\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .normalize('NFC');
}

/** The folded text as UTF-16 codes, traditional letters as simplified ones. */
export function foldCodes(text: string): Uint16Array {
  const folded = foldText(text);
  const codes = new Uint16Array(folded.length);
  const table = simplifiedOf();
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    codes[i] = code >= HAN_START && code < HAN_END ? table[code - HAN_START] || code : code;
  }
  return codes;
}
