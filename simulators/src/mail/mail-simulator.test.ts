import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailSimulator, startMailSimulator } from '../index.ts';

const SHOP = 'help@shop.example';
const CUSTOMER = 'ann@mail.example';
let provider: MailSimulator;
/** Another provider plays our own inlet. */
let center: MailSimulator;

beforeEach(async () => {
  provider = await startMailSimulator({ authServ: 'mx.shop.example' });
  center = await startMailSimulator();
  provider.setInlet({ host: center.host, port: center.port });
});
afterEach(async () => {
  await provider.close();
  await center.close();
});

const send = async (to: string, more: object = {}) => {
  const transport = createTransport({ host: provider.host, port: provider.port, secure: false });
  try {
    return await transport.sendMail({
      from: `Cardlet <${SHOP}>`,
      to,
      subject: 'Your code [#48210934]',
      text: 'Here is your code.\nBye',
      messageId: '<out-1@shop.example>',
      replyTo: 'help+tok@shop.example',
      ...more,
    });
  } finally {
    transport.close();
  }
};

describe('the pretend mailbox provider', () => {
  it('puts our mail into the mailbox of each recipient', async () => {
    await send(CUSTOMER, { cc: 'Bob@mail.example', html: '<p>Here</p>', attachments: [{ filename: '卡.txt', content: 'A-1' }] });
    const mail = await provider.mailbox(CUSTOMER).next();
    expect(mail).toMatchObject({
      id: 'out-1@shop.example',
      from: SHOP,
      fromName: 'Cardlet',
      replyTo: 'help+tok@shop.example',
      to: [CUSTOMER],
      subject: 'Your code [#48210934]',
      text: 'Here is your code.\nBye\n',
    });
    expect(mail.attachments.map((file) => [file.name, Buffer.from(file.content).toString()])).toEqual([['卡.txt', 'A-1']]);
    expect(provider.mailbox('bob@mail.example').messages()).toHaveLength(1);
  });

  it.each([
    ['en', 'Re: Your code [#48210934]', /^Thanks\n\nOn .+ at .+ Cardlet <help@shop\.example> wrote:\n\n> Here is your code\.\n> Bye\n/],
    [
      'zh',
      '回复：Your code [#48210934]',
      /^Thanks\n\n在 \d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d，Cardlet <help@shop\.example> 写道：\n\n> Here is your code\./,
    ],
    [
      'qq',
      '回复：Your code [#48210934]',
      /^Thanks\n\n\n-+ 原始邮件 -+\n发件人: "Cardlet" <help@shop\.example>;\n发送时间: .+\n收件人: ann@mail\.example\n主题: Your code/,
    ],
  ] as const)('replies as a real client, %s', async (style, subject, text) => {
    await send(CUSTOMER);
    const ann = provider.mailbox(CUSTOMER);
    await ann.reply(await ann.next(), 'Thanks', { style });
    const answer = await center.mailbox('help+tok@shop.example').next();
    expect(answer).toMatchObject({ from: CUSTOMER, subject, inReplyTo: 'out-1@shop.example', references: ['out-1@shop.example'] });
    expect(answer.text).toMatch(text);
    expect(answer.html).toContain('Thanks');
    expect(answer.headers['authentication-results']).toBe('mx.shop.example; dmarc=pass header.from=mail.example');
  });

  it('writes with attachments, and copies between its own people', async () => {
    const bob = provider.mailbox('bob@mail.example');
    await provider.mailbox(CUSTOMER).write({
      to: SHOP,
      cc: 'bob@mail.example',
      subject: '发票',
      text: '见附件',
      attachments: [{ name: '发票.pdf', mime: 'application/pdf', content: new Uint8Array([37, 80]) }],
    });
    expect(await center.mailbox(SHOP).next()).toMatchObject({
      subject: '发票',
      cc: ['bob@mail.example'],
      attachments: [{ name: '发票.pdf', mime: 'application/pdf' }],
    });
    expect(await bob.next()).toMatchObject({ subject: '发票' });
  });

  it('sends vacation notes that say what they are', async () => {
    await send(CUSTOMER);
    const ann = provider.mailbox(CUSTOMER);
    await ann.autoReply(await ann.next(), 'I am away.');
    expect((await center.mailbox('help+tok@shop.example').next()).headers['auto-submitted']).toBe('auto-replied');
  });
});

describe('mishaps', () => {
  it('put a first attempt off', async () => {
    provider.setMishaps({ greylist: 1 });
    await expect(send(CUSTOMER)).rejects.toMatchObject({ responseCode: 451 });
    await expect(send(CUSTOMER)).resolves.toMatchObject({ accepted: [CUSTOMER] });
  });
  it('refuse unknown users', async () => {
    provider.setMishaps({ unknownUsers: [CUSTOMER] });
    await expect(send(CUSTOMER)).rejects.toMatchObject({ responseCode: 550 });
    expect(provider.mailbox(CUSTOMER).messages()).toEqual([]);
  });
  it('accept, and return a delivery report later', async () => {
    provider.setMishaps({ bounceLater: [CUSTOMER] });
    await send(CUSTOMER);
    const report = await center.mailbox(SHOP).next();
    expect(report).toMatchObject({ from: 'MAILER-DAEMON@mail.simulator.example', subject: 'Undelivered Mail Returned to Sender' });
    const raw = Buffer.from(report.raw).toString();
    expect(raw).toContain('Content-Type: multipart/report; report-type=delivery-status');
    expect(raw).toContain('Final-Recipient: rfc822; ann@mail.example');
    expect(raw).toContain('Message-ID: <out-1@shop.example>');
  });
  it('lose the last answer, but not the mail', async () => {
    provider.setMishaps({ dropAnswer: true });
    await expect(send(CUSTOMER)).rejects.toThrow();
    expect(provider.mailbox(CUSTOMER).messages()).toHaveLength(1);
  });
  it('keep everybody out during an outage', async () => {
    provider.setMishaps({ outageUntil: Date.now() + 60_000 });
    await expect(send(CUSTOMER)).rejects.toMatchObject({ responseCode: 421 });
  });
  it('write twice to our inlet', async () => {
    provider.setMishaps({ duplicate: true });
    await provider.mailbox(CUSTOMER).write({ to: SHOP, subject: 'x', text: 'y' });
    const ids = center
      .mailbox(SHOP)
      .messages()
      .map((mail) => mail.id);
    expect(ids).toEqual([ids[0], ids[0]]);
  });
});
