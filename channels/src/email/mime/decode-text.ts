/**
 * Bytes to characters. The label in a mail is a hint: much Chinese mail says gb2312 and is UTF-8, or says nothing and is
 * GBK. A label is believed unless the bytes contradict it.
 */
import { TextDecoder } from 'node:util';
import { guessCharset } from './guess-charset.ts';

// Labels seen in mail that the WHATWG list lacks.
const ALIASES: Readonly<Record<string, string>> = {
  utf8mb4: 'utf-8',
  cp936: 'gbk',
  ms936: 'gbk',
  'windows-936': 'gbk',
  'x-cp936': 'gbk',
  gb2312_charset: 'gbk',
  'gb-2312': 'gbk',
  gb_18030: 'gb18030',
  cp950: 'big5',
  'windows-950': 'big5',
  'big-5': 'big5',
  cp932: 'shift_jis',
  'windows-932': 'shift_jis',
  'shift-jis': 'shift_jis',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
};
const EAST_ASIAN = /^(?:gb|big5|shift|euc|iso-2022)/;

const findDecoder = (label: string | undefined, fatal: boolean): TextDecoder | undefined => {
  const clean = label
    ?.trim()
    .replace(/^["']|["']$/g, '')
    .toLowerCase();
  if (clean === undefined || clean === '' || clean.length > 40) return undefined;
  try {
    return new TextDecoder(ALIASES[clean] ?? clean, { fatal });
  } catch {
    // No such encoding, which is the sender's mistake: the bytes will tell.
    return undefined;
  }
};

const decodeStrictly = (bytes: Uint8Array, label: string): string | undefined => {
  try {
    return findDecoder(label, true)?.decode(bytes);
  } catch {
    return undefined;
  }
};

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

const countLost = (text: string): number => text.split('\ufffd').length - 1;

/** Decodes with the label where the bytes agree with it, otherwise with what the bytes look like. Never throws. */
export const decodeText = (bytes: Uint8Array, label?: string): string => {
  if (isAscii(bytes)) return decodeSevenBit(bytes, label);
  const labelled = findDecoder(label, false);
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined && mayBeUtf8(utf8, labelled?.encoding)) return utf8;
  if (labelled !== undefined && labelled.encoding !== 'utf-8' && labelled.encoding !== 'windows-1252') {
    const text = decodeStrictly(bytes, labelled.encoding);
    if (text !== undefined) return text;
  }
  const guess = guessCharset(bytes);
  if (guess !== undefined) return new TextDecoder(guess).decode(bytes);
  // A few broken bytes in an otherwise right text (cut in the middle of a character) are no reason to doubt the label.
  const lossy = (labelled ?? new TextDecoder('utf-8')).decode(bytes);
  return labelled === undefined && countLost(lossy) * 10 > lossy.length ? new TextDecoder('windows-1252').decode(bytes) : lossy;
};

const decodeSevenBit = (bytes: Uint8Array, label: string | undefined): string => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const labelled = findDecoder(label, false)?.encoding;
  // Escape sequences that switch to a Japanese set and back.
  const escapes = text.split('\u001b').some((after, position) => position > 0 && /^(?:\$[@B]|\([BJI])/.test(after));
  if (escapes || labelled === 'iso-2022-jp') return new TextDecoder('iso-2022-jp').decode(bytes);
  return labelled?.startsWith('utf-16') ? new TextDecoder(labelled).decode(bytes) : text;
};

// Two-byte GBK text can by chance be valid UTF-8 of two-byte characters; three-byte ones do not come about by chance.
const mayBeUtf8 = (text: string, encoding: string | undefined): boolean =>
  encoding === undefined || !EAST_ASIAN.test(encoding) || /[\u0800-\uffff]/.test(text);
