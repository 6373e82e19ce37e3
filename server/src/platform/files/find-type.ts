/** What a file is, from its first bytes. */
import { fileTypeFromBuffer } from 'file-type';

export type FileKind = 'image' | 'audio' | 'video' | 'file';
export type FoundType = { mime: string; kind: FileKind };

/** How many bytes `findType` looks at. */
export const HEAD_BYTES = 4_100;

// What every browser shows and none runs.
const IMAGES = new Set(['image/png', 'image/apng', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);
const SOUNDS = new Set([
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
  'audio/ogg',
  'audio/opus',
  'audio/wav',
  'audio/webm',
  'audio/flac',
  'audio/amr',
]);
const FILMS = new Set(['video/mp4', 'video/webm', 'video/ogg', 'video/quicktime', 'video/3gpp']);

const kindOf = (mime: string): FileKind => {
  if (IMAGES.has(mime)) return 'image';
  if (SOUNDS.has(mime)) return 'audio';
  return FILMS.has(mime) ? 'video' : 'file';
};

/** May a browser show this in our own origin? Everything else is sent as a download. */
export const mayShowInline = (mime: string): boolean => kindOf(mime) !== 'file' || mime === 'text/plain';

// Text that a browser or a viewer may run, in the places where it can begin.
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/<svg[\s>:]|<!doctype\s+svg/i, 'image/svg+xml'],
  [/<(!doctype\s+html|html|head|body|script|iframe|img|meta|link|style|a|div|p|table|form|object|embed)[\s>/]/i, 'text/html'],
  [/^\s*<\?xml|^\s*<[a-z]/i, 'application/xml'],
];
const TEXT_ENDINGS: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  ics: 'text/calendar',
  vcf: 'text/vcard',
};

const decodeText = (head: Uint8Array): string | undefined => {
  try {
    // A character may be cut in two at the end of the head.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells bytes from text
    return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
};

/** `head`: the first HEAD_BYTES bytes, or the whole file. The name helps only to tell harmless texts apart. */
export const findType = async (head: Uint8Array, name: string): Promise<FoundType> => {
  const found = await fileTypeFromBuffer(head);
  if (found !== undefined && found.mime !== 'application/xml') return { mime: found.mime, kind: kindOf(found.mime) };
  const text = decodeText(head);
  if (text === undefined) return { mime: 'application/octet-stream', kind: 'file' };
  const markup = MARKUP.find(([pattern]) => pattern.test(text))?.[1];
  if (markup !== undefined) return { mime: markup, kind: 'file' };
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return { mime: TEXT_ENDINGS[ending] ?? 'text/plain', kind: 'file' };
};
