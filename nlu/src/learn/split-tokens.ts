import { lazy } from '../lazy.ts';
import { foldCodes } from './fold-text.ts';

export const WORD = 1;
export const NUMBER = 2;
export const HAN = 3;
export const MARK = 4;

/** Tokens of one text as places in its folded codes; a Han run is one token until words are cut from it. */
export type Tokens = { codes: Uint16Array; starts: number[]; ends: number[]; kinds: number[] };

const LETTER = /[\p{L}\p{M}]/u;

function findKind(code: number): number {
  if (code >= 0x30 && code <= 0x39) return NUMBER;
  if (code === 0x3f || code === 0x21 || (code >= 0xd800 && code <= 0xdfff)) return MARK;
  if ((code >= 0x4e00 && code < 0xa000) || (code >= 0x3040 && code <= 0x30ff)) return HAN;
  return LETTER.test(String.fromCharCode(code)) ? WORD : 0;
}

/** The kind of every UTF-16 code, worked out once. */
const kindTable = lazy(() => {
  const kinds = new Uint8Array(0x10000);
  for (let code = 0; code < kinds.length; code++) kinds[code] = findKind(code);
  return kinds;
});

/** Words, numbers, Han (and kana) runs, and the marks ? ! and emoji. The apostrophe inside a word is dropped: don't = dont. */
export function splitTokens(text: string): Tokens {
  const codes = foldCodes(text);
  const kinds = kindTable();
  const tokens: Tokens = { codes, starts: [], ends: [], kinds: [] };
  let kept = 0;
  let open = 0;
  let start = 0;
  const close = (): void => {
    if (open !== 0) {
      tokens.starts.push(start);
      tokens.ends.push(kept);
      tokens.kinds.push(open);
    }
    open = 0;
  };
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    if (code === 0x27 && open === WORD) continue;
    const kind = kinds[code] as number;
    if (kind !== open || kind === MARK) {
      close();
      open = kind;
      start = kept;
    }
    codes[kept++] = code;
  }
  close();
  tokens.codes = codes.subarray(0, kept);
  return tokens;
}
