/** Route: fold width and read-out digits, let every finder propose, drop overlaps; masking replaces what is left. */
import { resolveOverlaps } from '../candidate.ts';
import { findAddresses } from '../find-addresses.ts';
import { findPhones } from '../find-phones.ts';
import { findEmails } from '../find-written-codes.ts';
import { foldKeepingOffsets, foldSpokenDigits } from '../fold-text.ts';
import { findIdNumbers } from './find-id-numbers.ts';
import { findPeople } from './find-people.ts';
import type { Personal, PersonalKind } from './types.ts';

/** Longer texts are read in pieces of this size that overlap, so that memory stays small. */
const PIECE = 50_000;
const OVERLAP = 400;

function findInPiece(piece: string): Personal[] {
  const folded = foldKeepingOffsets(piece);
  const spoken = foldSpokenDigits(folded);
  const numbers = /\d/.test(spoken)
    ? [
        ...findIdNumbers(spoken),
        ...findPhones(spoken).map(({ start, end, confidence }) => ({ kind: 'phone' as const, start, end, confidence })),
      ]
    : [];
  const mails = folded.includes('@') ? findEmails(folded) : [];
  const found: Personal[] = [
    ...numbers,
    ...mails.map(({ start, end }) => ({ kind: 'email' as const, start, end, confidence: 0.99 })),
    ...findAddresses(folded).map(({ start, end, confidence }) => ({ kind: 'address' as const, start, end, confidence })),
    ...findPeople(folded),
  ];
  return resolveOverlaps(found);
}

/** Personal details in order of the text, none overlapping; the whole text is read, however long. */
export function findPersonal(text: string): Personal[] {
  if (text.length <= PIECE) return findInPiece(text);
  const found: Personal[] = [];
  for (let at = 0; at < text.length; at += PIECE - OVERLAP) {
    const piece = findInPiece(text.slice(at, at + PIECE));
    for (const { kind, start, end, confidence } of piece) found.push({ kind, start: start + at, end: end + at, confidence });
  }
  return resolveOverlaps(found);
}

/** Each find becomes its kind in brackets, "[phone]"; kinds in `keep` stay as they are. */
export function maskPersonal(text: string, { keep = [] }: { keep?: readonly PersonalKind[] } = {}): string {
  let masked = '';
  let at = 0;
  for (const { kind, start, end } of findPersonal(text)) {
    if (keep.includes(kind)) continue;
    masked += `${text.slice(at, start)}[${kind}]`;
    at = end;
  }
  return masked + text.slice(at);
}
