import type { SettingField } from '@throughline/protocol/channel';
import { z } from 'zod';

const optional = <T extends z.ZodType<string>>(schema: T) => schema.optional().or(z.literal('').transform(() => undefined));

export const ApiSettings = z.object({
  url: optional(z.url({ protocol: /^https?$/ }).max(2000)),
  secret: optional(z.string().min(8, 'use at least 8 characters, better 32').max(500)),
});
export type ApiSettings = z.infer<typeof ApiSettings>;

export const FIELDS: readonly SettingField[] = [
  {
    name: 'url',
    label: { zh: '回复发送到', en: 'Send replies to' },
    help: {
      zh: '我们会把每条回复以 POST 发到这个地址。留空则由你的系统自己从接口读取回复。',
      en: 'Each reply is POSTed here. Leave empty when your system reads replies from the API.',
    },
    input: 'url',
    placeholder: 'https://example.com/throughline',
  },
  {
    name: 'secret',
    label: { zh: '签名密钥', en: 'Signing secret' },
    help: {
      zh: '用来给发出的请求签名，也用来核对不带令牌发来的消息。',
      en: 'Signs what we send, and proves messages that come without a token.',
    },
    input: 'password',
    secret: true,
  },
];
