/** Does the From address belong to the writer? Only a server the admin trusts may say so, by RFC 8601. */
import { listHeaders } from './mime/read-headers.ts';
import type { ParsedMail } from './parse-mail.ts';
import { domainOf } from './read-addresses.ts';

/** True when the trusted server's topmost Authentication-Results says dmarc=pass for the one From address. */
export const isVerifiedSender = (mail: ParsedMail, trustedAuthServ: string | undefined): boolean => {
  const from = mail.from[0];
  if (trustedAuthServ === undefined || from === undefined || mail.from.length !== 1 || listHeaders(mail.headers, 'from').length !== 1)
    return false;
  // Only the topmost is the server's own: one further down came in with the mail and may be forged.
  const results = listHeaders(mail.headers, 'authentication-results').map(dropComments);
  const trusted = results.find((value) => serverOf(value) === trustedAuthServ.toLowerCase());
  if (trusted === undefined) return false;
  const dmarc = trusted
    .split(';')
    .slice(1)
    .find((method) => /^\s*dmarc\s*=/i.test(method));
  if (dmarc === undefined || !/^\s*dmarc\s*=\s*pass\b/i.test(dmarc)) return false;
  const about = /header\.from\s*=\s*"?([^\s;"]+)/i.exec(dmarc)?.[1]?.toLowerCase().replace(/^.*@/, '');
  return about === undefined || isSameOrParent(about, domainOf(from.address));
};

const serverOf = (value: string): string => (value.split(';', 1)[0] ?? '').trim().split(/\s/, 1)[0]?.toLowerCase() ?? '';

// Comments may hold anything, "dmarc=pass" among it. Nested ones are taken off from inside.
const dropComments = (value: string): string => {
  let text = value.slice(0, 8192);
  for (let round = 0; round < 10 && text.includes('('); round += 1) text = text.replace(/\([^()]*\)/g, ' ');
  return text;
};

const isSameOrParent = (domain: string, of: string): boolean => of === domain || of.endsWith(`.${domain}`);
