/** A delivery report (RFC 3464) for a mail that was accepted and then could not be delivered. */
import type { SimMail } from './mail-types.ts';

const headersOf = (raw: Uint8Array): string => {
  const text = Buffer.from(raw).toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  return text.slice(0, end);
};

export const writeBounce = (mail: SimMail, bounce: { recipient: string; returnTo: string; host: string; at: number }): string => {
  const { recipient, returnTo, host } = bounce;
  const boundary = `report-${bounce.at}`;
  return [
    `From: Mail Delivery System <MAILER-DAEMON@${host}>`,
    `To: ${returnTo}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${new Date(bounce.at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <bounce-${bounce.at}-${Math.abs(hash(recipient + mail.id))}@${host}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `I'm sorry to have to inform you that your message could not be delivered to <${recipient}>: 550 5.1.1 user unknown`,
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${host}`,
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 user unknown',
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    headersOf(mail.raw),
    '',
    `--${boundary}--`,
    '',
  ]
    .join('\r\n')
    .replaceAll(/(?<!\r)\n/g, '\r\n');
};

const hash = (text: string): number => {
  let sum = 0;
  for (const character of text) sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return sum;
};
