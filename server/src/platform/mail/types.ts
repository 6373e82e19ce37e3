/** What SMTP said about a mail. Read from a mailbox, `mailFrom` is unknown and nobody is named. */
export type MailEnvelope = { mailFrom?: string; rcptTo: readonly string[] };

export type MailOrigin = { via: 'smtp' | 'imap'; remoteAddress: string; secure: boolean };

/**
 * What became of a mail. `ok` only once it is stored. `code`: an SMTP code; 4xx asks for it again later, 5xx refuses it for
 * good (from a mailbox: it will not be offered again).
 */
export type MailAnswer = { ok: true } | { ok: false; code: number; text: string };

export type TakeMail = (raw: Uint8Array, envelope: MailEnvelope, origin: MailOrigin) => Promise<MailAnswer>;

export type MailTransport = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS when the server offers it. */
  secure: boolean;
  user?: string;
  password?: string;
  dkim?: { domain: string; selector: string; privateKey: string };
};

export type MailboxSettings = { host: string; port: number; secure: boolean; user: string; password: string; mailbox: string };
