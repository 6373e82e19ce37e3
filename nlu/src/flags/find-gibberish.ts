/** Keyboard mash, random letters and broken encodings: how much of a message is such, word by word. */
import { foldAccents } from '../normalise/normalise-text.ts';
import { simplify } from '../normalise/simplify-letters.ts';
import { findPinyin } from '../normalise/pinyin.ts';
import { costLetters } from './letter-triples.ts';

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'poiuytrewq', 'lkjhgfdsa', 'mnbvcxz'];
const BROKEN =
  /\ufffd|(?:[æåçèéäïð][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}){2}|锟斤拷|烫烫烫|屯屯屯|Ã[\u0080-\u00bf]|â€[\u0080-\u2122]|æ[\u0080-\u00bf]{2}|(?:[ÃÂäåæçèé][\u0080-\u00bf¡-¿]){2}/u;
const WORDS = /\p{Script=Latin}+(?:\d\p{Script=Latin}+)?|\p{Script=Han}+|[\p{L}\p{M}]+|\d+/gu;

/** Nats a letter above which a word is no word of any language we know; short words have to be stranger. */
const STRANGE = 4.1;
const VERY_STRANGE = 5;

/** At least four keys in the order of a keyboard row, over most of the word. */
function isRow(word: string): boolean {
  for (const row of ROWS) {
    for (let at = 0; at + 4 <= word.length; at++) {
      let length = 0;
      const from = row.indexOf(word[at] as string);
      while (from >= 0 && at + length < word.length && row[from + length] === word[at + length]) length++;
      if (length >= 4 && length * 2 >= word.length) return true;
    }
  }
  return false;
}

/** fhfhfhfh, asdasdasd: two to four letters said over and over. */
const isEcho = (word: string): boolean =>
  /^(\w{2,4}?)\1{2,}\w{0,3}$/.test(word) && !/^(?:(?:ha|he|hi|ho|hu|xi|la|na|wu|ya|ye|ja|je|ka|wk|kk|rs|hue|bla)+|(\w)\1+)$/.test(word);

/** werwer, xcvxcv: most steps go to the next key. */
function isStroll(word: string): boolean {
  let steps = 0;
  for (let at = 1; at < word.length; at++) if (ROWS.some((row) => row.includes(word.slice(at - 1, at + 1)))) steps++;
  return steps >= (word.length - 1) * 0.6 && costLetters(word) > 3;
}

function isMash(latin: string): boolean {
  const word = foldAccents(latin.toLowerCase())
    .replace(/[^a-z]/g, '')
    .slice(0, 60);
  if (word.length < 5) return word.length === 4 && isRow(word);
  return isRow(word) || isEcho(word) || isStroll(word) || costLetters(word) > (word.length < 7 ? VERY_STRANGE : STRANGE);
}

/** Han letters outside the 6,763 common ones, in a row. */
const isRareHan = (run: string): boolean =>
  run.length >= 4 && [...simplify(run)].filter((letter) => findPinyin(letter).length === 0).length * 2 > run.length;

/** Digits weigh little: order numbers are no words, and no gibberish either. */
const weightOf = (word: string): number => (/^\d/.test(word) ? (/^(\d)\1{7,}$/.test(word) ? word.length : 0) : word.length);

/** `score` is the share of the message's letters that stand in such words, `words` some of them. Brand-like short words never count. */
export function findGibberish(text: string): { score: number; words: string[] } {
  let strange = 0;
  let total = 0;
  const words: string[] = [];
  for (const [word] of text.matchAll(WORDS)) {
    const weight = weightOf(word);
    total += weight;
    const mash = /^\p{Script=Latin}/u.test(word)
      ? isMash(word)
      : /^\p{Script=Han}/u.test(word)
        ? isRareHan(word)
        : /^(\d)\1{7,}$/.test(word);
    if (!mash) continue;
    strange += weight;
    if (words.length < 8) words.push(word.slice(0, 40));
  }
  const broken = text.match(BROKEN);
  if (broken) return { score: Math.max(0.8, total === 0 ? 0.8 : strange / total), words: [broken[0], ...words] };
  return { score: total < 4 ? 0 : strange / total, words };
}
