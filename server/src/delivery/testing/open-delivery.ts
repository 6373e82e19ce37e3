/** A center that delivers, to pretend providers. */
import { type ApiSystemSimulator, startApiSystemSimulator, startTelegramSimulator, type TelegramSimulator } from '@throughline/simulators';
import { type MailSimulator, startMailSimulator } from '@throughline/simulators';
import { expect } from 'vitest';
import type { MessageRow } from '../../conversations/index.ts';
import type { OpenInbox } from '../../inboxes/index.ts';
import { createDelivery } from '../index.ts';
import type { DeliveryDeps } from '../types.ts';
import { openTestCenter, type TestCenter } from './open-test-center.ts';

export type DeliveryCenter = TestCenter & {
  telegram: TelegramSimulator;
  mail: MailSimulator;
  system: ApiSystemSimulator;
  /** The sender takes nothing more; resolves when what it was sending is done. */
  stopSending(): Promise<void>;
  /** A new API inbox whose answers go to `system`. */
  apiInbox(): Promise<OpenInbox>;
  /** A new bot and somebody who has opened a chat with it. */
  telegramChat(): Promise<{ inbox: OpenInbox; user: ReturnType<TelegramSimulator['user']>; chat: string; token: string }>;
  mailInbox(): Promise<OpenInbox>;
  /** The message, once it is in one of these states. */
  reaches(id: string, ...states: MessageRow['state'][]): Promise<MessageRow>;
  /** Moves the clock to the message's next try. */
  untilNextTry(id: string): Promise<void>;
  /** The reasons of what waits in the tray for a message. */
  tray(messageId: string): Promise<string[]>;
};
export const SECRET = 'a-signing-secret-of-32-characters';

/** `change`: what the sender gets instead of the real thing; `phone`: what the pretend Telegram puts up with. */
export const openDelivery = async (
  change: (deps: DeliveryDeps) => DeliveryDeps = (deps) => deps,
  phone: Parameters<typeof startTelegramSimulator>[0] = { perChatMs: 0 },
): Promise<DeliveryCenter> => {
  let delivery: ReturnType<typeof createDelivery> | undefined;
  const center = await openTestCenter((ground) => {
    delivery = createDelivery(change(ground));
  });
  const telegram = await startTelegramSimulator(phone);
  const mail = await startMailSimulator();
  const system = await startApiSystemSimulator({ secret: SECRET, now: () => center.clock.now().getTime() });
  const sender = delivery?.start();
  const stopSending = async (): Promise<void> => sender?.stop();
  const close = async (): Promise<void> => {
    await stopSending();
    await center.close();
    for (const simulator of [telegram, mail, system]) await simulator.close();
  };
  const world = { ...center, telegram, mail, system, stopSending, close };
  return { ...world, ...inboxesOf(world), ...looksAt(center) };
};

type World = TestCenter & Pick<DeliveryCenter, 'telegram' | 'mail' | 'system'>;

const inboxesOf = ({ connect, telegram, mail, system }: World): Pick<DeliveryCenter, 'apiInbox' | 'telegramChat' | 'mailInbox'> => {
  let bots = 0;
  return {
    apiInbox: () => connect('api', { url: system.url, secret: SECRET }),
    mailInbox: () => connect('email', { address: `support${++bots}@shop.example`, smtpHost: '127.0.0.1', smtpPort: mail.port }),
    telegramChat: async () => {
      const token = `10000${++bots}:a-token-of-a-test-bot`;
      await fetch(`${telegram.url}/bot${token}/getMe`);
      const user = telegram.user({}, token);
      user.start();
      return { inbox: await connect('telegram', { token, apiUrl: telegram.url }), user, chat: String(user.profile.id), token };
    },
  };
};

const looksAt = ({ message, clock, database }: TestCenter): Pick<DeliveryCenter, 'reaches' | 'untilNextTry' | 'tray'> => ({
  reaches: async (id, ...states) => {
    await expect.poll(async () => (await message(id)).state, { timeout: 10_000, interval: 5 }).toBeOneOf(states);
    return message(id);
  },
  untilNextTry: async (id) => {
    await expect.poll(async () => (await message(id)).nextTryAt, { timeout: 10_000, interval: 5 }).not.toBeNull();
    clock.set((await message(id)).nextTryAt ?? clock.now());
  },
  tray: async (messageId) => {
    const { rows } = await database.pool.query<{ reason: string }>(
      "select reason from tray_item where message_id = $1 and state = 'waiting'",
      [messageId],
    );
    return rows.map((row) => row.reason);
  },
});
