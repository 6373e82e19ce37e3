/** A fitted piece → one mail. Threading, copies and loop marks are decided here; sending is the server's work. */
import type { Call, EncodeInput, OutgoingMail, Piece } from '@throughline/protocol/channel';
import { dropControls } from './mime/decode-words.ts';
import { normaliseAddress } from './read-addresses.ts';
import { escapeHtml } from './read-body.ts';
import { OWN_HEADER } from './receive-mail.ts';
import type { EmailSettings } from './settings.ts';
import { addToken, isOwnAddress, makeMessageId } from './thread-address.ts';

/** What a thread's `context` may hold: facts of its last inbound mail, and the thread's own token. */
export type MailThreadContext = {
  token?: string;
  subject?: string;
  /** Message-ID of the mail we answer, without brackets. */
  messageId?: string;
  /** Oldest first. */
  references?: string[];
  to?: string[];
  cc?: string[];
  replyTo?: string;
  locale?: string;
};

export const encode = ({ piece, address, settings, message }: EncodeInput<EmailSettings>): Call[] => {
  const context = (address.context ?? {}) as MailThreadContext;
  const to = context.replyTo === undefined ? address.to.value : (normaliseAddress(context.replyTo) ?? address.to.value);
  const automatic = isByAssistant(message.meta);
  const body = bodyOf(piece);
  const mail: OutgoingMail = {
    from: writeAddress(settings.address, settings.fromName),
    to: [to],
    cc: copiesOf(message.meta['cc'], context, settings, to),
    bcc: listOf(message.meta['bcc']),
    subject: subjectOf(message, context, settings),
    text: body.text,
    html: body.html,
    messageId: makeMessageId(message, settings.address),
    ...(context.messageId === undefined ? {} : { inReplyTo: context.messageId }),
    references: referencesOf(context),
    headers: {
      [OWN_HEADER]: message.id,
      ...(settings.plusAddressing && context.token !== undefined ? { 'Reply-To': addToken(settings.address, context.token) } : {}),
      ...(automatic ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {}),
    },
    attachments: (piece.media ?? []).flatMap(({ fileId, name, mime, contentId }, position) =>
      fileId === undefined
        ? []
        : [
            {
              fileId,
              name: name ?? `attachment-${position + 1}`,
              mime: mime ?? 'application/octet-stream',
              ...(contentId === undefined ? {} : { contentId }),
            },
          ],
    ),
  };
  return [{ via: 'mail', mail }];
};

const isByAssistant = (meta: Record<string, unknown>): boolean => {
  const author = meta['author'];
  return author === 'assistant' || (typeof author === 'object' && author !== null && 'type' in author && author.type === 'assistant');
};

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((item) => (typeof item === 'string' ? (normaliseAddress(item) ?? []) : [])) : [];

/** The agent's own copy list if there is one; otherwise everybody the customer wrote to. */
const copiesOf = (chosen: unknown, context: MailThreadContext, settings: EmailSettings, to: string): string[] => {
  const all = Array.isArray(chosen) ? listOf(chosen) : [...listOf(context.to), ...listOf(context.cc)];
  return [...new Set(all)].filter((copy) => copy !== to && !isOwnAddress(settings.address, copy)).slice(0, 50);
};

/** `"点卡小铺" <support@…>`; the mail library encodes the words. */
const writeAddress = (address: string, name: string | undefined): string =>
  name === undefined ? address : `"${name.replace(/[\r\n]+/g, ' ').replace(/["\\]/g, '\\$&')}" <${address}>`;

// RFC 5322 sets no number, but headers have limits: the root and the nearest ones matter.
const referencesOf = (context: MailThreadContext): string[] => {
  const all = [...new Set([...(context.references ?? []), ...(context.messageId === undefined ? [] : [context.messageId])])];
  return all.length <= 20 ? all : [...all.slice(0, 1), ...all.slice(-19)];
};

const PREFIXES = /^(?:\s*(?:re|aw|sv|vs|antw|ref|odp|回复|回覆|答复|答覆|回復)\s*(?:\[\d{1,3}\])?\s*[:：])+\s*/iu;
const clean = (text: string): string => dropControls(text).trim();

const subjectOf = (message: EncodeInput<EmailSettings>['message'], context: MailThreadContext, settings: EmailSettings): string => {
  const mark = `[#${message.reference}]`;
  const given = clean(message.subject ?? context.subject ?? '').slice(0, 300);
  const base = given.replace(PREFIXES, '').replaceAll(mark, '').replace(/ {2,}/g, ' ').trim();
  if (base === '') return `${firstSubject(settings, context)} ${mark}`;
  return `${context.messageId === undefined && !PREFIXES.test(given) ? '' : 'Re: '}${base} ${mark}`;
};

const firstSubject = (settings: EmailSettings, context: MailThreadContext): string => {
  const name = settings.fromName ?? settings.address;
  if (context.messageId !== undefined) return 'Re:';
  return context.locale?.startsWith('zh') ? `关于您在 ${name} 的咨询` : `Your conversation with ${name}`;
};

const bodyOf = (piece: Piece): { text: string; html: string } => {
  const links = [
    ...(piece.options?.items ?? []).map((item) => ({ label: item.label, url: item.url })),
    ...(piece.media ?? [])
      .filter((item) => item.fileId === undefined)
      .map((item) => ({ label: item.name ?? item.caption ?? '', url: item.url })),
  ];
  const captions = (piece.media ?? []).flatMap((item) => (item.fileId !== undefined && item.caption ? [item.caption] : []));
  const inline = (piece.media ?? []).filter(
    (item) => item.contentId !== undefined && item.kind === 'image' && !piece.text.includes(`cid:${item.contentId}`),
  );
  const text = [piece.plain, ...captions, ...links.map(({ label, url }) => (url === undefined ? label : `${label}: ${url}`))]
    .filter((line) => line !== '')
    .join('\n\n');
  const html = [
    // Simplified to plain words after a refusal: still words, not markup.
    piece.text === piece.plain ? escapeHtml(piece.plain).replaceAll('\n', '<br>\n') : piece.text,
    ...inline.map(
      (item) => `<p><img src="cid:${escapeHtml(item.contentId ?? '')}" alt="${escapeHtml(item.name ?? '')}" style="max-width:100%"></p>`,
    ),
    ...captions.map((caption) => `<p>${escapeHtml(caption)}</p>`),
    ...links.map(({ label, url }) =>
      url === undefined ? `<p>${escapeHtml(label)}</p>` : `<p><a href="${escapeHtml(url)}">${escapeHtml(label || url)}</a></p>`,
    ),
  ].join('\n');
  return {
    text,
    html: `<!doctype html>\n<html><head><meta charset="utf-8"></head><body style="font-family:sans-serif;font-size:15px;line-height:1.5">\n${html}\n</body></html>`,
  };
};
