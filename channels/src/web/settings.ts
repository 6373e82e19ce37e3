import type { SettingField } from '@throughline/protocol/channel';
import { z } from 'zod';

const empty = z.literal('').transform(() => undefined);

/** "https://shop.example", or "*" for any. A path or a closing slash is forgiven. */
const Origin = z.union([
  z.literal('*'),
  z.url({ protocol: /^https?$/, error: 'write an origin like "https://shop.example"' }).transform((url) => new URL(url).origin),
]);

export const WebSettings = z.object({
  allowedOrigins: z.array(Origin).max(100).default([]),
  identitySecret: z.string().min(16, 'use at least 16 characters, better 32').max(500).optional().or(empty),
  greetingZh: z.string().max(500).default('您好，请问有什么可以帮您？'),
  greetingEn: z.string().max(500).default('Hello, how can we help you?'),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'write a colour like "#0f766e"')
    .optional()
    .or(empty),
  continueByEmailInboxId: z.uuid().optional().or(empty),
  maxUploadBytes: z.coerce.number().int().min(0).max(50_000_000).default(10_000_000),
});
export type WebSettings = z.infer<typeof WebSettings>;

export const FIELDS: readonly SettingField[] = [
  {
    name: 'allowedOrigins',
    label: { zh: '允许的网站', en: 'Allowed sites' },
    help: {
      zh: '例如 https://shop.example。只有这些网站可以打开聊天窗。',
      en: 'For example https://shop.example. Only these sites may open the chat.',
    },
    input: 'list',
    placeholder: 'https://shop.example',
  },
  {
    name: 'identitySecret',
    label: { zh: '身份密钥', en: 'Identity secret' },
    help: {
      zh: '网站用它给已登录用户签名，我们据此确认来者身份。',
      en: 'Your site signs its logged-in users with it, which proves who writes.',
    },
    input: 'password',
    secret: true,
  },
  { name: 'greetingZh', label: { zh: '中文欢迎语', en: 'Greeting in Chinese' }, input: 'text' },
  { name: 'greetingEn', label: { zh: '英文欢迎语', en: 'Greeting in English' }, input: 'text' },
  { name: 'accent', label: { zh: '主题色', en: 'Accent colour' }, input: 'text', placeholder: '#0f766e' },
  {
    name: 'continueByEmailInboxId',
    label: { zh: '离开后改用邮件（邮件收件箱编号）', en: 'Continue by email (id of a mail inbox)' },
    help: { zh: '顾客离开网页后，回复会从这个邮件收件箱发出。', en: 'When a visitor leaves, replies go out from this mail inbox.' },
    input: 'text',
  },
  { name: 'maxUploadBytes', label: { zh: '单个文件上限（字节）', en: 'Largest upload (bytes)' }, input: 'number', placeholder: '10000000' },
];

export const mayEmbed = (origin: string, settings: WebSettings): boolean =>
  settings.allowedOrigins.includes('*') || settings.allowedOrigins.includes(origin);
