import { generateKeyPairSync } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { OutgoingMail } from '@throughline/protocol/channel';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../log/index.ts';
import { createMailSender, type MailTransport, startSmtpInlet, type TakeMail } from './index.ts';

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
const sender = (options = {}) => {
  const made = createMailSender(options);
  closers.push(() => made.close());
  return made;
};
const to = (port: number, more: Partial<MailTransport> = {}): MailTransport => ({ host: '127.0.0.1', port, secure: false, ...more });
const mail = (more: Partial<OutgoingMail> = {}): OutgoingMail => ({
  from: '"点卡小铺" <support@cardlet.example>',
  to: ['support@shop.example'],
  cc: [],
  bcc: [],
  subject: 'Re: 兑换 [#48210937]',
  text: 'Hello 您好',
  html: '<p>Hello</p><img src="cid:pic">',
  messageId: 'abc.0@cardlet.example',
  inReplyTo: 'first@example.com',
  references: ['root@example.com', 'first@example.com'],
  headers: { 'Throughline-Message': 'abc', 'Reply-To': 'support+tok@cardlet.example' },
  attachments: [
    { fileId: 'f1', name: '发票.pdf', mime: 'application/pdf' },
    { fileId: 'f2', name: 'pic.png', mime: 'image/png', contentId: 'pic' },
  ],
  ...more,
});
const readFile = async (fileId: string): Promise<Uint8Array> => new TextEncoder().encode(`bytes of ${fileId}`);
const stored: TakeMail = async () => ({ ok: true });

describe('mail out over SMTP', () => {
  it('arrives whole: words, files, threading and our own headers', async () => {
    let raw = '';
    const port = await inlet(async (bytes) => {
      raw = Buffer.from(bytes).toString();
      return { ok: true };
    });
    const result = await sender().sendMail(to(port), mail(), readFile);
    expect(result).toMatchObject({
      via: 'mail',
      accepted: ['support@shop.example'],
      rejected: [],
      code: 250,
      messageId: 'abc.0@cardlet.example',
    });
    for (const line of [
      'Message-ID: <abc.0@cardlet.example>',
      'In-Reply-To: <first@example.com>',
      'References: <root@example.com> <first@example.com>',
      'Throughline-Message: abc',
      'Reply-To: support+tok@cardlet.example',
      'Content-Id: <pic>',
      Buffer.from('bytes of f1').toString('base64'),
    ]) {
      expect(raw.toLowerCase()).toContain(line.toLowerCase());
    }
  });
  it('signs with DKIM when asked', async () => {
    let raw = '';
    const port = await inlet(async (bytes) => {
      raw = Buffer.from(bytes).toString();
      return { ok: true };
    });
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 1024,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    await sender().sendMail(to(port, { dkim: { domain: 'cardlet.example', selector: 's1', privateKey } }), mail(), readFile);
    expect(raw).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256;[^:]*d=cardlet\.example;[^:]*s=s1;/);
  });
  it('tells what the server refused, in its own words', async () => {
    const send = sender();
    const known = await inlet(stored);
    expect(await send.sendMail(to(known), mail({ to: ['nobody@shop.example'] }), readFile)).toMatchObject({
      via: 'mail',
      accepted: [],
      rejected: ['nobody@shop.example'],
      code: 550,
      response: expect.stringContaining('No such mailbox'),
    });
    expect(await send.sendMail(to(known), mail({ cc: ['nobody@shop.example'] }), readFile)).toMatchObject({
      accepted: ['support@shop.example'],
      rejected: ['nobody@shop.example'],
    });
    const full = await inlet(async () => ({ ok: false, code: 452, text: 'later' }));
    expect(await send.sendMail(to(full), mail(), readFile)).toMatchObject({ via: 'mail', accepted: [], code: 452 });
  });
  it('uses one connection for many mails', async () => {
    const origins = new Set<string>();
    let mails = 0;
    const port = await inlet(async () => {
      mails += 1;
      return { ok: true };
    });
    const proxy = createServer((socket) => {
      origins.add(String(socket.remotePort));
      const up = connect(port, '127.0.0.1');
      socket.pipe(up).pipe(socket);
      for (const end of [socket, up]) end.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const send = sender();
    for (let index = 0; index < 5; index += 1) await send.sendMail(to((proxy.address() as AddressInfo).port), mail(), readFile);
    expect([mails, origins.size]).toEqual([5, 1]);
    send.close();
    proxy.close();
  });
  it('knows whether the mail may have arrived when the connection dies', async () => {
    const scripted = async (script: (line: string, socket: Socket) => void): Promise<number> => {
      const server = createServer((socket) => {
        socket.setEncoding('utf8').on('error', () => undefined);
        socket.write('220 x ESMTP\r\n');
        socket.on('data', (chunk: string) => script(chunk, socket));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closers.push(() => server.close());
      return (server.address() as AddressInfo).port;
    };
    let mails = 0;
    const dieAfter =
      (command: RegExp) =>
      (chunk: string, socket: Socket): void => {
        if (chunk.endsWith('\r\n.\r\n')) {
          mails += 1;
          socket.destroy();
        } else if (command.test(chunk)) socket.destroy();
        else if (/^DATA/m.test(chunk)) socket.write('354 go\r\n');
        else if (/^(EHLO|HELO|MAIL|RCPT|RSET|QUIT)/m.test(chunk)) socket.write('250 ok\r\n');
      };
    const send = sender({ connectMs: 2_000 });
    expect(await send.sendMail(to(await scripted(dieAfter(/^RCPT/m))), mail(), readFile)).toMatchObject({ via: 'error', maybeSent: false });
    expect(await send.sendMail(to(await scripted(dieAfter(/^NEVER/m))), mail(), readFile)).toMatchObject({ via: 'error', maybeSent: true });
    expect(mails).toBe(1);
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    expect(await send.sendMail(to(port), mail(), readFile)).toMatchObject({
      via: 'error',
      maybeSent: false,
      detail: expect.stringContaining('ECONNREFUSED'),
    });
    expect(await sender({ silenceMs: 200 }).sendMail(to(await scripted(() => undefined)), mail(), readFile)).toMatchObject({
      via: 'error',
      maybeSent: false,
    });
  });
  it('never sends a password over an open line', async () => {
    const result = await sender({ connectMs: 1_000 }).sendMail(
      { host: 'localhost.localdomain', port: await inlet(stored), secure: false, user: 'u', password: 'p' },
      mail(),
      readFile,
    );
    expect(result).toMatchObject({ via: 'error', maybeSent: false });
  });
});
