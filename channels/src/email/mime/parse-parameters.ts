/** `text/plain; charset=utf-8; name*0*=…` taken apart, with the continuations and percent-escapes of RFC 2231. */
import { decodeText } from './decode-text.ts';
import { decodeHeader } from './decode-words.ts';

export type Parameters = { value: string; params: Record<string, string> };

// A value is a quoted string or runs to the next semicolon: file names with bare spaces are common.
const PARAMETER = /;\s*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/gs;

/** Never throws; what cannot be read is left out. `raw` is one character per byte. */
export const parseParameters = (raw: string): Parameters => {
  const text = raw.slice(0, 16_384);
  const value = (text.split(/[;\s(]/, 1)[0] ?? '').toLowerCase();
  const plain: Record<string, string> = {};
  const pieces = new Map<string, { index: number; encoded: boolean; text: string }[]>();
  for (const match of text.matchAll(PARAMETER)) {
    const name = (match[1] ?? '').toLowerCase();
    const content = match[2] === undefined ? (match[3] ?? '').trim() : match[2].replace(/\\(.)/gs, '$1');
    const starred = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/.exec(name);
    if (starred === null) {
      // Delimiters are compared with bytes; everything else is read by people.
      plain[name] ??= name === 'boundary' ? content : decodeHeader(content);
      continue;
    }
    const base = starred[1] ?? '';
    const piece = { index: Number(starred[2] ?? 0), encoded: starred[2] === undefined || starred[3] === '*', text: content };
    pieces.set(base, [...(pieces.get(base) ?? []), piece].slice(0, 200));
  }
  const params: Record<string, string> = Object.assign(Object.create(null), plain);
  for (const [name, parts] of pieces) params[name] = joinPieces(parts);
  return { value, params };
};

const joinPieces = (pieces: { index: number; encoded: boolean; text: string }[]): string => {
  const sorted = pieces.toSorted((a, b) => a.index - b.index);
  const labelled = /^([^']*)'[^']*'(.*)$/s.exec(sorted[0]?.text ?? '');
  const charset = sorted[0]?.encoded === true && labelled !== null ? labelled[1] : undefined;
  const bytes = sorted.map((piece, position) => {
    const text = position === 0 && charset !== undefined ? (labelled?.[2] ?? '') : piece.text;
    return piece.encoded ? unescapePercent(text) : Buffer.from(text, 'latin1');
  });
  return decodeText(Buffer.concat(bytes), charset || undefined);
};

const unescapePercent = (text: string): Buffer =>
  Buffer.from(
    text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
