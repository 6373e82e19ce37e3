/** What a tree of MIME parts says and carries: the words, the HTML, the files. */
import { htmlToWords } from './html-to-words.ts';
import { type MailFile, nameFile } from './mail-file.ts';
import { decodeText } from './mime/decode-text.ts';
import { decodeTransfer } from './mime/decode-transfer.ts';
import { findHeader } from './mime/read-headers.ts';
import type { MimePart } from './mime/read-parts.ts';

/** `text` is there whenever the mail has any words; `html` only when it came with HTML. */
export type MailBody = { text: string; html?: string; files: MailFile[] };

type Words = { text?: string; html?: string };

export const readBody = (root: MimePart): MailBody => {
  const files: MailFile[] = [];
  const words = readWords(root, files, true);
  const text = words.text?.trim() ? words.text : words.html === undefined ? '' : htmlToWords(words.html);
  return {
    text: text.replace(/\r\n?/g, '\n').replaceAll('\u0000', ''),
    ...(words.html === undefined ? {} : { html: words.html.replaceAll('\u0000', '') }),
    files,
  };
};

export const bytesOf = (part: MimePart): Buffer => decodeTransfer(part.body, findHeader(part.headers, 'content-transfer-encoding') ?? '');

const readWords = (part: MimePart, files: MailFile[], first: boolean): Words => {
  if (part.type === 'multipart/alternative') return readAlternative(part, files, first);
  if (part.children.length > 0) return joinWords(part.children.map((child, position) => readWords(child, files, first && position === 0)));
  if (mayBeWords(part, first)) {
    const text = decodeText(bytesOf(part), part.params['charset']);
    return part.type === 'text/html'
      ? { html: text }
      : { text: part.params['format']?.toLowerCase() === 'flowed' ? unflow(text, part.params['delsp']) : text };
  }
  const file = isNoise(part) ? undefined : readFile(part, files.length + 1);
  // An empty attachment says nothing, and no store takes it.
  if (file !== undefined && file.bytes.byteLength > 0) files.push(file);
  return {};
};

// The last alternative of a kind is the richest one (RFC 2046, 5.1.4), but the first text/plain is the plain words.
const readAlternative = (part: MimePart, files: MailFile[], first: boolean): Words => {
  const all = part.children.map((child) => readWords(child, files, first));
  const text = all.find((words) => words.text?.trim())?.text;
  const html = all.findLast((words) => words.html !== undefined)?.html;
  return { ...(text === undefined ? {} : { text }), ...(html === undefined ? {} : { html }) };
};

const joinWords = (all: Words[]): Words => {
  const spoken = all.filter((words) => words.text !== undefined || words.html !== undefined);
  if (spoken.length <= 1) return spoken[0] ?? {};
  const text = spoken.map((words) => words.text ?? htmlToWords(words.html ?? '')).join('\n');
  if (spoken.every((words) => words.html === undefined)) return { text };
  return { text, html: spoken.map((words) => words.html ?? `<pre>${escapeHtml(words.text ?? '')}</pre>`).join('\n') };
};

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const mayBeWords = (part: MimePart, first: boolean): boolean => {
  if (part.type !== 'text/plain' && part.type !== 'text/html') return false;
  if (part.disposition === 'attachment') return false;
  return first || (part.params['name'] ?? part.dispositionParams['filename']) === undefined;
};

const isNoise = (part: MimePart): boolean =>
  part.body.length === 0 ||
  /^(?:message\/(?:delivery-status|global-delivery-status|disposition-notification)|application\/(?:pgp-signature|(?:x-)?pkcs7-signature))$/.test(
    part.type,
  );

const readFile = (part: MimePart, position: number): MailFile => {
  const contentId = findHeader(part.headers, 'content-id')?.trim().replace(/^<|>$/g, '').slice(0, 998);
  return {
    name: nameFile(part.dispositionParams['filename'] ?? part.params['name'], part.type, position),
    mime: part.type.slice(0, 255),
    bytes: bytesOf(part),
    ...(contentId ? { contentId } : {}),
    remoteId: `mail-part-${position}`,
  };
};

/** Soft line breaks of RFC 3676 joined again; quote depth and the signature line are kept. */
const unflow = (text: string, delsp: string | undefined): string => {
  const output: string[] = [];
  let open: string | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const quote = /^>+/.exec(raw)?.[0] ?? '';
    const line = raw.slice(quote.length).replace(/^ /, '');
    const soft = line.endsWith(' ') && line !== '-- ';
    const content = soft && delsp?.toLowerCase() === 'yes' ? line.slice(0, -1) : line;
    if (open === quote && line !== '-- ') output.push(`${output.pop() ?? ''}${content}`);
    else output.push(quote === '' ? content : `${quote} ${content}`);
    open = soft ? quote : undefined;
  }
  return output.join('\n');
};
