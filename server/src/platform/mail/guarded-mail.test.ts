/* An admin's mail settings pointed at what only the server can reach. */
import { createServer, type AddressInfo, type Server } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../clock/index.ts';
import { createGuardedConnect, createJudgeHost } from '../guard/index.ts';
import { createMailSender } from './create-mail-sender.ts';
import { startMailboxWatch } from './start-mailbox-watch.ts';

let canary: Server;
let port = 0;
let calls = 0;
beforeAll(async () => {
  canary = createServer((socket) => {
    calls += 1;
    socket.resume().end('220 internal service\r\n');
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  port = (canary.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => canary.close(resolve)));

const judge = (allowedPrivateHosts: string[] = []) =>
  createJudgeHost({
    allowedPrivateHosts,
    resolve: async (name) => [{ address: name === 'intranet.example' ? '10.1.2.3' : '127.0.0.1', family: 4 }],
  });
const mail = {
  from: 'a@shop.example',
  to: ['b@example.com'],
  cc: [],
  bcc: [],
  subject: 'x',
  text: 'x',
  html: 'x',
  messageId: 'x@shop.example',
  references: [],
  headers: {},
  attachments: [],
};
const send = async (host: string, allowed?: string[]) => {
  const sender = createMailSender({ connect: createGuardedConnect(judge(allowed)), connectMs: 2000 });
  try {
    return await sender.sendMail({ host, port, secure: false }, mail, async () => new Uint8Array());
  } finally {
    sender.close();
  }
};
const INSIDE = [
  '127.0.0.1',
  'localhost',
  '127.1',
  '2130706433',
  '0x7f000001',
  '017700000001',
  '::1',
  '::ffff:127.0.0.1',
  '0.0.0.0',
  'intranet.example',
  '169.254.169.254',
];

it.each(INSIDE)('smtpHost %s is not connected to, and the answer says what to do', async (host) => {
  const before = calls;
  const result = await send(host);
  expect(result).toMatchObject({ via: 'error', maybeSent: false });
  expect(JSON.stringify(result)).toContain('THROUGHLINE_ALLOWED_PRIVATE_HOSTS');
  expect(calls).toBe(before);
});

it('smtpHost that is allowed by name or address is connected to', async () => {
  const before = calls;
  await send('127.0.0.1', [`127.0.0.1:${port}`]);
  await send('mail.local', ['mail.local']);
  expect(calls).toBe(before + 2);
});

it.each(INSIDE)('imapHost %s is not connected to', async (host) => {
  const before = calls;
  const told = await new Promise<{ ok: boolean; detail: string }>((resolve) => {
    const watch = startMailboxWatch({
      mailbox: { host, port, secure: false, user: 'u', password: 'p', mailbox: 'INBOX' },
      cursor: { load: async () => undefined, save: async () => undefined },
      onMail: async () => ({ ok: true }),
      log: pino({ level: 'silent' }),
      clock: systemClock,
      maxBytes: 1000,
      findAddress: async (name, at) => (await judge()(name, at))[0]?.address ?? name,
      onState: (state) => {
        resolve(state);
        void watch.stop();
      },
    });
  });
  expect(told).toMatchObject({ ok: false });
  expect(told.detail).toContain('THROUGHLINE_ALLOWED_PRIVATE_HOSTS');
  expect(calls).toBe(before);
});
