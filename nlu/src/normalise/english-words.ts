import stored from '../../models/language-english-words.generated.json' with { type: 'json' };
import { decodeBase64 } from '../decode-base64.ts';
import { lazy } from '../lazy.ts';

const bits = lazy(() => decodeBase64(stored.bits));

/** Two hashes of a word; the others are made of them. */
export function hashWordTwice(word: string): [number, number] {
  let a = 0x811c9dc5;
  let b = 0x2c1b3c6d;
  for (let at = 0; at < word.length; at++) {
    a = Math.imul(a ^ word.charCodeAt(at), 0x01000193);
    b = Math.imul(b ^ word.charCodeAt(at), 0x85ebca6b) ^ (b >>> 13);
  }
  return [a >>> 0, (b | 1) >>> 0];
}

/** Whether a lower-case word is one of some 40,000 English words. A Bloom filter: of other words it takes one in a hundred for English. */
export function mayBeEnglish(word: string): boolean {
  const table = bits();
  const size = table.length * 8;
  const [a, b] = hashWordTwice(word);
  for (let n = 0; n < stored.hashes; n++) {
    const bit = (a + n * b) % size;
    if (((table[bit >>> 3] as number) & (1 << (bit & 7))) === 0) return false;
  }
  return true;
}
