import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestClock } from '../clock/index.ts';
import { createLog } from '../log/index.ts';
import { createMailSender, type MailboxCursor, type MailAnswer, startMailboxWatch } from './index.ts';
import { type Dovecot, dovecotMissing, startDovecot, startSmtpSink } from './testing/start-dovecot.ts';

const missing = dovecotMissing(process.env['CI'] === 'true');
const letter = (id: string, more = ''): string =>
  `From: ming@example.com\r\nTo: support@shop.example\r\nMessage-ID: <${id}@example.com>\r\nSubject: ${id}\r\n\r\nhello ${more}\r\n`;
const until = async (met: () => boolean): Promise<void> => {
  while (!met()) await delay(10);
};

describe.skipIf(missing !== undefined)(`a real mailbox${missing ?? ''}`, () => {
  let dovecot: Dovecot;
  const stops: (() => Promise<void>)[] = [];
  const users = ['fresh', 'idle', 'crash', 'poison', 'renumber', 'away', 'large', 'customer'];
  beforeAll(async () => {
    dovecot = await startDovecot({ users: Object.fromEntries(users.map((name) => [name, 'secret'])) });
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });
  afterAll(async () => dovecot?.stop());

  type Given = {
    answer?: (id: string) => Promise<MailAnswer>;
    cursor?: { saved: MailboxCursor | undefined };
    password?: string;
    maxBytes?: number;
    port?: number;
  };
  const watch = (user: string, given: Given = {}) => {
    const taken: string[] = [];
    const sizes: number[] = [];
    const states: boolean[] = [];
    const cursor = given.cursor ?? { saved: undefined };
    const watching = startMailboxWatch({
      mailbox: {
        host: '127.0.0.1',
        port: given.port ?? dovecot.imapPort,
        secure: false,
        user,
        password: given.password ?? 'secret',
        mailbox: 'INBOX',
      },
      cursor: {
        load: async () => cursor.saved,
        save: async (next) => {
          cursor.saved = next;
        },
      },
      onMail: async (raw) => {
        const id = /^Message-ID: <(\w+)@/m.exec(Buffer.from(raw).toString())?.[1] ?? '';
        sizes.push(raw.byteLength);
        const answer = (await given.answer?.(id)) ?? { ok: true };
        taken.push(id);
        return answer;
      },
      log: createLog('silent'),
      clock: createTestClock(new Date()),
      maxBytes: given.maxBytes ?? 1_000_000,
      onState: ({ ok }) => states.push(ok),
      pollMs: 600_000,
      retryMs: () => 10,
    });
    stops.push(() => watching.stop());
    return { taken, sizes, states, cursor, stop: () => watching.stop() };
  };

  it('leaves history alone and takes what comes in, at once, by IDLE', async () => {
    await dovecot.deliver('idle', letter('old'));
    const { taken, states, cursor } = watch('idle');
    await until(() => states.includes(true));
    // Polling is every ten minutes here: only IDLE can bring these.
    await dovecot.deliver('idle', letter('one'));
    await until(() => taken.length === 1);
    await dovecot.deliver('idle', letter('two'));
    await until(() => taken.length === 2 && cursor.saved?.uid === 3);
    expect(taken).toEqual(['one', 'two']);
  });
  it('offers a mail again when it was not stored, and the ones after it in order', async () => {
    let failures = 2;
    const { taken, states } = watch('crash', {
      answer: async (id) => (id === 'one' && failures-- > 0 ? Promise.reject(new Error('no database')) : { ok: true }),
    });
    await until(() => states.includes(true));
    await dovecot.deliver('crash', letter('one'));
    await dovecot.deliver('crash', letter('two'));
    await until(() => taken.length === 2);
    expect(taken).toEqual(['one', 'two']);
    expect(states).toContain(false);
  });
  it('passes over a mail that is refused for good', async () => {
    const { taken, states, cursor } = watch('poison', {
      answer: async (id) => (id === 'bomb' ? { ok: false, code: 554, text: 'too deep' } : { ok: true }),
    });
    await until(() => states.includes(true));
    await dovecot.deliver('poison', letter('bomb'));
    await dovecot.deliver('poison', letter('fine'));
    await until(() => cursor.saved?.uid === 2);
    expect(taken).toEqual(['bomb', 'fine']);
  });
  it('goes on where it stopped', async () => {
    const first = watch('away');
    await until(() => first.states.includes(true));
    await first.stop();
    await dovecot.deliver('away', letter('one'));
    await dovecot.deliver('away', letter('two'));
    const second = watch('away', { cursor: first.cursor });
    await until(() => second.taken.length === 2);
    expect([first.taken, second.taken]).toEqual([[], ['one', 'two']]);
  });
  it('finds its place again when the server numbers the mails anew', async () => {
    const first = watch('renumber');
    await until(() => first.states.includes(true));
    await dovecot.deliver('renumber', letter('one'));
    await until(() => first.cursor.saved?.uid === 1);
    await first.stop();
    const before = first.cursor.saved?.uidValidity;
    await dovecot.renumber('renumber');
    await dovecot.deliver('renumber', letter('two'));
    const second = watch('renumber', { cursor: { saved: { uidValidity: '1', uid: 7_000, at: Date.now() } } });
    await until(() => second.taken.length === 2);
    expect(second.taken.toSorted()).toEqual(['one', 'two']);
    await until(() => second.cursor.saved?.uid === 2);
    expect(second.cursor.saved?.uidValidity).not.toBe('1');
    expect(before).toBeDefined();
  });
  it('says that it cannot get in, and keeps trying', async () => {
    const { states } = watch('fresh', { password: 'wrong' });
    await until(() => states.length === 2);
    expect(states).toEqual([false, false]);
  });
  it('hands a mail that is too large over cut, not whole', async () => {
    const { sizes, states } = watch('large', { maxBytes: 5_000 });
    await until(() => states.includes(true));
    await dovecot.deliver('large', letter('big', 'x'.repeat(60_000)));
    await until(() => sizes.length === 1);
    expect(sizes).toEqual([5_001]);
  });
  it('receives, as the customer’s mailbox, what our sender sends', async () => {
    const sink = await startSmtpSink(dovecot, (address) => (address === 'ming@example.com' ? 'customer' : undefined));
    const sender = createMailSender();
    stops.push(async () => {
      sender.close();
      await sink.stop();
    });
    const { taken, states } = watch('customer');
    await until(() => states.includes(true));
    const result = await sender.sendMail(
      { host: '127.0.0.1', port: sink.port, secure: false },
      {
        from: 'support@shop.example',
        to: ['ming@example.com'],
        cc: [],
        bcc: [],
        subject: 'Re: hi',
        text: 'Hello',
        html: '<p>Hello</p>',
        messageId: 'reply@shop.example',
        references: [],
        headers: {},
        attachments: [],
      },
      async () => new Uint8Array(),
    );
    expect(result).toMatchObject({ via: 'mail', accepted: ['ming@example.com'] });
    await until(() => taken.length === 1);
    expect(taken).toEqual(['reply']);
    expect((await dovecot.listMails('customer'))[0]).toContain('Subject: Re: hi');
  });
});
