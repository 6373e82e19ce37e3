/** An attachment as the message carried it. `remoteId` is what the MediaPart's ref names until the server has stored the bytes. */
import type { MediaKind } from '@throughline/protocol/parts';

export type MailFile = { name: string; mime: string; bytes: Uint8Array; contentId?: string; remoteId: string };

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'text/html': 'html',
  'message/rfc822': 'eml',
  'application/zip': 'zip',
  'audio/mpeg': 'mp3',
  'audio/amr': 'amr',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'text/vcard': 'vcf',
  'application/ms-tnef': 'dat',
};

// Direction overrides make "exe.fdp" look like "pdf.exe" backwards; control characters break file systems and screens.
const UNSAFE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name without folders, control characters or tricks; made from type and position when the mail gives none. */
export const nameFile = (given: string | undefined, mime: string, position: number): string => {
  const last = (given ?? '').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(UNSAFE, '').replace(/^\.+/, '').trim();
  const extension = EXTENSIONS[mime];
  if (clean === '')
    return `${mime.startsWith('image/') ? 'image' : 'attachment'}-${position}${extension === undefined ? '' : `.${extension}`}`;
  if (clean.length <= 200) return clean;
  const dot = clean.lastIndexOf('.');
  return dot > clean.length - 12 ? `${clean.slice(0, 180)}${clean.slice(dot)}` : clean.slice(0, 200);
};

export const kindOf = (mime: string): MediaKind => {
  const family = mime.split('/', 1)[0];
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'file';
};
