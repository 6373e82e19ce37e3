import { findWordGroups, type PolarLexicon, polarLexicon } from './polar-lexicon.ts';
import { HAN, MARK, type Piece, type Pieces } from './split-pieces.ts';

/** A word of the lexicon where it stands: under "not", after "very", after the last "but". */
export type Cue = { groups: readonly number[]; negated: boolean; strong: boolean; late: boolean; start: number; end: number };

/** How far "not" and "very" reach: Han letters or words. */
const REACH = 4;

type Reader = { lexicon: PolarLexicon; cues: Cue[]; negation: number; strength: number; late: boolean };

function putCue(reader: Reader, groups: readonly number[], start: number, end: number): void {
  const { lexicon, cues } = reader;
  const strengthens = groups.includes(lexicon.strengthen);
  if (groups.includes(lexicon.turn)) {
    reader.late = true;
    for (const cue of cues) cue.late = false;
  }
  cues.push({ groups, negated: reader.negation > 0, strong: reader.strength > 0, late: reader.late, start, end });
  reader.negation = groups.includes(lexicon.negate) ? REACH : strengthens ? reader.negation : reader.negation - 2;
  reader.strength = strengthens ? REACH - 1 : 0;
}

function passOver(reader: Reader): void {
  reader.negation--;
  reader.strength--;
}

/** The longest entry at a place of the folded text, up to `end`. */
function findLongest(lexicon: PolarLexicon, folded: string, at: number, end: number): number {
  for (let size = Math.min(lexicon.longest[folded.charCodeAt(at)] as number, end - at); size > 0; size--) {
    if (lexicon.groupsOf.has(folded.slice(at, at + size))) return size;
  }
  return 0;
}

function readHan(reader: Reader, folded: string, start: number, end: number): void {
  for (let at = start; at < end; ) {
    const size = findLongest(reader.lexicon, folded, at, end);
    if (size === 0) passOver(reader);
    else putCue(reader, reader.lexicon.groupsOf.get(folded.slice(at, at + size)) as readonly number[], at, at + size);
    at += size || 1;
  }
}

function readWord(reader: Reader, pieces: readonly Piece[], i: number): number {
  const piece = pieces[i] as Piece;
  const next = pieces[i + 1];
  const pair = next ? reader.lexicon.groupsOf.get(`${piece.text}-${next.text}`) : undefined;
  const groups = pair ?? findWordGroups(reader.lexicon, piece.text);
  if (!groups) passOver(reader);
  else putCue(reader, groups, piece.start, piece.start + piece.text.length);
  return pair ? i + 2 : i + 1;
}

export function readCues({ folded, pieces }: Pieces): Cue[] {
  const reader: Reader = { lexicon: polarLexicon(), cues: [], negation: 0, strength: 0, late: false };
  for (let i = 0; i < pieces.length; ) {
    const piece = pieces[i] as Piece;
    if (piece.kind === HAN) {
      let last = i;
      while (
        pieces[last + 1]?.kind === HAN &&
        (pieces[last + 1] as Piece).start === (pieces[last] as Piece).start + (pieces[last] as Piece).text.length
      )
        last++;
      readHan(reader, folded, piece.start, (pieces[last] as Piece).start + (pieces[last] as Piece).text.length);
      i = last + 1;
    } else if (piece.kind === MARK) {
      reader.negation = 0;
      reader.strength = 0;
      i++;
    } else i = readWord(reader, pieces, i);
  }
  return reader.cues;
}
