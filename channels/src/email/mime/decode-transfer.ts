/** Undoes Content-Transfer-Encoding. Lenient: whatever can be read is read. */

/** `body` is the slice between a part's header and the next boundary. */
export const decodeTransfer = (body: Buffer, encoding: string): Buffer => {
  const name = encoding.toLowerCase().replace(/[\s;"']+.*$/s, '');
  if (name === 'base64') return decodeBase64(body);
  if (name === 'quoted-printable') return decodeQuotedPrintable(body);
  if (name === 'x-uuencode' || name === 'uuencode' || name === 'x-uue') return decodeUu(body);
  return body;
};

// Buffer skips characters outside the alphabet but stops at "=": concatenated base64 blocks are decoded one by one.
const decodeBase64 = (body: Buffer): Buffer => {
  const text = body.toString('latin1');
  const padding = text.indexOf('=');
  if (padding < 0 || /^[=\s]*$/.test(text.slice(padding, padding + 200))) return Buffer.from(text, 'base64');
  return Buffer.concat(text.split(/=+/, 10_000).map((block) => Buffer.from(block, 'base64')));
};

const hexOf = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const upper = byte & 0xdf;
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1;
};

const decodeQuotedPrintable = (body: Buffer): Buffer => {
  const output = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte !== 0x3d) {
      output[length++] = byte;
      continue;
    }
    const high = hexOf(body[at + 1]);
    const low = hexOf(body[at + 2]);
    const soft = softBreak(body, at + 1);
    if (high >= 0 && low >= 0) {
      output[length++] = high * 16 + low;
      at += 2;
    } else if (soft > 0) at += soft;
    else output[length++] = byte;
  }
  return output.subarray(0, length);
};

/** How many bytes after "=" belong to a soft line break (spaces, CR, LF), or 0. */
const softBreak = (body: Buffer, start: number): number => {
  let at = start;
  while (at - start < 80 && (body[at] === 0x20 || body[at] === 0x09 || body[at] === 0x0d)) at += 1;
  return body[at] === 0x0a || at >= body.length ? at - start + 1 : 0;
};

const decodeUu = (body: Buffer): Buffer => {
  const chunks: Buffer[] = [];
  for (const line of body.toString('latin1').split(/\r?\n/)) {
    if (/^(?:begin(?:-base64)? \d{3}|end\s*$)/.test(line) || line === '') continue;
    chunks.push(decodeUuLine(line));
  }
  return Buffer.concat(chunks);
};

const decodeUuLine = (line: string): Buffer => {
  const length = (line.charCodeAt(0) - 32) & 63;
  const bytes = Buffer.alloc(Math.ceil(length / 3) * 3);
  for (let group = 0; group * 3 < length; group += 1) {
    const bits = [1, 2, 3, 4].reduce((all, offset) => all * 64 + (((line.charCodeAt(group * 4 + offset) || 32) - 32) & 63), 0);
    bytes.writeUIntBE(bits, group * 3, 3);
  }
  return bytes.subarray(0, length);
};
