/** A pretend mailbox provider: our outgoing mail arrives by SMTP, and its people write to our inlet with a real client. */
import type { AddressInfo } from 'node:net';
import { makeWatch } from '../watch.ts';
import { makeSmtpServer } from './accept-mail.ts';
import type { MailMishaps, Replying, SimMail, SimMailbox } from './mail-types.ts';
import { type Folder, folderOf, type Inlet, type PostOffice, sendMail } from './post-office.ts';
import { QUOTERS } from './quote.ts';

export type MailSimulator = {
  /** Where our side delivers to: plain SMTP, any user and password. */
  host: string;
  port: number;
  /** Where our side takes mail in. */
  setInlet(inlet: Inlet): void;
  mailbox(address: string): SimMailbox;
  mailboxes(): SimMailbox[];
  setMishaps(mishaps: MailMishaps): void;
  clearMishaps(): void;
  subscribe(listener: () => void): () => void;
  until<T>(find: () => T | undefined, timeoutMs?: number): Promise<T>;
  close(): Promise<void>;
};

type Options = { port?: number; host?: string; inlet?: Inlet /** our side's `trustedAuthServ` */; authServ?: string; now?: () => number };

export const startMailSimulator = async (options: Options = {}): Promise<MailSimulator> => {
  const host = options.host ?? '127.0.0.1';
  const watch = makeWatch();
  const office: PostOffice = {
    host: 'mail.simulator.example',
    now: options.now ?? Date.now,
    folders: new Map(),
    inlet: options.inlet,
    authServ: options.authServ,
    mishaps: {},
    attempts: new Map(),
    written: 0,
    watch,
  };
  const server = makeSmtpServer(office);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port ?? 0, host, () => resolve());
  });
  return {
    host,
    port: (server.server.address() as AddressInfo).port,
    setInlet: (inlet) => {
      office.inlet = inlet;
    },
    mailbox: (address) => makeMailbox(office, folderOf(office, address)),
    mailboxes: () => [...office.folders.values()].map((folder) => makeMailbox(office, folder)),
    setMishaps: (mishaps) => {
      office.mishaps = { ...mishaps };
      office.attempts.clear();
    },
    clearMishaps: () => {
      office.mishaps = {};
    },
    subscribe: watch.subscribe,
    until: watch.until,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

const makeMailbox = (office: PostOffice, folder: Folder): SimMailbox => ({
  address: folder.address,
  messages: () => [...folder.inbox],
  sent: () => [...folder.sent],
  write: (mail) => sendMail(office, folder.address, mail),
  reply: (mail, text, how) => reply(office, folder, mail, { text, how: how ?? {} }),
  autoReply: (mail, text) =>
    sendMail(office, folder.address, {
      to: mail.replyTo,
      subject: `Automatic reply: ${mail.subject}`,
      text,
      inReplyTo: mail.id,
      references: [mail.id],
      headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    }),
  next: async (passes = () => true, timeoutMs) => {
    const found = await office.watch.until(() => folder.inbox.find((mail) => !folder.heard.has(mail) && passes(mail)), timeoutMs);
    folder.heard.add(found);
    return found;
  },
});

const reply = (office: PostOffice, folder: Folder, mail: SimMail, { text, how }: { text: string; how: Replying }): Promise<SimMail> => {
  const quoter = QUOTERS[how.style ?? 'en'];
  const words = how.signature === undefined ? text : `${text}\n\n${how.signature}`;
  const others = how.all
    ? [...mail.to, ...mail.cc].filter((address) => address.toLowerCase() !== folder.address && address !== mail.replyTo)
    : [];
  return sendMail(office, folder.address, {
    to: mail.replyTo,
    ...(others.length === 0 ? {} : { cc: others }),
    subject: quoter.subject(mail.subject),
    text: quoter.text(mail, words),
    ...(how.html === false ? {} : { html: quoter.html(mail, words) }),
    inReplyTo: mail.id,
    references: [...mail.references, mail.id],
    ...(how.attachments === undefined ? {} : { attachments: how.attachments }),
  });
};
