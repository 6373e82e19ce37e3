/* Customers on three channels, each writing numbered lines. A line counts as acknowledged when their provider was told so. */
import { setTimeout as wait } from 'node:timers/promises';
import { createMailSender } from '../../../server/src/platform/mail/index.ts';
import { ASKED, type World } from './open-world.ts';

export type Writer = {
  channel: 'api' | 'email' | 'telegram';
  /** Their name at the provider, and of the customer in the center. */
  name: string;
  /** Resolves when the provider has its acknowledgement; tries for as long as that takes. */
  write(text: string): Promise<void>;
};

const RETRY_MS = 150;

/** Providers repeat what was not acknowledged, under the same id. */
const repeat = async (attempt: () => Promise<boolean>): Promise<void> => {
  while (!(await attempt().catch(() => false))) await wait(RETRY_MS);
};

const openApiWriter = ({ system, webhookUrl }: World, name: string): Writer => {
  let written = 0;
  return {
    channel: 'api',
    name,
    write: (text) => {
      written += 1;
      const message = { id: `${name}-${written}`, from: { type: 'user', value: name, name }, parts: [{ type: 'text', text }] };
      return repeat(async () => {
        const response = await system.post(webhookUrl, message);
        await response.arrayBuffer();
        return response.ok;
      });
    },
  };
};

const openMailWriter = (world: World, name: string, sender: ReturnType<typeof createMailSender>): Writer => {
  const domain = 'customers.example';
  const transport = { host: '127.0.0.1', port: world.product.smtpPort, secure: false };
  const idOf = (n: number): string => `${name}-${n}@${domain}`;
  let written = 0;
  world.mail.mailbox(`${name}@${domain}`);
  return {
    channel: 'email',
    name,
    write: (text) => {
      written += 1;
      const answered = written === 1 ? {} : { inReplyTo: idOf(1) };
      const envelope = { from: `${name} <${name}@${domain}>`, to: [world.support], cc: [], bcc: [], headers: {}, attachments: [] };
      const mail = {
        ...envelope,
        subject: `From ${name}`,
        text,
        html: '',
        messageId: idOf(written),
        references: written === 1 ? [] : [idOf(1)],
        ...answered,
      };
      return repeat(async () => {
        const result = await sender.sendMail(transport, mail, () => Promise.reject(new Error('there are no files')));
        return result.via === 'mail' && result.accepted.length > 0;
      });
    },
  };
};

/** Telegram repeats by itself; a line is acknowledged when no update of this bot waits any more. */
const openTelegramWriter = ({ telegram }: World, name: string, id: number): Writer => {
  const user = telegram.user({ id, firstName: name });
  return {
    channel: 'telegram',
    name,
    write: async (text) => {
      user.send(text);
      await telegram.until(() => (telegram.pending() === 0 ? true : undefined), 600_000);
    },
  };
};

export type Line = { channel: Writer['channel']; customer: string; n: number; text: string };
export type Load = {
  /** In the order of their acknowledgement. */
  acknowledged(): readonly Line[];
  /** No new lines; resolves when those under way are acknowledged, rejects with their names when that takes too long. */
  stop(): Promise<void>;
};

const LONGEST_WAIT_MS = 60_000;
const FIRST_USER = 5_600_000_000;

/** Every writer writes one line after the other, with `everyMs` between them. */
export const startLoad = (world: World, { perChannel, everyMs }: { perChannel: number; everyMs: number }): Load => {
  const sender = createMailSender({ connectMs: 2000, silenceMs: 15_000 });
  const names = Array.from({ length: perChannel }, (_, at) => at + 1);
  const writers = names.flatMap((at) => [
    openApiWriter(world, `api-${at}`),
    openMailWriter(world, `mail-${at}`, sender),
    openTelegramWriter(world, `phone-${at}`, FIRST_USER + at),
  ]);
  const lines: Line[] = [];
  const underWay = new Set<string>();
  let stopped = false;
  const work = async (writer: Writer): Promise<void> => {
    for (let n = 1; !stopped; n++) {
      const text = n === 1 ? `${ASKED} (${writer.name})` : `${writer.name} tells line ${n}`;
      underWay.add(text);
      await writer.write(text);
      underWay.delete(text);
      lines.push({ channel: writer.channel, customer: writer.name, n, text });
      await wait(everyMs);
    }
  };
  const all = Promise.all(writers.map(work));
  all.catch(() => undefined);
  return {
    acknowledged: () => lines,
    stop: async () => {
      stopped = true;
      const done = new AbortController();
      const late = wait(LONGEST_WAIT_MS, undefined, { signal: done.signal }).then(
        () => Promise.reject(new Error(`never acknowledged: ${[...underWay].join('; ')}`)),
        () => undefined,
      );
      await Promise.race([all, late]).finally(() => done.abort());
      sender.close();
    },
  };
};
