/** The provider's side of the wire: mailboxes in memory, and a real SMTP client that writes to our inlet. */
import { createTransport } from 'nodemailer';
import type { Watch } from '../watch.ts';
import { wait } from '../mishaps.ts';
import type { MailMishaps, SimAttachment, SimMail, Writing } from './mail-types.ts';
import { readMail } from './read-mail.ts';
import { writeBounce } from './write-bounce.ts';

export type Inlet = { host: string; port: number };
export type Folder = { address: string; inbox: SimMail[]; sent: SimMail[]; heard: Set<SimMail> };
export type PostOffice = {
  host: string;
  now: () => number;
  folders: Map<string, Folder>;
  inlet: Inlet | undefined;
  /** Names the server whose word on DMARC our side trusts; each written mail carries its pass. */
  authServ: string | undefined;
  mishaps: MailMishaps;
  /** Attempts put off so far, by recipient. */
  attempts: Map<string, number>;
  written: number;
  watch: Watch;
};

export const folderOf = (office: PostOffice, address: string): Folder => {
  const key = address.trim().toLowerCase();
  const known = office.folders.get(key);
  if (known !== undefined) return known;
  const folder: Folder = { address: key, inbox: [], sent: [], heard: new Set() };
  office.folders.set(key, folder);
  return folder;
};

/** A mail that came in by SMTP, into the mailbox of each recipient. */
export const storeMail = async (office: PostOffice, raw: Uint8Array, envelope: { from: string; to: string[] }): Promise<void> => {
  const mail = await readMail(raw, office.now());
  const bouncing = new Set((office.mishaps.bounceLater ?? []).map((address) => address.toLowerCase()));
  for (const recipient of envelope.to) {
    if (!bouncing.has(recipient.toLowerCase())) folderOf(office, recipient).inbox.push(mail);
    else if (envelope.from !== '') {
      const report = writeBounce(mail, { recipient, returnTo: envelope.from, host: office.host, at: office.now() });
      void transmit(office, report, { from: '', to: [envelope.from] }).catch(() => undefined);
    }
  }
  office.watch.changed();
};

const listOf = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

/** Writes and sends a mail; answers it as it left. Rejects when our inlet refuses it. */
export const sendMail = async (office: PostOffice, from: string, mail: Writing): Promise<SimMail> => {
  office.written += 1;
  const messageId = `<written-${office.now()}-${office.written}@${from.split('@')[1] ?? office.host}>`;
  const raw = await compose({
    from,
    to: listOf(mail.to),
    cc: listOf(mail.cc),
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    messageId,
    date: new Date(office.now()),
    ...(mail.inReplyTo === undefined ? {} : { inReplyTo: `<${mail.inReplyTo}>` }),
    references: (mail.references ?? []).map((id) => `<${id}>`),
    headers: {
      ...(office.authServ === undefined
        ? {}
        : { 'Authentication-Results': `${office.authServ}; dmarc=pass header.from=${from.split('@')[1]}` }),
      ...mail.headers,
    },
    attachments: (mail.attachments ?? []).map(nodemailerAttachment),
  });
  const recipients = [...listOf(mail.to), ...listOf(mail.cc)].map((address) => /<([^>]+)>/.exec(address)?.[1] ?? address);
  // Other pretend people get their copy here; everybody else lies behind our inlet.
  const local = recipients.filter((address) => office.folders.has(address.toLowerCase()));
  const outside = recipients.filter((address) => !local.includes(address));
  if (local.length > 0) await storeMail(office, raw, { from, to: local });
  for (let copy = 0; outside.length > 0 && copy < (office.mishaps.duplicate ? 2 : 1); copy += 1)
    await transmit(office, raw, { from, to: outside });
  const sent = await readMail(raw, office.now());
  folderOf(office, from).sent.push(sent);
  office.watch.changed();
  return sent;
};

const nodemailerAttachment = (file: SimAttachment): object => ({
  filename: file.name,
  content: Buffer.from(file.content),
  contentType: file.mime,
  ...(file.contentId === undefined ? {} : { cid: file.contentId }),
  contentDisposition: file.inline ? 'inline' : 'attachment',
});

const compose = async (mail: object): Promise<Uint8Array> => {
  const composed = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(mail);
  return new Uint8Array(composed.message as Buffer);
};

const transmit = async (office: PostOffice, raw: Uint8Array | string, envelope: { from: string; to: string[] }): Promise<void> => {
  const { inlet } = office;
  if (inlet === undefined) throw new Error('the mail simulator knows no inlet: call setInlet first');
  if (office.mishaps.slowMs !== undefined) await wait(office.mishaps.slowMs);
  const transport = createTransport({
    host: inlet.host,
    port: inlet.port,
    secure: false,
    tls: { rejectUnauthorized: false },
    name: office.host,
  });
  try {
    await transport.sendMail({ envelope, raw: typeof raw === 'string' ? raw : Buffer.from(raw) });
  } finally {
    transport.close();
  }
};
