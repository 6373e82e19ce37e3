/** What an admin types in to connect a mailbox: flat names, because the desk draws the form from them. */
import type { SettingField } from '@throughline/protocol/channel';
import { z } from 'zod';

// A form sends '' for what was left empty.
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());
const flag = (fallback: boolean) =>
  z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean().default(fallback));
const port = z.coerce.number().int().min(1).max(65_535);
const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[A-Za-z0-9._:[\]-]+$/, 'a host name or address, e.g. "smtp.example.com"');
const text = z.string().max(500);

export const EmailSettings = z
  .object({
    address: z
      .email()
      .max(254)
      .transform((address) => address.toLowerCase()),
    fromName: optional(
      z
        .string()
        .trim()
        .max(100)
        .regex(/^[^\r\n]*$/),
    ),
    smtpHost: host,
    smtpPort: optional(port),
    smtpSecure: flag(false),
    smtpUser: optional(text),
    smtpPassword: optional(text),
    imapHost: optional(host),
    imapPort: optional(port),
    imapSecure: flag(true),
    imapUser: optional(text),
    imapPassword: optional(text),
    imapMailbox: optional(text),
    dkimDomain: optional(host),
    dkimSelector: optional(
      z
        .string()
        .max(100)
        .regex(/^[A-Za-z0-9._-]+$/),
    ),
    dkimPrivateKey: optional(z.string().max(10_000).includes('PRIVATE KEY')),
    trustedAuthServ: optional(z.string().trim().max(253)),
    plusAddressing: flag(true),
  })
  .superRefine((settings, context) => {
    const dkim = [settings.dkimDomain, settings.dkimSelector, settings.dkimPrivateKey].filter((value) => value !== undefined).length;
    if (dkim !== 0 && dkim !== 3)
      context.addIssue({ code: 'custom', path: ['dkimDomain'], message: 'DKIM needs domain, selector and private key together' });
    if (settings.imapHost !== undefined && settings.imapUser === undefined)
      context.addIssue({ code: 'custom', path: ['imapUser'], message: 'IMAP needs a user name' });
  });
export type EmailSettings = z.infer<typeof EmailSettings>;

export type MailTransport = {
  host: string;
  port: number;
  secure: boolean;
  user?: string;
  password?: string;
  dkim?: { domain: string; selector: string; privateKey: string };
};
export type Mailbox = { host: string; port: number; secure: boolean; user: string; password: string; mailbox: string };

/** The outgoing server, as `sendMail` of the server's mail room takes it. */
export const transportOf = (settings: EmailSettings): MailTransport => ({
  host: settings.smtpHost,
  port: settings.smtpPort ?? (settings.smtpSecure ? 465 : 587),
  secure: settings.smtpSecure,
  ...(settings.smtpUser === undefined ? {} : { user: settings.smtpUser, password: settings.smtpPassword ?? '' }),
  ...(settings.dkimDomain === undefined || settings.dkimSelector === undefined || settings.dkimPrivateKey === undefined
    ? {}
    : { dkim: { domain: settings.dkimDomain, selector: settings.dkimSelector, privateKey: settings.dkimPrivateKey } }),
});

/** The mailbox to watch; undefined when mail comes in by our own SMTP inlet alone. */
export const mailboxOf = (settings: EmailSettings): Mailbox | undefined =>
  settings.imapHost === undefined
    ? undefined
    : {
        host: settings.imapHost,
        port: settings.imapPort ?? (settings.imapSecure ? 993 : 143),
        secure: settings.imapSecure,
        user: settings.imapUser ?? '',
        password: settings.imapPassword ?? '',
        mailbox: settings.imapMailbox ?? 'INBOX',
      };

export const emailFields: readonly SettingField[] = [
  {
    name: 'address',
    label: { zh: '客服邮箱地址', en: 'Support address' },
    input: 'text',
    required: true,
    placeholder: 'support@example.com',
    help: { zh: '客户写信的地址，也是我们的发件地址。', en: 'The address customers write to, and that we write from.' },
  },
  { name: 'fromName', label: { zh: '发件人名称', en: 'Sender name' }, input: 'text', placeholder: '点卡小铺 / Cardlet' },
  {
    name: 'smtpHost',
    label: { zh: '发信服务器 (SMTP)', en: 'Outgoing server (SMTP)' },
    input: 'text',
    required: true,
    placeholder: 'smtp.example.com',
  },
  {
    name: 'smtpPort',
    label: { zh: '发信端口', en: 'Outgoing port' },
    input: 'number',
    placeholder: '587',
    help: { zh: '留空：加密直连用 465，否则用 587。', en: 'Empty: 465 with TLS from the start, otherwise 587.' },
  },
  {
    name: 'smtpSecure',
    label: { zh: '发信一开始就加密 (TLS)', en: 'Outgoing: TLS from the start' },
    input: 'switch',
    help: { zh: '关闭时，服务器支持 STARTTLS 也会加密。', en: 'When off, STARTTLS is still used if the server offers it.' },
  },
  { name: 'smtpUser', label: { zh: '发信用户名', en: 'Outgoing user name' }, input: 'text' },
  { name: 'smtpPassword', label: { zh: '发信密码或授权码', en: 'Outgoing password or app code' }, input: 'password', secret: true },
  {
    name: 'imapHost',
    label: { zh: '收信服务器 (IMAP)', en: 'Incoming server (IMAP)' },
    input: 'text',
    placeholder: 'imap.example.com',
    help: {
      zh: '留空：邮件由转发或 MX 记录直接送到本系统的收信端口。',
      en: 'Empty: mail reaches our own inlet by forwarding or an MX record.',
    },
  },
  { name: 'imapPort', label: { zh: '收信端口', en: 'Incoming port' }, input: 'number', placeholder: '993' },
  { name: 'imapSecure', label: { zh: '收信一开始就加密 (TLS)', en: 'Incoming: TLS from the start' }, input: 'switch' },
  { name: 'imapUser', label: { zh: '收信用户名', en: 'Incoming user name' }, input: 'text' },
  { name: 'imapPassword', label: { zh: '收信密码或授权码', en: 'Incoming password or app code' }, input: 'password', secret: true },
  { name: 'imapMailbox', label: { zh: '收信文件夹', en: 'Incoming folder' }, input: 'text', placeholder: 'INBOX' },
  {
    name: 'dkimDomain',
    label: { zh: 'DKIM 域名', en: 'DKIM domain' },
    input: 'text',
    placeholder: 'example.com',
    help: {
      zh: '仅当发信服务器不代签 DKIM 时填写，三项须一起填。',
      en: 'Only when your outgoing server does not sign by itself; all three belong together.',
    },
  },
  { name: 'dkimSelector', label: { zh: 'DKIM 选择器', en: 'DKIM selector' }, input: 'text', placeholder: 'throughline' },
  { name: 'dkimPrivateKey', label: { zh: 'DKIM 私钥 (PEM)', en: 'DKIM private key (PEM)' }, input: 'password', secret: true },
  {
    name: 'trustedAuthServ',
    label: { zh: '可信的验证服务器', en: 'Trusted authentication server' },
    input: 'text',
    placeholder: 'mx.example.com',
    help: {
      zh: '收信服务器写在 Authentication-Results 邮件头最前面的名字。只有它判定 dmarc=pass 的来信才算已验证。',
      en: 'The name your receiving server writes first in Authentication-Results. Only mail it marks dmarc=pass counts as verified.',
    },
  },
  {
    name: 'plusAddressing',
    label: { zh: '使用加号地址', en: 'Use plus addresses' },
    input: 'switch',
    help: {
      zh: '回信地址形如 support+…@example.com，能准确归入原会话。邮箱不支持时请关闭。',
      en: 'Replies go to support+…@example.com and always find their conversation. Switch off if your mailbox does not take them.',
    },
  },
];
