/** Letter n-grams of words, as hashes: what the model looks at. Shared by the trainer, so that both see the same. */

const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;
const BOUND = 0x5f;
const LONGEST_GRAM = 5;
const LONGEST_WORD = 24;

/** Most hashes one word can give; a buffer of this size per word is always enough. */
export const MOST_GRAMS = (LONGEST_WORD + 2) * LONGEST_GRAM + 1;

function mix(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Writes the hashes of the 1- to 5-grams of one word, bounds included, and of the whole word; returns where the next word may write.
 * Letters past the twenty-fourth are not read, nor are words that no longer fit.
 */
export function hashWord(text: string, start: number, end: number, into: Uint32Array, at: number): number {
  const stop = Math.min(end, start + LONGEST_WORD) + 1;
  if (at + (stop - start + 1) * LONGEST_GRAM + 1 > into.length) return at;
  let next = at;
  let whole = BASIS;
  for (let i = start - 1; i < stop; i++) {
    let hash = BASIS;
    const most = Math.min(LONGEST_GRAM, stop - i);
    for (let n = 1; n <= most; n++) {
      const place = i + n - 1;
      const code = place < start || place === stop - 1 ? BOUND : text.charCodeAt(place);
      hash = Math.imul(hash ^ code, PRIME);
      if (n > 1 || code !== BOUND) into[next++] = mix(hash ^ n);
    }
    if (i >= start && i < stop - 1) whole = Math.imul(whole ^ text.charCodeAt(i), PRIME);
  }
  into[next++] = mix(whole ^ 0x77);
  return next;
}

/** 1- to 3-grams over a run of Han letters and kana, without bounds: such a run has no words to see. */
export function hashRun(text: string, start: number, end: number, into: Uint32Array, at: number): number {
  let next = at;
  for (let i = start; i < end && next + 3 <= into.length; i++) {
    let hash = BASIS;
    for (let n = 1; n <= 3 && i + n <= end; n++) {
      hash = Math.imul(hash ^ text.charCodeAt(i + n - 1), PRIME);
      into[next++] = mix(hash ^ n);
    }
  }
  return next;
}
