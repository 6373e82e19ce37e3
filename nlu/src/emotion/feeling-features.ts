/**
 * Text → hashed features for feelings: words with their neighbours, what stands under "not" or after "but", the first and last clause,
 * letters, and the lexicon's groups, which carry over to words never seen in training. No string is built for a feature.
 */
import { putCueFeatures } from './cue-features.ts';
import { type Cue, readCues } from './read-cues.ts';
import { HAN, MARK, type Piece, type Pieces, splitPieces, WORD } from './split-pieces.ts';

/** Features of one text; `starts` and `ends` say which part of `folded` a feature speaks of. The arrays are the maker's own. */
export type FeelingFeatures = {
  size: number;
  hashes: Uint32Array;
  starts: Uint16Array;
  ends: Uint16Array;
  folded: string;
  cues: readonly Cue[];
  pieces: readonly Piece[];
};

const MAX_FEATURES = 1 << 15;
const PRIME = 0x01000193;

/** Kinds of feature, as seeds of their hashes. */
const GRAM = 0x2c1b3c6d;
const SKIP = 0x297a2d39;
const LETTERS = 0x68bc21eb;
const NEGATED = 0x7f4a7c15;
const EARLY = 0x1b873593;
const LATE = 0x5bd1e995;
const FIRST = 0x3c6ef372;
const LAST = 0x0a54ff53;
const GROUP = 0x510e527f;
const MEASURE = 0x5be0cd19;
const SPAN = 0x9b05688c;

const NEGATION =
  /^(?:not?|never|nothing|nobody|none|neither|nor|cannot|without|hardly|barely|lacks?|dont|doesnt|didnt|cant|wont|isnt|wasnt|.{2,8}n't|[不没别无未]|没有|不要|不是|不能|不会|无法|并不|从不)$/;
const TURN = /^(?:but|however|yet|though|although|unfortunately|但|但是|不过|可是|然而|就是|只是|可惜)$/;

function mix(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function put(out: FeelingFeatures, hash: number, start: number, end: number): void {
  if (out.size === MAX_FEATURES) return;
  out.hashes[out.size] = mix(hash);
  out.starts[out.size] = start;
  out.ends[out.size++] = end;
}

function hashText(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return hash;
}

const endOf = (piece: Piece): number => piece.start + piece.text.length;

function addGrams(out: FeelingFeatures, pieces: readonly Piece[], hashes: Int32Array): void {
  const count = pieces.length;
  for (let i = -1; i < count; i++) {
    let hash = GRAM;
    for (let n = 1; n <= 3 && i + n <= count + 1; n++) {
      const at = i + n - 1;
      hash = Math.imul(hash ^ (at < 0 ? FIRST : at >= count ? LAST : (hashes[at] as number)), PRIME) + n;
      const from = pieces[Math.max(i, 0)];
      const to = pieces[Math.min(at, count - 1)];
      if (from && to) put(out, hash, from.start, endOf(to));
    }
    if (i >= 0 && i + 2 < count) {
      const far = pieces[i + 2] as Piece;
      put(out, Math.imul(SKIP ^ (hashes[i] as number), PRIME) ^ (hashes[i + 2] as number), (pieces[i] as Piece).start, endOf(far));
    }
  }
}

/** Words under "not", before and after the last "but", and in the first and the last clause. */
function addPlaces(out: FeelingFeatures, pieces: readonly Piece[], hashes: Int32Array): void {
  const firstMark = pieces.findIndex((piece) => piece.kind === MARK);
  let lastMark = pieces.findLastIndex((piece, i) => piece.kind === MARK && i < pieces.length - 1);
  if (lastMark < 0) lastMark = -1;
  const turn = pieces.findLastIndex((piece) => TURN.test(piece.text));
  let reach = 0;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    const hash = hashes[i] as number;
    const say = (seed: number): void => put(out, Math.imul(seed ^ hash, PRIME), piece.start, endOf(piece));
    if (piece.kind === MARK) reach = 0;
    else if (NEGATION.test(piece.text)) reach = 5;
    else if (reach-- > 0) say(NEGATED);
    if (turn >= 0) say(i > turn ? LATE : EARLY);
    if (piece.kind === MARK) continue;
    if (firstMark >= 0 && i < firstMark && piece.kind === HAN) say(FIRST);
    if (i > lastMark && piece.kind === HAN) say(LAST);
  }
}

/** Letters of Latin words (3 to 5, with bounds), and of everything else (1 to 4, across marks). */
function addLetters(out: FeelingFeatures, { folded, pieces }: Pieces): void {
  for (const piece of pieces) {
    if (piece.kind !== WORD) continue;
    const size = piece.text.length;
    for (let i = -1; i < size; i++) {
      let hash = LETTERS;
      for (let n = 1; n <= 5 && i + n <= size + 1; n++) {
        const at = i + n - 1;
        hash = Math.imul(hash ^ (at < 0 ? 1 : at >= size ? 2 : piece.text.charCodeAt(at)), PRIME);
        if (n >= 3) put(out, hash + n, piece.start, endOf(piece));
      }
    }
  }
  for (let i = 0; i < folded.length; i++) {
    let hash = LETTERS;
    for (let n = 1; n <= 4 && i + n <= folded.length; n++) {
      const code = folded.charCodeAt(i + n - 1);
      if (code < 0x7f && code > 0x40) break;
      hash = Math.imul(hash ^ code, PRIME);
      put(out, hash - n, i, i + n);
    }
  }
}

/** How long something took, and since when: what a complaint speaks of that has no word of feeling. */
const SPANS =
  /(?:NUM|[一二两三四五六七八九十几半多数整]){1,6} ?(?:个|多){0,2}(?:半|多|来)?(分钟|小时|钟头|天|星期|礼拜|周|月|年|次|遍|趟)|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|several|few|couple of|NUM)(?: full| whole| more| long)? ?(min|hour|hr|day|week|month|year|time)[a-z]{0,4}\b|\b(since|for the (?:second|third|fourth|fifth)|(?:second|third|fourth|fifth)(?= time))\b|第[二三四五六七八九十]次/g;

function addSpans(out: FeelingFeatures, folded: string): void {
  for (const match of folded.matchAll(SPANS)) {
    const start = match.index;
    const end = start + match[0].length;
    const unit = hashText(match[1] ?? match[2] ?? match[3] ?? '次');
    put(out, SPAN, start, end);
    put(out, Math.imul(SPAN ^ unit, PRIME), start, end);
    const before = folded.slice(0, start).trimEnd();
    put(out, Math.imul(SPAN ^ hashText(before.slice(-2)), PRIME) + 1, Math.max(0, start - 2), end);
    put(out, Math.imul(SPAN ^ hashText(folded.slice(end, end + 2)), PRIME) + 2, start, Math.min(end + 2, folded.length));
  }
}

/** Length, ! and ?, and words in capitals, in steps. */
function addMeasures(out: FeelingFeatures, text: string, pieces: readonly Piece[]): void {
  let calls = 0;
  let asks = 0;
  for (const { kind, text: mark } of pieces) {
    if (kind !== MARK) continue;
    if (mark.includes('!')) calls++;
    if (mark.includes('?')) asks++;
  }
  const loud = text.slice(0, 2_000).match(/\b[A-Z]{3,}\b/g)?.length ?? 0;
  put(out, MEASURE + Math.floor(Math.log2(pieces.length + 1)), 0, 0);
  put(out, MEASURE + 100 + Math.min(calls, 3), 0, 0);
  put(out, MEASURE + 200 + Math.min(asks, 3), 0, 0);
  put(out, MEASURE + 300 + Math.min(loud, 3), 0, 0);
}

/** A maker reuses its arrays: what it gave is overwritten by its next call. */
export function createFeatureMaker(): (text: string) => FeelingFeatures {
  const out: FeelingFeatures = {
    size: 0,
    hashes: new Uint32Array(MAX_FEATURES),
    starts: new Uint16Array(MAX_FEATURES),
    ends: new Uint16Array(MAX_FEATURES),
    folded: '',
    cues: [],
    pieces: [],
  };
  return (text) => {
    const split = splitPieces(text);
    const { pieces } = split;
    out.size = 0;
    out.folded = split.folded;
    out.cues = readCues(split);
    out.pieces = pieces;
    const hashes = new Int32Array(pieces.length);
    for (let i = 0; i < hashes.length; i++) hashes[i] = hashText((pieces[i] as Piece).text);
    addGrams(out, pieces, hashes);
    addPlaces(out, pieces, hashes);
    addLetters(out, split);
    addSpans(out, split.folded);
    addMeasures(out, text, pieces);
    putCueFeatures(out.cues, (name, start, end) => put(out, Math.imul(GROUP ^ name, PRIME), start, end));
    return out;
  };
}
