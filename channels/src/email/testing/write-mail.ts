/** Mails for tests, written out byte by byte; and the public corpora, where a machine has them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { receiveMail, type ReceivedMail } from '../receive-mail.ts';
import { EmailSettings } from '../settings.ts';

export const NOW = Date.UTC(2026, 10, 22, 9, 30);
export const settings = EmailSettings.parse({
  address: 'support@cardlet.example',
  fromName: '点卡小铺 Cardlet',
  smtpHost: 'smtp.cardlet.example',
  trustedAuthServ: 'mx.cardlet.example',
});
export const OUR_ID = '0198a000-0000-7000-8000-0000000000aa.0@cardlet.example';

/** Header lines and body joined with CRLF. Strings are UTF-8; a Buffer goes in as it is. */
export const writeMail = (headers: Record<string, string | string[]>, body: string | Buffer): Buffer => {
  const all = {
    From: '王小明 <ming@example.com>',
    To: 'support@cardlet.example',
    Subject: 'Hello',
    'Message-ID': '<first@example.com>',
    Date: 'Sun, 22 Nov 2026 17:00:00 +0800',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}\r\n`));
  return Buffer.concat([
    Buffer.from(`${lines.join('')}\r\n`),
    typeof body === 'string' ? Buffer.from(body.replace(/\r?\n/g, '\r\n')) : body,
  ]);
};

/** The parts of a multipart, each with its own header lines. */
export const writeParts = (boundary: string, parts: { head: string; body: string }[]): string =>
  `${parts.map(({ head, body }) => `--${boundary}\n${head}\n\n${body}\n`).join('')}--${boundary}--\n`;

export const receive = async (raw: Uint8Array, envelope: { mailFrom?: string; rcptTo?: string[] } = {}): Promise<ReceivedMail> =>
  receiveMail(raw, { ...envelope, rcptTo: envelope.rcptTo ?? ['support@cardlet.example'] }, settings, NOW);

const shared = process.env['THROUGHLINE_SHARED_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data');

/** Files of a public corpus below `folder`, or none where this machine does not have it. */
export const listCorpus = (folder: string): { name: string; bytes: Buffer }[] => {
  const root = join(shared, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({
      name: `${entry.parentPath.slice(root.length + 1)}/${entry.name}`,
      bytes: readFileSync(join(entry.parentPath, entry.name)),
    }));
};

/** Appended to a test's name, so that a skip says why. */
export const corpusNote = (folder: string): string =>
  listCorpus(folder).length > 0 ? '' : ` (skipped: no public data in ${folder}; set THROUGHLINE_SHARED_DATA)`;
