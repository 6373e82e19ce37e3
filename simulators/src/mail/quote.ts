/** Quotations as mail programs write them: what a customer's reply really looks like. */
import type { QuoteStyle, SimMail } from './mail-types.ts';

type Quoter = { subject(subject: string): string; text(mail: SimMail, reply: string): string; html(mail: SimMail, reply: string): string };

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
const quoteLines = (text: string): string => text.trimEnd().replaceAll(/^/gm, '> ');
const sender = (mail: SimMail): string => (mail.fromName === '' ? `<${mail.from}>` : `${mail.fromName} <${mail.from}>`);
const bodyHtml = (mail: SimMail): string => (mail.html === '' ? escapeHtml(mail.text) : mail.html);

const part = (at: number, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', ...options }).format(at);
const englishTime = (at: number): string =>
  `${part(at, 'en-US', { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' })} at ${part(at, 'en-US', { hour: 'numeric', minute: '2-digit' })}`;
const chineseTime = (at: number): string =>
  `${part(at, 'zh-CN', { year: 'numeric', month: 'long', day: 'numeric' })} ${part(at, 'zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })}`;

const again = (subject: string, prefix: string): string =>
  /^\s*(?:re|回复|答复)\s*[:：]/i.test(subject) ? subject : `${prefix}${subject}`;
const gmail = (intro: string, mail: SimMail, reply: string): string =>
  `<div dir="ltr">${escapeHtml(reply)}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escapeHtml(intro)}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">${bodyHtml(mail)}</blockquote></div>`;

const englishIntro = (mail: SimMail): string => `On ${englishTime(mail.at)} ${sender(mail)} wrote:`;
const chineseIntro = (mail: SimMail): string => `在 ${chineseTime(mail.at)}，${sender(mail)} 写道：`;
const qqHead = (mail: SimMail): string[] => [
  '------------------ 原始邮件 ------------------',
  `发件人: "${mail.fromName || mail.from}" <${mail.from}>;`,
  `发送时间: ${chineseTime(mail.at)}`,
  `收件人: ${mail.to.join('; ')}`,
  `主题: ${mail.subject}`,
];

export const QUOTERS: Record<QuoteStyle, Quoter> = {
  en: {
    subject: (subject) => again(subject, 'Re: '),
    text: (mail, reply) => `${reply}\n\n${englishIntro(mail)}\n\n${quoteLines(mail.text)}\n`,
    html: (mail, reply) => gmail(englishIntro(mail), mail, reply),
  },
  zh: {
    subject: (subject) => again(subject, '回复：'),
    text: (mail, reply) => `${reply}\n\n${chineseIntro(mail)}\n\n${quoteLines(mail.text)}\n`,
    html: (mail, reply) => gmail(chineseIntro(mail), mail, reply),
  },
  qq: {
    subject: (subject) => again(subject, '回复：'),
    text: (mail, reply) => `${reply}\n\n\n${qqHead(mail).join('\n')}\n\n\n${mail.text}\n`,
    html: (mail, reply) =>
      `<div>${escapeHtml(reply)}</div><div><br></div><div style="font-size: 12px;padding:2px 0;">${qqHead(mail).map(escapeHtml).join('<br>')}</div><div><br></div><div>${bodyHtml(mail)}</div>`,
  },
};
