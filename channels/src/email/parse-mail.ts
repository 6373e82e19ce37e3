/**
 * One mail, from bytes to facts: raw → limits and MIME tree (mime/) → headers, addresses, words, files. Nothing here knows
 * of conversations; `receive-mail.ts` turns the facts into events.
 */
import { createHash } from 'node:crypto';
import type { MailFile } from './mail-file.ts';
import { decodeHeader } from './mime/decode-words.ts';
import { findHeader, type HeaderField, listHeaders } from './mime/read-headers.ts';
import { type MimePart, type MimeRefusal, readParts } from './mime/read-parts.ts';
import { listAddresses, type MailAddress, parseMessageIds } from './read-addresses.ts';
import { readBody } from './read-body.ts';

export const MAX_MAIL_BYTES = 25 * 1024 * 1024;

export type MailContext = { /** Unix ms */ now: number };

export type Refusal = MimeRefusal | { refusal: 'too-large' | 'empty'; why: string };

export type ParsedMail = {
  headers: HeaderField[];
  root: MimePart;
  /** Without angle brackets; made from the content when the sender gave none. */
  messageId: string;
  inReplyTo: string[];
  /** Oldest first, as in the header. */
  references: string[];
  subject: string;
  from: MailAddress[];
  sender: MailAddress[];
  replyTo: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
  /** Unix ms: the Date header where it is plausible, otherwise now. */
  at: number;
  text: string;
  html?: string;
  files: MailFile[];
};

/** Never throws. A refusal says which limit the mail breaks. */
export const parseMail = async (raw: Uint8Array, context: MailContext): Promise<ParsedMail | Refusal> => {
  if (raw.byteLength > MAX_MAIL_BYTES) return { refusal: 'too-large', why: `larger than ${MAX_MAIL_BYTES / 1024 / 1024} MB` };
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const root = readParts(bytes);
  if ('refusal' in root) return root;
  if (root.headers.length === 0) return { refusal: 'empty', why: 'no mail header' };
  const { headers } = root;
  const addresses = (name: string): MailAddress[] => listAddresses(headers, name);
  return {
    headers,
    root,
    messageId:
      parseMessageIds(findHeader(headers, 'message-id') ?? '')[0] ??
      `sha256-${createHash('sha256').update(bytes).digest('hex')}@no-message-id`,
    inReplyTo: parseMessageIds(listHeaders(headers, 'in-reply-to').join(' ')),
    references: parseMessageIds(listHeaders(headers, 'references').join(' ')),
    subject: decodeHeader(findHeader(headers, 'subject') ?? '').slice(0, 1000),
    from: addresses('from'),
    sender: addresses('sender'),
    replyTo: addresses('reply-to'),
    to: addresses('to'),
    cc: addresses('cc'),
    bcc: addresses('bcc'),
    at: readDate(findHeader(headers, 'date'), context.now),
    ...readBody(root),
  };
};

const HOUR_MS = 3_600_000;
// No mail in today's form is older.
const EARLIEST = Date.UTC(1990, 0, 1);

// A clock may be wrong: a date in the future is not believed.
const readDate = (raw: string | undefined, now: number): number => {
  const at = Date.parse((raw ?? '').replace(/\([^)]{0,200}\)/g, '').trim());
  return Number.isFinite(at) && at <= now + HOUR_MS && at > EARLIEST ? Math.min(at, now) : now;
};
