/** Header fields as they stand on the wire: names lower-case, values unfolded, one character per byte (latin1). */
export type HeaderField = { name: string; raw: string };

const FIELD = /^([!-9;-~]{1,128})[ \t]*:/;

/** Where the header ends and the body begins, both offsets into `bytes`. A line that is no field ends the header, too. */
export const readHeaders = (bytes: Buffer, start: number, end: number): { fields: HeaderField[]; bodyStart: number } => {
  const fields: HeaderField[] = [];
  let at = start;
  while (at < end) {
    const lineEnd = findLineEnd(bytes, at, end);
    const line = bytes.toString('latin1', at, lineEnd.text);
    const blank = trimBlanks(line) === '';
    if (line === '' || (blank && !mayGoOn(bytes, lineEnd.next, end))) return { fields, bodyStart: lineEnd.next };
    const last = fields.at(-1);
    const name = FIELD.exec(line)?.[1];
    if (blank) at = lineEnd.next;
    else if (/^[ \t]/.test(line) && last !== undefined) last.raw += ` ${trimBlanks(line)}`;
    else if (name !== undefined) fields.push({ name: name.toLowerCase(), raw: trimBlanks(line.slice(line.indexOf(':') + 1)) });
    else if (!mayBeSkipped(bytes, lineEnd.next, end, fields.length)) return { fields, bodyStart: at };
    at = lineEnd.next;
  }
  return { fields, bodyStart: end };
};

// A line of blanks inside a folded field does not end the header; one that stands where the empty line should, does.
const mayGoOn = (bytes: Buffer, next: number, end: number): boolean =>
  /^(?:[ \t]+\S|[A-Za-z][A-Za-z0-9-]{1,60}:[ \t])/.test(bytes.toString('latin1', next, findLineEnd(bytes, next, end).text).slice(0, 200));

// A stray line between fields (an mbox "From ", a broken fold) is skipped when a field follows; otherwise the sender
// forgot the empty line and the body has begun.
const mayBeSkipped = (bytes: Buffer, next: number, end: number, fieldsSoFar: number): boolean => {
  const following = bytes.toString('latin1', next, findLineEnd(bytes, next, end).text);
  const looksLikeField = /^[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]/.test(following);
  return fieldsSoFar === 0 ? looksLikeField : looksLikeField || following.trim() === '';
};

// Not String.trim: byte A0 is a no-break space to it, and half a character in GBK and UTF-8.
const trimBlanks = (line: string): string => {
  let start = 0;
  let end = line.length;
  while (start < end && isBlank(line.charCodeAt(start))) start += 1;
  while (end > start && isBlank(line.charCodeAt(end - 1))) end -= 1;
  return line.slice(start, end);
};
const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;

/** The end of the line's text (without CR LF) and the start of the next line. */
export const findLineEnd = (bytes: Buffer, at: number, end: number): { text: number; next: number } => {
  const feed = bytes.indexOf(0x0a, at);
  if (feed < 0 || feed >= end) return { text: end, next: end };
  return { text: feed > at && bytes[feed - 1] === 0x0d ? feed - 1 : feed, next: feed + 1 };
};

/** The first field of that name, raw. */
export const findHeader = (fields: readonly HeaderField[], name: string): string | undefined =>
  fields.find((field) => field.name === name)?.raw;

/** Every field of that name, raw, topmost first. */
export const listHeaders = (fields: readonly HeaderField[], name: string): string[] =>
  fields.filter((field) => field.name === name).map((field) => field.raw);
