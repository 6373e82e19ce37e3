/** Header values: RFC 2047 encoded words, and the raw 8-bit text that many senders write instead. */
import { decodeText } from './decode-text.ts';

const WORD = /=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*)\?=/g;
// White space between two encoded words is not part of the text (RFC 2047, 6.2).
const BETWEEN = /(\?=)[ \t\r\n]+(?==\?[^?\s]{1,40}\?[bBqQ]\?)/g;

type Run = { charset: string; chunks: Buffer[] };

/** Words become characters by `write`; neighbours in one charset are joined first, because senders cut characters in two. */
const replaceWords = (raw: string, write: (text: string) => string): string => {
  const text = raw.slice(0, 262_144).replace(BETWEEN, '$1');
  let output = '';
  let run: Run | undefined;
  let at = 0;
  const flush = (): void => {
    if (run !== undefined) output += write(decodeText(Buffer.concat(run.chunks), run.charset));
    run = undefined;
  };
  for (const match of text.matchAll(WORD)) {
    const gap = text.slice(at, match.index);
    const charset = (match[1] ?? '').toLowerCase();
    const bytes = decodeWord(match[2] ?? '', match[3] ?? '');
    // ISO-2022 words each begin and end in ASCII: joined, their escapes would collide.
    if (gap !== '' || run?.charset !== charset || charset.startsWith('iso-2022')) flush();
    output += decodePlain(gap);
    run ??= { charset, chunks: [] };
    run.chunks.push(bytes);
    at = match.index + match[0].length;
  }
  flush();
  return output + decodePlain(text.slice(at));
};

const decodePlain = (raw: string): string => (raw === '' ? '' : decodeText(Buffer.from(raw, 'latin1')));

const decodeWord = (encoding: string, content: string): Buffer => {
  if (encoding.toLowerCase() === 'b') return Buffer.from(content, 'base64');
  const bytes = content.replace(/_/g, ' ').replace(/=([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
};

/** A raw header value as people read it, control characters removed. */
export const decodeHeader = (raw: string): string => dropControls(replaceWords(raw, (text) => text)).trim();

/** The same, but still fit for an address parser: decoded words stay encoded, all in UTF-8. */
export const unifyWords = (raw: string): string =>
  replaceWords(raw, (text) => `=?utf-8?B?${Buffer.from(dropControls(text)).toString('base64')}?=`);

/** Control characters become spaces: nothing in a header may break a line. */
export const dropControls = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
