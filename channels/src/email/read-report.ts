/** Mails about a mail of ours: delivery reports (RFC 3464 and what older servers write instead) and read receipts (RFC 8098). */
import { decodeText } from './mime/decode-text.ts';
import { findHeader, findLineEnd, listHeaders, readHeaders } from './mime/read-headers.ts';
import type { MimePart } from './mime/read-parts.ts';
import type { ParsedMail } from './parse-mail.ts';
import { normaliseAddress, parseMessageIds } from './read-addresses.ts';
import { bytesOf } from './read-body.ts';
import { findOwnMessageId } from './thread-address.ts';

export type ReportedRecipient = { address: string; action: string; status?: string; diagnostic?: string };
export type MailReport = {
  /** 'delayed' is no outcome yet: the other server still tries. */
  state: 'failed' | 'delayed' | 'delivered' | 'read';
  /** Message-ID of the mail reported on, without brackets, when it could be found out. */
  ref?: string;
  recipients: ReportedRecipient[];
  detail: string;
};

/** undefined when the mail is no report. */
export const readReport = (mail: ParsedMail, own: string, mailFrom: string | undefined): MailReport | undefined => {
  const parts = listParts(mail.root);
  const status = parts.find((part) => /^message\/(?:global-)?delivery-status$/.test(part.type));
  const seen = parts.find((part) => part.type === 'message/disposition-notification');
  if (status !== undefined) return readDelivery(mail, parts, status, own);
  if (seen !== undefined) return readSeen(mail, parts, seen, own);
  return mayBeOddBounce(mail, mailFrom) ? readOddBounce(mail, parts, own) : undefined;
};

const listParts = (part: MimePart): MimePart[] => [part, ...part.children.flatMap(listParts)];

/** Groups of fields divided by empty lines; the first is about the message, the others about one recipient each. */
const readGroups = (part: MimePart): Map<string, string>[] => {
  const bytes = bytesOf(part).subarray(0, 65_536);
  const groups: Map<string, string>[] = [];
  let at = 0;
  while (at < bytes.length) {
    const { fields, bodyStart } = readHeaders(bytes, at, bytes.length);
    if (fields.length > 0) groups.push(new Map(fields.map((field) => [field.name, decodeText(Buffer.from(field.raw, 'latin1')).trim()])));
    at = bodyStart > at ? bodyStart : findLineEnd(bytes, at, bytes.length).next;
  }
  return groups;
};

const valueAfterType = (value: string | undefined): string | undefined => value?.replace(/^[\w-]{1,40}\s*;\s*/, '').trim();

const readDelivery = (mail: ParsedMail, parts: MimePart[], status: MimePart, own: string): MailReport => {
  const recipients = readGroups(status).flatMap((group): ReportedRecipient[] => {
    const address = valueAfterType(group.get('final-recipient') ?? group.get('original-recipient'));
    if (address === undefined) return [];
    const code = /[245]\.\d{1,3}\.\d{1,3}/.exec(group.get('status') ?? '')?.[0];
    const diagnostic = valueAfterType(group.get('diagnostic-code'))?.slice(0, 500);
    const action = (group.get('action') ?? (code?.startsWith('5') ? 'failed' : 'delayed')).toLowerCase().split(/\s/, 1)[0] ?? '';
    return [
      {
        address: normaliseAddress(address) ?? address.slice(0, 320),
        action,
        ...(code ? { status: code } : {}),
        ...(diagnostic ? { diagnostic } : {}),
      },
    ];
  });
  const actions = new Set(recipients.map((recipient) => recipient.action));
  const state = actions.has('failed') ? 'failed' : actions.has('delayed') || actions.size === 0 ? 'delayed' : 'delivered';
  return {
    state: actions.size === 0 && mayBeOddBounce(mail, '') && !isDelay(mail) ? 'failed' : state,
    ...refOf(mail, parts, own),
    recipients,
    detail: describe(recipients, mail),
  };
};

const describe = (recipients: ReportedRecipient[], mail: ParsedMail): string => {
  const failed = recipients.filter((recipient) => recipient.action === 'failed');
  const lines = (failed.length > 0 ? failed : recipients).map(({ address, status, diagnostic }) =>
    [address, status, diagnostic].filter(Boolean).join(' '),
  );
  return (lines.join('\n') || mail.text.trim() || mail.subject).slice(0, 1500);
};

const readSeen = (mail: ParsedMail, parts: MimePart[], seen: MimePart, own: string): MailReport | undefined => {
  const fields = new Map(readGroups(seen).flatMap((group) => [...group]));
  if (!/displayed/i.test(fields.get('disposition') ?? '')) return undefined;
  const named = parseMessageIds(fields.get('original-message-id') ?? '')[0];
  const address = valueAfterType(fields.get('final-recipient')) ?? mail.from[0]?.address ?? '';
  return {
    state: 'read',
    ...(named === undefined ? refOf(mail, parts, own) : { ref: named }),
    recipients: [{ address, action: 'displayed' }],
    detail: fields.get('disposition')?.slice(0, 500) ?? '',
  };
};

const POSTMASTER = /^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|mdaemon|bounce|no-?reply-bounce)(?:[+-].*)?@/i;
const BOUNCE_SUBJECT =
  /undeliver|delivery (?:status notification|failure|failed|has failed|incomplete|problem)|(?:mail|message)s? (?:delivery )?(?:failure|failed|system error|could not be delivered)|failure notice|returned (?:mail|to sender|email)|could ?n[o']t be delivered|non[- ]?remis|unzustellbar|nicht zustellbar|no se (?:pudo|ha podido) entregar|не доставлено|недоставленное|退信|投递失败|无法投递|無法投遞|无法送达|發送失敗|发送失败|退件|配信不能|送信できません|배달 실패|반송/iu;
const DELAY_SUBJECT = /delay|warning|still being retried|could not send message for past|延迟|延遲|暂时|暫時|retrying|verzögert/iu;

const mayBeOddBounce = (mail: ParsedMail, mailFrom: string | undefined): boolean => {
  if (findHeader(mail.headers, 'x-failed-recipients') !== undefined) return true;
  const machine = mailFrom === '' || POSTMASTER.test(mail.from[0]?.address ?? '') || POSTMASTER.test(mailFrom ?? '');
  return (
    machine &&
    (BOUNCE_SUBJECT.test(mail.subject) ||
      DELAY_SUBJECT.test(mail.subject) ||
      /^Hi\. This is the \S{1,60} (?:program|mail system)/.test(mail.text))
  );
};

const isDelay = (mail: ParsedMail): boolean =>
  DELAY_SUBJECT.test(mail.subject) && !BOUNCE_SUBJECT.test(mail.subject.replace(DELAY_SUBJECT, ''));

const readOddBounce = (mail: ParsedMail, parts: MimePart[], own: string): MailReport => {
  const named = (findHeader(mail.headers, 'x-failed-recipients') ?? '')
    .split(/[,\s]+/)
    .flatMap((address) => normaliseAddress(address) ?? []);
  const quoted =
    named.length > 0
      ? named
      : [...mail.text.slice(0, 4000).matchAll(/<([^\s<>@]{1,64}@[^\s<>@]{1,200})>:?/g)].flatMap(
          (match) => normaliseAddress(match[1] ?? '') ?? [],
        );
  const status = /\b[45]\.\d{1,2}\.\d{1,3}\b/.exec(mail.text)?.[0];
  const action = isDelay(mail) || status?.startsWith('4') ? 'delayed' : 'failed';
  const recipients = [...new Set(quoted)].slice(0, 20).map((address) => ({ address, action, ...(status === undefined ? {} : { status }) }));
  return { state: action, ...refOf(mail, parts, own), recipients, detail: (mail.text.trim() || mail.subject).slice(0, 1500) };
};

/** The returned copy names the mail; failing that, our own id quoted anywhere, or the report's own References. */
const refOf = (mail: ParsedMail, parts: MimePart[], own: string): { ref?: string } => {
  const returned = parts.filter((part) =>
    /^(?:message\/rfc822|message\/global|text\/rfc822-headers|message\/rfc822-headers|message\/global-headers)$/.test(part.type),
  );
  for (const part of returned) {
    const bytes = bytesOf(part);
    const id = parseMessageIds(listHeaders(readHeaders(bytes, 0, bytes.length).fields, 'message-id').join(' '))[0];
    if (id !== undefined) return { ref: id };
  }
  const quoted =
    findOwnMessageId(mail.text.slice(0, 200_000), own) ??
    [...mail.inReplyTo, ...mail.references.toReversed()].find((id) => findOwnMessageId(id, own) !== undefined);
  const copied = quoted ?? parseMessageIds(/^message-id:.{1,1000}$/im.exec(mail.text.slice(0, 200_000))?.[0] ?? '')[0];
  return copied === undefined ? {} : { ref: copied };
};
