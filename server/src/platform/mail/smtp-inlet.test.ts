import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../log/index.ts';
import { type MailAnswer, startSmtpInlet, type TakeMail } from './index.ts';

const log = createLog('silent');
const closers: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const inlet = async (onMail: TakeMail, more: Partial<Parameters<typeof startSmtpInlet>[0]> = {}): Promise<number> => {
  const started = await startSmtpInlet({
    host: '127.0.0.1',
    port: 0,
    maxBytes: 100_000,
    log,
    acceptRecipient: async (address) => address.startsWith('support'),
    onMail,
    ...more,
  });
  closers.push(() => started.stop());
  return started.port;
};
const stored: TakeMail = async () => ({ ok: true });

/** Speaks SMTP by hand: sends each line after the answer to the one before, and gives all answers. */
const talk = async (port: number, lines: string[]): Promise<string[]> => {
  const socket = connect(port, '127.0.0.1');
  const answers: string[] = [];
  socket.setEncoding('utf8');
  let text = '';
  const next = async (): Promise<void> => {
    while (!/^\d{3} .*\r\n$/m.test(text)) {
      const [chunk] = (await Promise.race([once(socket, 'data'), once(socket, 'close')])) as [unknown];
      if (typeof chunk !== 'string') return;
      text += chunk;
    }
    answers.push(text.trim());
    text = '';
  };
  await next();
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    await next();
  }
  socket.destroy();
  return answers;
};

describe('mail in over SMTP', () => {
  it('takes a whole mail with its envelope', async () => {
    const taken: { raw: string; from?: string; rcptTo: readonly string[] }[] = [];
    const port = await inlet(async (raw, envelope) => {
      taken.push({ raw: Buffer.from(raw).toString(), from: envelope.mailFrom, rcptTo: envelope.rcptTo });
      return { ok: true };
    });
    const answers = await talk(port, [
      'EHLO me',
      'MAIL FROM:<>',
      'RCPT TO:<support+tok@shop.example>',
      'DATA',
      'Subject: hi\r\n\r\n..dot\r\n.',
    ]);
    expect(answers.at(-1)).toMatch(/^250/);
    expect(answers[1]).toMatch(/SIZE 100000/);
    expect(answers[1]).not.toMatch(/STARTTLS|AUTH/);
    expect(taken).toEqual([{ raw: 'Subject: hi\r\n\r\n.dot\r\n', from: '', rcptTo: ['support+tok@shop.example'] }]);
  });
  it('says 250 only after the mail is stored', async () => {
    const order: string[] = [];
    let store = (_: MailAnswer): void => undefined;
    const port = await inlet(
      () =>
        new Promise((resolve) => {
          order.push('asked');
          store = (answer) => resolve(answer);
        }),
    );
    const sent = talk(port, ['EHLO me', 'MAIL FROM:<a@b.c>', 'RCPT TO:<support@shop.example>', 'DATA', 'x\r\n.']).then((answers) =>
      order.push(`answered ${answers.at(-1)?.slice(0, 3)}`),
    );
    while (order.length === 0) await delay(5);
    order.push('stored');
    store({ ok: true });
    await sent;
    expect(order).toEqual(['asked', 'stored', 'answered 250']);
  });
  it('passes refusals on, and asks for another try when storing fails', async () => {
    const answers: (() => Promise<MailAnswer>)[] = [
      async () => ({ ok: false, code: 554, text: 'more than 500 MIME parts' }),
      async () => Promise.reject(new Error('database password is hunter2')),
    ];
    const port = await inlet(() =>
      (answers.shift() ?? stored)(new Uint8Array(), { rcptTo: [] }, { via: 'smtp', remoteAddress: '', secure: false }),
    );
    const lines = ['EHLO me', 'MAIL FROM:<a@b.c>', 'RCPT TO:<support@shop.example>', 'DATA', 'x\r\n.'];
    expect((await talk(port, lines)).at(-1)).toMatch(/^554 .*more than 500 MIME parts/);
    const failed = (await talk(port, lines)).at(-1);
    expect(failed).toMatch(/^451/);
    expect(failed).not.toContain('hunter2');
  });
  it('refuses strangers, and too large a mail whether announced or not', async () => {
    const port = await inlet(stored);
    expect((await talk(port, ['EHLO me', 'MAIL FROM:<a@b.c>', 'RCPT TO:<nobody@shop.example>'])).at(-1)).toMatch(/^550/);
    expect((await talk(port, ['EHLO me', 'MAIL FROM:<a@b.c> SIZE=50000000'])).at(-1)).toMatch(/^552/);
    expect(
      (
        await talk(port, [
          'EHLO me',
          'MAIL FROM:<a@b.c>',
          'RCPT TO:<support@shop.example>',
          'DATA',
          `${'x'.repeat(998)}\r\n`.repeat(150).concat('.'),
        ])
      ).at(-1),
    ).toMatch(/^552/);
    const confused = await inlet(stored, { acceptRecipient: async () => Promise.reject(new Error('no database')) });
    expect((await talk(confused, ['EHLO me', 'MAIL FROM:<a@b.c>', 'RCPT TO:<support@shop.example>'])).at(-1)).toMatch(/^451/);
  });
  it('forgets a mail whose client hung up in the middle, and serves the next', async () => {
    let taken = 0;
    const port = await inlet(
      async () => {
        taken += 1;
        return { ok: true };
      },
      { maxBytes: 50_000 },
    );
    for (let index = 0; index < 12; index += 1) {
      const socket = connect(port, '127.0.0.1').resume();
      socket.write(`EHLO me\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<support@shop.example>\r\nDATA\r\n${`${'x'.repeat(900)}\r\n`.repeat(50)}`);
      socket.end();
      await once(socket, 'close');
    }
    const lines = [
      'EHLO me',
      'MAIL FROM:<a@b.c>',
      'RCPT TO:<support@shop.example>',
      'DATA',
      `${'x'.repeat(900)}\r\n`.repeat(50).concat('.'),
    ];
    expect((await talk(port, lines)).at(-1)).toMatch(/^250/);
    expect(taken).toBe(1);
  });
  it('cuts off clients that fall silent or dawdle', async () => {
    const silent = connect(await inlet(stored, { idleMs: 100 }), '127.0.0.1').resume();
    await once(silent, 'close');
    const slow = connect(await inlet(stored, { mailMs: 100 }), '127.0.0.1').resume();
    slow.on('error', () => undefined);
    slow.write('EHLO me\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<support@shop.example>\r\nDATA\r\nx');
    await once(slow, 'close');
  });
  it('lets one address fill a part of it only, and again once it has left', async () => {
    const port = await inlet(stored, { maxClientsPerAddress: 2 });
    const hold = async () => {
      const socket = connect(port, '127.0.0.1');
      const [greeting] = await once(socket, 'data');
      return { socket, greeting: String(greeting) };
    };
    const [one, two, three] = [await hold(), await hold(), await hold()];
    expect([one, two, three].map(({ greeting }) => greeting.slice(0, 3))).toEqual(['220', '220', '421']);
    one.socket.destroy();
    two.socket.destroy();
    await expect.poll(async () => (await talk(port, ['QUIT']))[0]?.slice(0, 3), { timeout: 20_000 }).toBe('220');
  });
});

it('with a certificate it offers STARTTLS and says whether the mail came by it; without one it offers none', async () => {
  const pem = (name: string) => readFile(new URL(`./testing/mx-${name}.pem`, import.meta.url), 'utf8');
  const secure: boolean[] = [];
  const onMail: TakeMail = async (_raw, _envelope, way) => {
    secure.push(way.secure);
    return { ok: true };
  };
  const mail = { from: 'a@b.example', to: 'support@c.example', subject: 's', text: 't' };
  const send = (port: number) =>
    createTransport({ host: '127.0.0.1', port, requireTLS: true, tls: { rejectUnauthorized: false } }).sendMail(mail);
  await send(await inlet(onMail, { tls: { key: await pem('key'), cert: await pem('cert') } }));
  expect(secure).toEqual([true]);
  await expect(send(await inlet(onMail))).rejects.toThrow();
  expect(secure).toHaveLength(1);
});
