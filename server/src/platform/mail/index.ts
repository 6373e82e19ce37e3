/** Mail protocols: SMTP in, IMAP in, SMTP out. */
export { createMailSender, type MailSender, type ReadFile } from './create-mail-sender.ts';
export { type MailboxCursor, type MailboxWatch, startMailboxWatch } from './start-mailbox-watch.ts';
export { type SmtpInlet, startSmtpInlet } from './start-smtp-inlet.ts';
export type { MailAnswer, MailboxSettings, MailTransport, TakeMail } from './types.ts';
