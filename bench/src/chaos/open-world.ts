/* The product and the world around it: three providers in this process, which outlive every kill, and an inbox at each. */
import {
  type ApiSystemSimulator,
  type MailSimulator,
  startApiSystemSimulator,
  startMailSimulator,
  startTelegramSimulator,
  type TelegramSimulator,
} from '@throughline/simulators';
import type { Found } from './find-processes.ts';
import { type Product, prepareProduct } from './start-product.ts';

export type World = {
  product: Product;
  telegram: TelegramSimulator;
  system: ApiSystemSimulator;
  mail: MailSimulator;
  support: string;
  /** Where the outer system and Telegram post to. */
  webhookUrl: string;
  telegramWebhookUrl: string;
  /** Answers which processes would not end by themselves. */
  close(): Promise<Found[]>;
};

export const SECRET = 'a signing secret of the outer system';
const SUPPORT = 'help@chaos.example';
export const WEBHOOK_SECRET = 'the_secret_of_the_webhook';
const BOT = '3000000003:AAE-the-bot-under-load-0123456';

export const ASKED = 'How long does a refund take?';
const ARTICLE = {
  slug: 'refunds',
  texts: {
    en: { title: 'Refunds', body: 'We refund within seven days.', questions: [ASKED, 'When do I get my money back?', 'refund time'] },
  },
};

export const openWorld = async (): Promise<World> => {
  // A person can write faster here than the real limits let a bot answer; the limits themselves are met in tests of their own.
  const telegram = await startTelegramSimulator({ host: '127.0.0.1', perChatMs: 50, burst: 20, perSecond: 200, retryMs: 200 });
  const system = await startApiSystemSimulator({ host: '127.0.0.1', secret: SECRET });
  const product = await prepareProduct({
    // The mailbox provider finds its port only once ours is known.
    settings: { THROUGHLINE_ALLOWED_PRIVATE_HOSTS: '127.0.0.1', THROUGHLINE_DEMO: 'off', THROUGHLINE_LOG: 'warn' },
  });
  const mail = await startMailSimulator({ host: '127.0.0.1', inlet: { host: '127.0.0.1', port: product.smtpPort } });
  await product.start();
  const urls = await connect(product, { telegram, system, mail });
  return {
    product,
    telegram,
    system,
    mail,
    support: SUPPORT,
    ...urls,
    close: async () => {
      const left = await product.end();
      await Promise.all([telegram.close(), system.close(), mail.close()]);
      return left;
    },
  };
};

type Providers = Pick<World, 'telegram' | 'system' | 'mail'>;

const connect = async (
  { client }: Product,
  { telegram, system, mail }: Providers,
): Promise<Pick<World, 'webhookUrl' | 'telegramWebhookUrl'>> => {
  await client.call('createArticle', { body: ARTICLE });
  const api = await client.call('createInbox', { body: { kind: 'api', name: 'System', settings: { url: system.url, secret: SECRET } } });
  const smtp = { smtpHost: mail.host, smtpPort: mail.port, smtpSecure: false };
  await client.call('createInbox', { body: { kind: 'email', name: 'Mail', settings: { address: SUPPORT, ...smtp } } });
  const bot = await client.call('createInbox', {
    body: { kind: 'telegram', name: 'Bot', settings: { token: BOT, apiUrl: telegram.url, webhookSecret: WEBHOOK_SECRET } },
  });
  await telegram.until(() => telegram.calls().find((call) => call.method === 'setWebhook' && call.status === 200), 20_000);
  return { webhookUrl: api.webhookUrl ?? '', telegramWebhookUrl: bot.webhookUrl ?? '' };
};
