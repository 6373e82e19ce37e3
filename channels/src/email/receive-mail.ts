/**
 * A mail's way in: raw bytes → parse-mail (facts) → is it ours, a loop, a report on our mail, written by a machine? → one
 * event, with the files beside it for the server to store. Pure: nothing is called or kept here.
 */
import type { ChannelEvent, Handle, MessageMeta } from '@throughline/protocol/envelope';
import type { Part } from '@throughline/protocol/parts';
import { findReference } from '@throughline/protocol/reference';
import { foldHistory } from './fold/fold-history.ts';
import { kindOf, type MailFile } from './mail-file.ts';
import { findHeader, listHeaders } from './mime/read-headers.ts';
import { type ParsedMail, parseMail } from './parse-mail.ts';
import { isVerifiedSender } from './read-authenticity.ts';
import { listAddresses, type MailAddress, normaliseAddress } from './read-addresses.ts';
import { type MailReport, readReport } from './read-report.ts';
import { recogniseAutomatic } from './recognise-automatic.ts';
import type { EmailSettings } from './settings.ts';
import { findOwnMessageId, findToken, isOwnAddress } from './thread-address.ts';

/** What SMTP said before the mail. From a mailbox `mailFrom` is unknown (left out): the Return-Path header stands in. */
export type MailEnvelope = { mailFrom?: string | undefined; rcptTo: readonly string[] };

export type ReceivedMail =
  /** `ignored` says why a sound mail gives no event. */
  | { events: ChannelEvent[]; files: MailFile[]; ignored?: 'own-mail' | 'delayed-report' }
  /** `reject` is the SMTP code to refuse with; a mail from a mailbox goes to the tray. */
  | { reject: 552 | 554; why: string }
  | { unparsable: true; why: string };

/** Header on every mail we send: by it our own mail is known again when it comes back. */
export const OWN_HEADER = 'Throughline-Message';
// As many hops as Postfix allows.
const MAX_HOPS = 50;
const MAX_HTML = 2_000_000;
const MAX_TEXT = 200_000;
const MAX_FOLDED = 2_000_000;
const MAX_MEDIA = 59;

/** Never throws; time is bounded by the size of the mail. */
export const receiveMail = async (raw: Uint8Array, envelope: MailEnvelope, settings: EmailSettings, now: number): Promise<ReceivedMail> => {
  const mail = await parseMail(raw, { now });
  if ('refusal' in mail)
    return mail.refusal === 'empty'
      ? { unparsable: true, why: mail.why }
      : { reject: mail.refusal === 'too-large' ? 552 : 554, why: mail.why };
  if (isOwn(mail, settings)) return { events: [], files: [], ignored: 'own-mail' };
  if (listHeaders(mail.headers, 'received').length > MAX_HOPS) return { reject: 554, why: 'mail loop: too many hops' };
  const mailFrom = envelope.mailFrom ?? returnPathOf(mail);
  const report = readReport(mail, settings.address, mailFrom);
  if (report?.state === 'delayed') return { events: [], files: [], ignored: 'delayed-report' };
  if (report?.ref !== undefined) return { events: [receiptOf(mail, report, report.ref)], files: [] };
  const from = findWriter(mail, mailFrom);
  if (from === undefined) return { unparsable: true, why: 'no sender address' };
  return messageOf(mail, { from, envelope, mailFrom, settings, bounced: report !== undefined });
};

// The header alone would not do: other companies run Throughline, too, and may write to us.
const isOwn = (mail: ParsedMail, { address }: EmailSettings): boolean =>
  mail.from.some((from) => isOwnAddress(address, from.address)) ||
  (findHeader(mail.headers, OWN_HEADER.toLowerCase()) !== undefined && findOwnMessageId(mail.messageId, address) !== undefined);

/** '' for the empty path of bounces; undefined when there is no such header. */
const returnPathOf = (mail: ParsedMail): string | undefined => {
  const raw = findHeader(mail.headers, 'return-path');
  return raw === undefined ? undefined : raw.replace(/^\s*<|>\s*$/g, '').trim();
};

const findWriter = (mail: ParsedMail, mailFrom: string | undefined): MailAddress | undefined => {
  const path = normaliseAddress(mailFrom ?? '');
  return mail.from[0] ?? mail.sender[0] ?? mail.replyTo[0] ?? (path === undefined ? undefined : { address: path });
};

const handleOf = ({ address, name }: MailAddress, verified: boolean): Handle => ({
  type: 'email',
  value: address,
  scope: '',
  verified,
  ...(name === undefined ? {} : { name }),
});

const receiptOf = (mail: ParsedMail, report: MailReport, ref: string): ChannelEvent => ({
  key: mail.messageId,
  type: 'receipt',
  threadKey: ref,
  from: handleOf({ address: (report.recipients[0]?.address ?? mail.from[0]?.address ?? '') || 'unknown' }, false),
  alsoFrom: [],
  at: mail.at,
  parts: [],
  ref,
  receipt: { state: report.state === 'delayed' ? 'sent' : report.state, detail: report.detail },
  answers: [],
  meta: {
    ...(report.state === 'failed' ? { automatic: 'bounce' } : {}),
    subject: mail.subject,
    messageId: mail.messageId,
    recipients: report.recipients,
  },
});

type Arrival = { from: MailAddress; envelope: MailEnvelope; mailFrom: string | undefined; settings: EmailSettings; bounced: boolean };

const messageOf = (mail: ParsedMail, arrival: Arrival): ReceivedMail => {
  const { settings, from } = arrival;
  const files = [...mail.files];
  const parts = partsOf(mail, files);
  const token = settings.plusAddressing ? findToken(settings.address, recipientsOf(mail, arrival.envelope)) : undefined;
  const reference = findReference(mail.subject);
  const answers = [...new Set([...mail.inReplyTo, ...mail.references.toReversed()])].slice(0, 200);
  const event: ChannelEvent = {
    key: mail.messageId.slice(0, 998),
    type: 'message',
    threadKey: (token ?? mail.references[0] ?? mail.inReplyTo[0] ?? mail.messageId).slice(0, 998),
    from: handleOf(from, mail.from.length > 0 && isVerifiedSender(mail, settings.trustedAuthServ)),
    alsoFrom: [],
    at: mail.at,
    parts,
    answers,
    meta: metaOf(mail, arrival, files),
    ...(token === undefined ? {} : { token }),
    ...(reference === undefined ? {} : { reference }),
  };
  return { events: [event], files };
};

// Envelope first: lists and aliases hide the token from the headers, but not from the envelope.
const recipientsOf = (mail: ParsedMail, envelope: MailEnvelope): string[] => [
  ...envelope.rcptTo.flatMap((address) => normaliseAddress(address) ?? []),
  ...['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc'].flatMap((name) =>
    listAddresses(mail.headers, name).map(({ address }) => address),
  ),
];

const FORWARD_SUBJECT = /^\s*(?:(?:fwd?|wg|tr|rv|enc|i|vb|vs|doorst)\s*:|(?:转发|轉寄|轉發|转寄)\s*[:：]|\[fwd?:)/iu;

/** Words and attachments. What does not fit a part's ceiling becomes a file, pushed onto `files`. */
const partsOf = (mail: ParsedMail, files: MailFile[]): Part[] => {
  const { text, folded } = foldHistory(mail.text, FORWARD_SUBJECT.test(mail.subject));
  if (text.length > MAX_TEXT || (folded?.length ?? 0) > MAX_FOLDED) {
    files.push({ name: 'message.txt', mime: 'text/plain', bytes: new TextEncoder().encode(mail.text), remoteId: 'mail-text' });
  }
  const words: Part[] =
    text === '' && folded === undefined
      ? []
      : [{ type: 'text', text: text.slice(0, MAX_TEXT), ...(folded === undefined ? {} : { folded: folded.slice(0, MAX_FOLDED) }) }];
  const media = files.slice(0, MAX_MEDIA).map(
    (file): Part => ({
      type: 'media',
      kind: kindOf(file.mime),
      ref: { remoteId: file.remoteId },
      mime: file.mime,
      name: file.name,
      bytes: file.bytes.byteLength,
      ...(file.contentId === undefined ? {} : { contentId: file.contentId }),
    }),
  );
  return [...words, ...media];
};

type MailMeta = MessageMeta & {
  /** Who else reads along: To and Cc without the writer and us. Participants, not customers. */
  participants?: MailAddress[];
  replyTo?: string;
  bcc?: string[];
  /** What made us think a machine wrote it. */
  signs?: string[];
  /** Names of attachments beyond the number a message can show. */
  filesLeftOut?: string[];
  /** The HTML was longer than we keep. */
  htmlCut?: true;
};

const metaOf = (mail: ParsedMail, { from, mailFrom, settings, bounced }: Arrival, files: readonly MailFile[]): Record<string, unknown> => {
  const automatic = recogniseAutomatic({ headers: mail.headers, subject: mail.subject, mailFrom, own: settings.address });
  const others = new Map(
    [...mail.to, ...mail.cc]
      .filter(({ address }) => address !== from.address && !isOwnAddress(settings.address, address))
      .map((person) => [person.address, person]),
  );
  const replyTo = mail.replyTo[0]?.address;
  const left = files.slice(MAX_MEDIA).map((file) => file.name);
  const meta: MailMeta = {
    subject: mail.subject,
    messageId: mail.messageId,
    to: mail.to.map(({ address }) => address),
    cc: mail.cc.map(({ address }) => address),
    ...(mail.bcc.length > 0 ? { bcc: mail.bcc.map(({ address }) => address) } : {}),
    ...(others.size > 0 ? { participants: [...others.values()] } : {}),
    ...(replyTo !== undefined && replyTo !== from.address ? { replyTo } : {}),
    ...(mail.html === undefined ? {} : { html: mail.html.slice(0, MAX_HTML) }),
    ...((mail.html?.length ?? 0) > MAX_HTML ? { htmlCut: true as const } : {}),
    ...(left.length > 0 ? { filesLeftOut: left } : {}),
    ...(bounced ? { automatic: 'bounce' as const } : automatic === undefined ? {} : { automatic: automatic.kind, signs: automatic.signs }),
  };
  return meta;
};
