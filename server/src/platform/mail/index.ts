/** Mail protocols: SMTP in, IMAP in, SMTP out. */
export { createMailSender } from './create-mail-sender.ts';
export { type MailboxCursor, type MailboxWatch, startMailboxWatch } from './start-mailbox-watch.ts';
export { startSmtpInlet } from './start-smtp-inlet.ts';
export type { MailAnswer, MailTransport, TakeMail } from './types.ts';
