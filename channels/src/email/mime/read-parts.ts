/**
 * The tree of MIME parts, read from bytes with all limits applied on the way: a mail bomb is refused before it is built.
 * Bodies stay undecoded slices. (Mail libraries decode text by its label and drop the bytes; see the README for why that will not do.)
 */
import { type Parameters, parseParameters } from './parse-parameters.ts';
import { findHeader, findLineEnd, type HeaderField, readHeaders } from './read-headers.ts';

export type MimePart = {
  headers: HeaderField[];
  /** Lower-case, e.g. "text/plain"; never empty. */
  type: string;
  params: Record<string, string>;
  /** 'inline', 'attachment', another word, or '' when the part does not say. */
  disposition: string;
  dispositionParams: Record<string, string>;
  /** Undecoded. Empty for multiparts. */
  body: Buffer;
  children: MimePart[];
};

export const MIME_LIMITS = { parts: 500, depth: 20, headerBytes: 256 * 1024 } as const;

export type MimeRefusal = { refusal: 'too-many-parts' | 'too-deep' | 'header-too-large'; why: string };

type Reader = { bytes: Buffer; parts: number; headerBytes: number; refusal?: MimeRefusal };

/** Reads the whole tree, or says which limit it breaks. Never throws. */
export const readParts = (bytes: Buffer): MimePart | MimeRefusal => {
  const reader: Reader = { bytes, parts: 0, headerBytes: 0 };
  const root = readPart(reader, 0, bytes.length, 0, 'text/plain');
  return reader.refusal ?? root;
};

const readPart = (reader: Reader, start: number, end: number, depth: number, fallback: string): MimePart => {
  const { fields, bodyStart } = readHeaders(reader.bytes, start, end);
  const content = parseParameters(findHeader(fields, 'content-type') ?? '');
  const disposition = parseParameters(findHeader(fields, 'content-disposition') ?? '');
  const part: MimePart = {
    headers: fields,
    type: typeOf(content, fallback),
    params: content.params,
    disposition: disposition.value,
    dispositionParams: disposition.params,
    body: reader.bytes.subarray(bodyStart, end),
    children: [],
  };
  reader.parts += 1;
  reader.headerBytes += bodyStart - start;
  checkLimits(reader, depth);
  if (reader.refusal === undefined && part.type.startsWith('multipart/')) readChildren(reader, part, { start: bodyStart, end }, depth);
  return part;
};

// A type without a subtype is a sender's mistake; with a file name it is a file, otherwise text.
const typeOf = ({ value, params }: Parameters, fallback: string): string => {
  if (/^[^\s/]+\/[^\s/]+$/.test(value)) return value;
  return value !== '' && value !== 'text' && (params['name'] !== undefined || value.startsWith('application'))
    ? 'application/octet-stream'
    : fallback;
};

const checkLimits = (reader: Reader, depth: number): void => {
  if (reader.parts > MIME_LIMITS.parts) reader.refusal = { refusal: 'too-many-parts', why: `more than ${MIME_LIMITS.parts} MIME parts` };
  else if (depth > MIME_LIMITS.depth) reader.refusal = { refusal: 'too-deep', why: `MIME parts nested deeper than ${MIME_LIMITS.depth}` };
  else if (reader.headerBytes > MIME_LIMITS.headerBytes) {
    reader.refusal = { refusal: 'header-too-large', why: `headers larger than ${MIME_LIMITS.headerBytes / 1024} kB` };
  }
};

const readChildren = (reader: Reader, part: MimePart, span: { start: number; end: number }, depth: number): void => {
  const boundary = part.params['boundary']?.trim() || guessBoundary(reader.bytes, span);
  if (boundary === undefined) {
    // A multipart without any boundary is one text.
    part.type = 'text/plain';
    return;
  }
  const fallback = part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  for (const child of splitAt(reader, boundary, span)) {
    part.children.push(readPart(reader, child.start, child.end, depth + 1, fallback));
    if (reader.refusal !== undefined) return;
  }
  if (part.children.length === 0) part.type = 'text/plain';
  else part.body = reader.bytes.subarray(span.end, span.end);
};

/** The slices between the delimiter lines of one boundary; a missing last delimiter ends with the parent. */
function* splitAt(reader: Reader, boundary: string, span: { start: number; end: number }): Generator<{ start: number; end: number }> {
  const delimiter = Buffer.from(`--${boundary}`, boundary.length < 2000 ? 'latin1' : 'utf8');
  let open: number | undefined;
  let at = span.start;
  while (at < span.end) {
    const found = reader.bytes.indexOf(delimiter, at);
    if (found < 0 || found >= span.end) break;
    const line = findLineEnd(reader.bytes, found, span.end);
    const rest = reader.bytes.toString('latin1', found + delimiter.length, Math.min(line.text, found + delimiter.length + 200));
    const atLineStart = found === span.start || reader.bytes[found - 1] === 0x0a;
    at = Math.max(line.next, found + 1);
    if (!atLineStart || !/^(?:--)?[ \t]*$/.test(rest)) continue;
    if (open !== undefined) yield { start: open, end: trimLineEnd(reader.bytes, open, found) };
    open = line.next;
    if (rest.startsWith('--')) return;
  }
  if (open !== undefined) yield { start: open, end: span.end };
}

// The line break before a delimiter belongs to the delimiter.
const trimLineEnd = (bytes: Buffer, start: number, end: number): number => {
  let at = end;
  if (at > start && bytes[at - 1] === 0x0a) at -= 1;
  if (at > start && bytes[at - 1] === 0x0d) at -= 1;
  return at;
};

const guessBoundary = (bytes: Buffer, span: { start: number; end: number }): string | undefined =>
  /^--([^\s-][^\r\n]{0,120}?)[ \t]*$/m.exec(bytes.toString('latin1', span.start, Math.min(span.end, span.start + 4096)))?.[1];
