import type { Abilities } from '@throughline/protocol/channel';
import type { ChannelKind } from '@throughline/protocol/resources';

const anyFile = { maxBytes: 20_000_000, mimes: ['*/*'], by: 'upload' as const };
const web: Abilities = {
  text: { max: 20_000, unit: 'codepoint', dialect: 'markdown' },
  options: [{ style: 'button', max: 25, label: { max: 200, unit: 'codepoint' }, payload: { max: 64, unit: 'codepoint' }, url: true }],
  media: { image: anyFile, audio: anyFile, video: anyFile, file: anyFile, voice: anyFile },
  windows: [],
  can: { typing: true, markRead: true },
  receipts: ['sent', 'delivered', 'read'],
  idempotent: 'key',
  rates: [],
  ackMs: 10_000,
};
const email: Abilities = {
  text: { max: 1_000_000, unit: 'utf8', dialect: 'html-email' },
  options: [],
  media: { image: anyFile, file: anyFile, audio: anyFile, video: anyFile },
  windows: [],
  can: { subject: true, copy: true, quote: true },
  receipts: ['sent', 'failed'],
  idempotent: 'none',
  rates: [],
  ackMs: 30_000,
};
const telegram: Abilities = {
  text: { max: 4096, unit: 'utf16', dialect: 'telegram-html' },
  options: [{ style: 'button', max: 8, label: { max: 40, unit: 'codepoint' }, payload: { max: 64, unit: 'utf8' }, url: true }],
  media: { image: { ...anyFile, caption: { max: 1024, unit: 'utf16' } }, file: anyFile, voice: anyFile, video: anyFile, audio: anyFile },
  windows: [],
  can: { edit: true, typing: true, quote: true, react: true },
  receipts: ['sent'],
  idempotent: 'none',
  rates: [{ per: 'recipient', n: 1, ms: 1000 }],
  ackMs: 60_000,
};
const api: Abilities = { ...web, text: { max: 10_000, unit: 'codepoint', dialect: 'plain' }, options: [], receipts: ['sent', 'delivered'] };

const guide = (zh: string, en: string) => ({ zh, en });
export const CHANNELS: ChannelKind[] = [
  {
    kind: 'web',
    label: { zh: '网页聊天', en: 'Web chat' },
    look: { light: '#2563c9', dark: '#6ea4ff', icon: 'chat' },
    abilities: web,
    fields: [
      {
        name: 'greetingZh',
        label: { zh: '中文问候语', en: 'Greeting in Chinese' },
        input: 'text',
        required: true,
        placeholder: '您好，有什么可以帮您？',
      },
      {
        name: 'allowedOrigins',
        label: { zh: '允许的网站', en: 'Allowed origins' },
        help: { zh: '只有这些网站可以嵌入聊天窗口。', en: 'Only these sites may embed the chat.' },
        input: 'list',
        placeholder: 'https://shop.example.com',
      },
      {
        name: 'identitySecret',
        label: { zh: '身份密钥', en: 'Identity secret' },
        help: { zh: '用于签名登录用户的编号。', en: 'Signs the ids of visitors who are logged in.' },
        input: 'password',
        secret: true,
      },
    ],
    guide: guide(
      '### 放到网站上\n1. 在上面填好允许的网站并保存。\n2. 把这一行放到页面的 `</body>` 前面：\n\n```html\n<script src="https://你的地址/widget.js" data-inbox="…" async></script>\n```\n3. 刷新页面，右下角出现按钮就好了。',
      '### Put it on your site\n1. Fill in the allowed origins above and save.\n2. Put this line before `</body>`:\n\n```html\n<script src="https://your-address/widget.js" data-inbox="…" async></script>\n```\n3. Reload the page: the button stands at the lower right.',
    ),
  },
  {
    kind: 'email',
    label: { zh: '邮件', en: 'Email' },
    look: { light: '#a4580a', dark: '#e0a35c', icon: 'mail' },
    abilities: email,
    fields: [
      { name: 'address', label: { zh: '邮箱地址', en: 'Mail address' }, input: 'text', required: true, placeholder: 'help@example.com' },
      { name: 'imapHost', label: { zh: 'IMAP 服务器', en: 'IMAP server' }, input: 'text', placeholder: 'imap.example.com' },
      { name: 'imapPort', label: { zh: 'IMAP 端口', en: 'IMAP port' }, input: 'number', placeholder: '993' },
      { name: 'imapPassword', label: { zh: 'IMAP 密码', en: 'IMAP password' }, input: 'password', secret: true },
      { name: 'smtpSecurity', label: { zh: '发信加密', en: 'Sending security' }, input: 'select', choices: ['tls', 'starttls', 'none'] },
      { name: 'dkim', label: { zh: 'DKIM 签名', en: 'Sign with DKIM' }, input: 'switch' },
    ],
    guide: guide(
      '### 连接邮箱\n在邮箱设置里打开 IMAP，建一个**应用专用密码**，填到上面。',
      '### Connect a mailbox\nTurn IMAP on in the mailbox settings, make an **app password**, and enter it above.',
    ),
  },
  {
    kind: 'telegram',
    label: { zh: 'Telegram', en: 'Telegram' },
    look: { light: '#0e7490', dark: '#4cc3df', icon: 'telegram' },
    abilities: telegram,
    fields: [
      {
        name: 'token',
        label: { zh: '机器人令牌', en: 'Bot token' },
        input: 'password',
        secret: true,
        required: true,
        placeholder: '123456:ABC…',
      },
      { name: 'baseUrl', label: { zh: '接口地址', en: 'API address' }, input: 'url', placeholder: 'https://api.telegram.org' },
    ],
    guide: guide(
      '### 建一个机器人\n1. 在 Telegram 里找 **@BotFather**，发送 `/newbot`。\n2. 把它给的令牌贴到上面。',
      '### Make a bot\n1. In Telegram, talk to **@BotFather** and send `/newbot`.\n2. Paste the token it gives you above.',
    ),
  },
  {
    kind: 'api',
    label: { zh: '开放接口', en: 'API' },
    look: { light: '#7c3fb5', dark: '#c08df0', icon: 'api' },
    abilities: api,
    fields: [
      {
        name: 'url',
        label: { zh: '回调地址', en: 'Callback URL' },
        help: { zh: '不填就只能从接口读取回复。', en: 'Without one, replies are only read from the API.' },
        input: 'url',
      },
      { name: 'secret', label: { zh: '签名密钥', en: 'Signing secret' }, input: 'password', secret: true },
    ],
    guide: guide(
      '### 接入任何系统\n向 `POST /api/v1/inboxes/{id}/messages` 发送消息即可。',
      '### Connect any system\nSend messages to `POST /api/v1/inboxes/{id}/messages`.',
    ),
  },
];
