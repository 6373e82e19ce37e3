import { clip, normaliseText } from '../normalise/index.ts';
import { cutChinese } from '../segment-chinese.ts';

export const HAN = 0;
export const WORD = 1;
export const MARK = 2;
export const FACE = 3;

/** A word, a run of marks, or a face (emoji, emoticon, [name]); `start` is its place in the folded text. */
export type Piece = { text: string; kind: number; start: number };
export type Pieces = { folded: string; pieces: Piece[] };

/** A feeling shows in the first lines; a long mail is judged by these. */
const MAX_JUDGED = 2_000;

const PIECE =
  /(\[[^[\]\s]{1,6}\]|[:;=]-?[()dp/](?![a-z])|\p{Extended_Pictographic})|([\u4e00-\u9fff\u3040-\u30ff]+)|(USER|URL|NUM|#?[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Hangul}]+(?:'[a-z]+)*)|(\p{P}+|[^\s\p{L}\p{N}])/gu;

/** Text folded for feelings: names, links and numbers become one word each, long repeats three letters (two in Latin). */
export function foldForFeeling(text: string): string {
  return normaliseText(clip(text, MAX_JUDGED), MAX_JUDGED)
    .replace(/https?:[\w/.?=&%~+-]+/g, ' URL ')
    .replace(/(?<![a-z0-9])@[^\s:,@/()]{1,30}/g, ' USER ')
    .replace(/\d[\d:.,]*/g, (digits) => (digits.length > 0 ? 'NUM' : digits))
    .replace(/([a-z])\1{2,}/g, '$1$1')
    .replace(/(.)\1{3,}/gu, '$1$1$1')
    .replace(/ n't\b/g, "n't")
    .replace(/ '(\w)/g, "'$1")
    .replace(/\s+/g, ' ');
}

export function splitPieces(text: string): Pieces {
  const folded = foldForFeeling(text);
  const pieces: Piece[] = [];
  for (const match of folded.matchAll(PIECE)) {
    const start = match.index;
    if (match[1] !== undefined) pieces.push({ text: match[1], kind: FACE, start });
    else if (match[2] !== undefined) {
      let at = start;
      for (const word of cutChinese(match[2])) {
        pieces.push({ text: word, kind: HAN, start: at });
        at += word.length;
      }
    } else if (match[3] !== undefined) pieces.push({ text: match[3], kind: WORD, start });
    else pieces.push({ text: match[4] as string, kind: MARK, start });
  }
  return { folded, pieces };
}
