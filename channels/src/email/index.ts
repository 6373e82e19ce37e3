/** Email: mail in (`receiveMail`, called by the server's SMTP inlet and mailbox watch) and mail out (`encode`). */
import type { Channel } from '@throughline/protocol/channel';
import { emailAbilities } from './abilities.ts';
import { classify } from './classify.ts';
import { encode } from './encode.ts';
import { EmailSettings, emailFields } from './settings.ts';

export type { MailThreadContext } from './encode.ts';
export type { MailFile } from './mail-file.ts';
export { MAX_MAIL_BYTES, type MailContext, type ParsedMail, parseMail, type Refusal } from './parse-mail.ts';
export { type MailEnvelope, receiveMail, type ReceivedMail } from './receive-mail.ts';
export { EmailSettings, type Mailbox, mailboxOf, type MailTransport, transportOf } from './settings.ts';
export { addToken, isOwnAddress } from './thread-address.ts';

export const emailChannel: Channel<EmailSettings> = {
  kind: 'email',
  label: { zh: '邮件', en: 'Email' },
  look: { light: '#8a5a00', dark: '#e0a93b', icon: 'mail' },
  abilities: emailAbilities,
  settings: EmailSettings,
  fields: emailFields,
  account: (settings) => settings.address,
  encode,
  classify,
};
