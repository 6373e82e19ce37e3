import type { SettingField } from '@throughline/protocol/channel';
import { z } from 'zod';
import { signHex } from '../signing.ts';

export const TelegramSettings = z.object({
  token: z
    .string()
    .trim()
    .regex(/^\d{1,20}:[\w-]{10,200}$/, 'copy the whole token from BotFather, e.g. "123456789:AAE…"'),
  webhookSecret: z
    .string()
    .regex(/^[\w-]{1,256}$/, 'use letters, digits, _ and - only')
    .optional()
    .or(z.literal('').transform(() => undefined)),
  apiUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://api.telegram.org')
    .transform((url) => url.replace(/\/+$/, '')),
});
export type TelegramSettings = z.infer<typeof TelegramSettings>;

export const FIELDS: readonly SettingField[] = [
  {
    name: 'token',
    label: { zh: '机器人令牌', en: 'Bot token' },
    help: {
      zh: '在 Telegram 里向 @BotFather 发送 /newbot，把它给的令牌粘贴到这里。',
      en: 'Send /newbot to @BotFather in Telegram and paste the token it gives you.',
    },
    input: 'password',
    secret: true,
    required: true,
    placeholder: '123456789:AAE…',
  },
  {
    name: 'webhookSecret',
    label: { zh: '回调密钥', en: 'Webhook secret' },
    help: {
      zh: '留空则由令牌自动推出。只能用字母、数字、下划线和短横线。',
      en: 'Leave empty to derive it from the token. Letters, digits, _ and - only.',
    },
    input: 'password',
    secret: true,
  },
  {
    name: 'apiUrl',
    label: { zh: '接口地址', en: 'API address' },
    help: { zh: '只有自建 Bot API 服务器时才需要更改。', en: 'Change it only when you run a Bot API server of your own.' },
    input: 'url',
    placeholder: 'https://api.telegram.org',
  },
];

export const webhookSecretOf = (settings: TelegramSettings): string =>
  settings.webhookSecret ?? signHex(settings.token, 'throughline webhook').slice(0, 48);

export const methodUrl = (settings: TelegramSettings, method: string): string => `${settings.apiUrl}/bot${settings.token}/${method}`;
