/**
 * Text → features: splitTokens, then word n-grams and skip bigrams, letter n-grams inside words, n-grams of Han letters.
 * A feature is a 32-bit hash made while rolling over the codes; no string is built for it.
 */
import { HAN, MARK, NUMBER, splitTokens, type Tokens, WORD } from './split-tokens.ts';

/** Groups are scaled to length one each, so that many letter n-grams do not drown few words. */
export const WORD_GROUP = 0;
export const LETTER_GROUP = 1;

export type FeatureOptions = {
  /** Longest run of words, 1 to 3. */
  wordGrams: number;
  /** Pairs of words with 1 … skips words between. */
  skips: number;
  /** Letter n-grams inside a word, with its bounds; 0 for none. */
  letterMin: number;
  letterMax: number;
  /** Longest run of Han letters. */
  hanMax: number;
};

export const DEFAULT_FEATURES: FeatureOptions = { wordGrams: 3, skips: 1, letterMin: 2, letterMax: 5, hanMax: 4 };

/** Cuts a Han run into words (jieba); without one, every Han letter is a word. */
export type Segment = (run: string) => string[];

/** Features of one text; `first` and `last` are the tokens a feature covers, `starts` and `ends` where those stand in `codes`. */
export type Features = {
  size: number;
  hashes: Uint32Array;
  groups: Uint8Array;
  first: Uint16Array;
  last: Uint16Array;
  codes: Uint16Array;
  starts: ArrayLike<number>;
  ends: ArrayLike<number>;
};

const MAX_FEATURES = 1 << 16;
const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;
const START = 0x5bd1e995;
const END = 0x1b873593;
const GRAM_SEED = [0, 0x2c1b3c6d, 0x297a2d39, 0x68bc21eb] as const;

function mix(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function grow(features: Features): void {
  const size = Math.min(features.hashes.length * 2, MAX_FEATURES);
  const widen = <T extends Uint32Array | Uint16Array | Uint8Array>(from: T, to: T): T => {
    to.set(from);
    return to;
  };
  features.hashes = widen(features.hashes, new Uint32Array(size));
  features.groups = widen(features.groups, new Uint8Array(size));
  features.first = widen(features.first, new Uint16Array(size));
  features.last = widen(features.last, new Uint16Array(size));
}

function add(features: Features, hash: number, group: number, first: number, last: number): void {
  if (features.size === features.hashes.length) {
    if (features.size === MAX_FEATURES) return;
    grow(features);
  }
  const at = features.size++;
  features.hashes[at] = hash;
  features.groups[at] = group;
  features.first[at] = first;
  features.last[at] = last;
}

/** A hash of the token's text; a number counts by its length, since its digits rarely come again. */
function hashToken(tokens: Tokens, token: number): number {
  const end = tokens.ends[token] as number;
  const start = tokens.starts[token] as number;
  if (tokens.kinds[token] === NUMBER) return Math.imul(0x3c6ef372 + Math.min(end - start, 12), PRIME);
  let hash = BASIS;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (tokens.codes[i] as number), PRIME);
  return hash;
}

function addWordGrams(features: Features, hashes: Int32Array, count: number, options: FeatureOptions): void {
  for (let i = 0; i < count; i++) {
    let hash = GRAM_SEED[1] as number;
    for (let n = 1; n <= options.wordGrams && i + n <= count; n++) {
      hash = Math.imul(hash ^ (hashes[i + n - 1] as number), PRIME) + n;
      add(features, mix(hash), WORD_GROUP, i, i + n - 1);
    }
    for (let gap = 1; gap <= options.skips && i + gap + 1 < count; gap++) {
      const pair = Math.imul(GRAM_SEED[2] ^ (hashes[i] as number), PRIME) ^ (hashes[i + gap + 1] as number);
      add(features, mix(pair), WORD_GROUP, i, i + gap + 1);
    }
  }
  if (count === 0) return;
  add(features, mix(START ^ (hashes[0] as number)), WORD_GROUP, 0, 0);
  add(features, mix(END ^ (hashes[count - 1] as number)), WORD_GROUP, count - 1, count - 1);
}

/** Letter n-grams from `start` to `end`, with both bounds as letters of their own when `bounds`. */
function addLetterGrams(features: Features, codes: Uint16Array, start: number, end: number, token: number, min: number, max: number): void {
  const from = start - 1;
  const to = end + 1;
  for (let i = from; i < to; i++) {
    let hash = GRAM_SEED[3] as number;
    for (let n = 1; n <= max && i + n <= to; n++) {
      const at = i + n - 1;
      const code = at < start ? 1 : at >= end ? 2 : (codes[at] as number);
      hash = Math.imul(hash ^ code, PRIME);
      if (n >= min && !(n === 1 && code < 3)) add(features, mix(hash + n), LETTER_GROUP, token, token);
    }
  }
}

/** Han runs become words, where they can be cut; their letter n-grams run over the whole run, before it is cut. */
function cutWords(features: Features, tokens: Tokens, options: FeatureOptions, segment: Segment | undefined): Tokens {
  const cut: Tokens = { codes: tokens.codes, starts: [], ends: [], kinds: [] };
  const put = (start: number, end: number, kind: number): void => {
    cut.starts.push(start);
    cut.ends.push(end);
    cut.kinds.push(kind);
  };
  for (let token = 0; token < tokens.starts.length; token++) {
    const start = tokens.starts[token] as number;
    const end = tokens.ends[token] as number;
    const kind = tokens.kinds[token] as number;
    const index = cut.starts.length;
    if (kind !== HAN) put(start, end, kind);
    else if (segment === undefined) for (let i = start; i < end; i++) put(i, i + 1, HAN);
    else {
      let at = start;
      for (const word of segment(String.fromCharCode(...tokens.codes.subarray(start, end)))) {
        put(at, Math.min(at + word.length, end), HAN);
        at += word.length;
      }
    }
    if (kind === HAN && options.hanMax > 0) addLetterGrams(features, tokens.codes, start, end, index, 1, options.hanMax);
    else if ((kind === WORD || kind === NUMBER) && options.letterMax > 0)
      addLetterGrams(features, tokens.codes, start, end, index, options.letterMin, options.letterMax);
    else if (kind === MARK) addLetterGrams(features, tokens.codes, start, end, index, 1, 1);
  }
  return cut;
}

/** Reads text after text into the same arrays: what it answers is overwritten by the next call. */
export function createExtractor(options: FeatureOptions = DEFAULT_FEATURES, segment?: Segment): (text: string) => Features {
  const room = 1024;
  const features: Features = {
    size: 0,
    hashes: new Uint32Array(room),
    groups: new Uint8Array(room),
    first: new Uint16Array(room),
    last: new Uint16Array(room),
    codes: new Uint16Array(0),
    starts: [],
    ends: [],
  };
  let hashes = new Int32Array(256);
  return (text) => {
    const tokens = splitTokens(text);
    features.size = 0;
    features.codes = tokens.codes;
    const cut = cutWords(features, tokens, options, segment);
    features.starts = cut.starts;
    features.ends = cut.ends;
    if (cut.starts.length > hashes.length) hashes = new Int32Array(cut.starts.length * 2);
    for (let token = 0; token < cut.starts.length; token++) hashes[token] = hashToken(cut, token);
    addWordGrams(features, hashes, cut.starts.length, options);
    return features;
  };
}

/** The features of one text. */
export function extractFeatures(text: string, options: FeatureOptions = DEFAULT_FEATURES, segment?: Segment): Features {
  return createExtractor(options, segment)(text);
}
