import stored from '../../models/language-letter-triples.generated.json' with { type: 'json' };
import { decodeBase64 } from '../decode-base64.ts';
import { lazy } from '../lazy.ts';

/** a-z and the bound of a word. */
export const LETTERS = 27;
export const placeOf = (letter: string): number => letter.charCodeAt(0) - 96;

const costs = lazy(() => decodeBase64(stored.costs));

/** How unusual the letters of an a-z word are, in nats a letter: English words lie near 2.2, random keys above 4. */
export function costLetters(word: string): number {
  const table = costs();
  let [a, b] = [0, 0];
  let sum = 0;
  for (let at = 0; at <= word.length; at++) {
    const code = at === word.length ? 0 : word.charCodeAt(at) - 96;
    sum += table[(a * LETTERS + b) * LETTERS + code] as number;
    a = b;
    b = code;
  }
  return sum / 16 / (word.length + 1);
}
