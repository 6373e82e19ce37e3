import { ChannelEvent } from '@throughline/protocol/envelope';
import { makeReference } from '@throughline/protocol/reference';
import { describe, expect, it } from 'vitest';
import { NOW, OUR_ID, receive, writeMail, writeParts } from './testing/write-mail.ts';

const eventOf = async (...args: Parameters<typeof receive>): Promise<ChannelEvent> => {
  const received = await receive(...args);
  if (!('events' in received) || received.events[0] === undefined) throw new Error(`no event: ${JSON.stringify(received)}`);
  expect(ChannelEvent.parse(received.events[0])).toEqual(received.events[0]);
  return received.events[0];
};
const reference = makeReference(42);

describe('a customer’s mail', () => {
  it('becomes one message with its facts', async () => {
    const event = await eventOf(writeMail({ Cc: 'Boss <Boss@Example.com>, support@cardlet.example' }, '您好，卡密无效。\n\n-- \n王小明'));
    expect(event).toMatchObject({
      key: 'first@example.com',
      type: 'message',
      threadKey: 'first@example.com',
      from: { type: 'email', value: 'ming@example.com', name: '王小明', verified: false },
      at: Date.UTC(2026, 10, 22, 9),
      parts: [{ type: 'text', text: '您好，卡密无效。', folded: '--\n王小明' }],
      answers: [],
      meta: {
        subject: 'Hello',
        messageId: 'first@example.com',
        to: ['support@cardlet.example'],
        cc: ['boss@example.com', 'support@cardlet.example'],
        participants: [{ address: 'boss@example.com', name: 'Boss' }],
      },
    });
    expect(event.meta).not.toHaveProperty('automatic');
  });
  it('is threaded by token, by answered ids and by the reference in the subject', async () => {
    const headers = {
      'In-Reply-To': `<${OUR_ID}>`,
      References: `<root@example.com> <${OUR_ID}>`,
      Subject: `回复: 兑换失败 [#${reference}]`,
    };
    expect(await eventOf(writeMail(headers, 'x'))).toMatchObject({
      threadKey: 'root@example.com',
      answers: [OUR_ID, 'root@example.com'],
      reference,
    });
    expect(await eventOf(writeMail({ ...headers, To: 'Support <Support+K2mn3@cardlet.example>' }, 'x'))).toMatchObject({
      token: 'k2mn3',
      threadKey: 'k2mn3',
    });
    expect(await eventOf(writeMail({ To: 'list@other.example' }, 'x'), { rcptTo: ['support+abc@cardlet.example'] })).toMatchObject({
      token: 'abc',
    });
    expect(await eventOf(writeMail({ To: 'support+x@evil.example, other+y@cardlet.example' }, 'x'))).not.toHaveProperty('token');
    expect(await eventOf(writeMail({ Subject: 'Order 20261122' }, 'x'))).not.toHaveProperty('reference');
  });
  it('gets a key of its own when it has no Message-ID, the same each time', async () => {
    const raw = writeMail({ 'Message-ID': '' }, 'x');
    const first = await eventOf(raw);
    expect(first.key).toMatch(/^sha256-[0-9a-f]{64}@/);
    expect((await eventOf(raw)).key).toBe(first.key);
    expect((await eventOf(writeMail({ 'Message-ID': '' }, 'y'))).key).not.toBe(first.key);
  });
  it('does not believe a date in the future', async () => {
    expect((await eventOf(writeMail({ Date: 'Fri, 01 Jan 2100 00:00:00 +0000' }, 'x'))).at).toBe(NOW);
    expect((await eventOf(writeMail({ Date: 'rubbish' }, 'x'))).at).toBe(NOW);
  });
  it('is read from HTML when it has no plain words, and keeps the HTML', async () => {
    const html =
      '<html><head><style>p{}</style></head><body><p>Hello <b>there</b></p><p>See <a href="https://a.example/x">this</a></p><img src="cid:pic"><blockquote>old words</blockquote></body></html>';
    const event = await eventOf(writeMail({ 'Content-Type': 'text/html; charset=utf-8' }, html));
    expect(event.parts).toEqual([{ type: 'text', text: 'Hello there\n\nSee this <https://a.example/x>', folded: '> old words' }]);
    expect(event.meta['html']).toContain('<blockquote>');
  });
  it('carries attachments and inline pictures as files with a ref each', async () => {
    const body = writeParts('b1', [
      {
        head: 'Content-Type: multipart/related; boundary=b2',
        body: writeParts('b2', [
          {
            head: 'Content-Type: multipart/alternative; boundary=b3',
            body: writeParts('b3', [
              { head: 'Content-Type: text/plain', body: 'See picture' },
              { head: 'Content-Type: text/html', body: '<p>See <img src="cid:pic@1"></p>' },
            ]),
          },
          { head: 'Content-Type: image/png\nContent-ID: <pic@1>\nContent-Transfer-Encoding: base64', body: 'aGVsbG8=' },
        ]),
      },
      { head: 'Content-Type: application/pdf; name="../../发票.pdf"\nContent-Disposition: attachment', body: '%PDF' },
      { head: 'Content-Type: message/rfc822', body: 'Subject: inner\n\nhello' },
    ]);
    const received = await receive(writeMail({ 'Content-Type': 'multipart/mixed; boundary=b1' }, body));
    expect(received).toMatchObject({
      files: [
        { name: 'image-1.png', mime: 'image/png', contentId: 'pic@1', remoteId: 'mail-part-1' },
        { name: '发票.pdf', mime: 'application/pdf', remoteId: 'mail-part-2' },
        { name: 'attachment-3.eml', mime: 'message/rfc822', remoteId: 'mail-part-3' },
      ],
      events: [
        {
          parts: [
            { type: 'text', text: 'See picture' },
            { kind: 'image', ref: { remoteId: 'mail-part-1' }, contentId: 'pic@1', bytes: 5 },
            { kind: 'file', name: '发票.pdf' },
            { kind: 'file' },
          ],
        },
      ],
    });
  });
  it('keeps what is too long for a message as a file', async () => {
    const long = `${'很长的一行。\n'.repeat(40_000)}end`;
    const received = await receive(writeMail({}, long));
    expect('files' in received && received.files.map((file) => file.name)).toEqual(['message.txt']);
    expect('events' in received && received.events[0]?.parts[0]).toMatchObject({ type: 'text', text: expect.stringMatching(/^很长/) });
  });
});

describe('the sender', () => {
  const results = (value: string | string[], more = {}): Buffer => writeMail({ 'Authentication-Results': value, ...more }, 'x');
  it('is verified only by dmarc=pass of the trusted server for the From domain', async () => {
    expect((await eventOf(results('mx.cardlet.example; spf=pass; dmarc=pass (p=reject) header.from=example.com'))).from.verified).toBe(
      true,
    );
    expect(
      (await eventOf(results(['mx.cardlet.example 1; dmarc=pass header.from=example.com', 'mx.cardlet.example; dmarc=fail']))).from
        .verified,
    ).toBe(true);
  });
  it.each([
    ['another server', 'mx.evil.example; dmarc=pass header.from=example.com'],
    ['a failure', 'mx.cardlet.example; dmarc=fail header.from=example.com; spf=pass'],
    ['a pass in a comment', 'mx.cardlet.example; dmarc=none (dmarc=pass; dmarc=pass) header.from=example.com'],
    ['another domain', 'mx.cardlet.example; dmarc=pass header.from=evil.example'],
    ['a forged header below the true one', ['mx.cardlet.example; dmarc=fail', 'mx.cardlet.example; dmarc=pass header.from=example.com']],
    ['SPF alone', 'mx.cardlet.example; spf=pass smtp.mailfrom=example.com; dkim=pass'],
  ])('is not verified by %s', async (_, value) => {
    expect((await eventOf(results(value))).from.verified).toBe(false);
  });
  it('is not verified when there are two From headers or two addresses', async () => {
    const pass = 'mx.cardlet.example; dmarc=pass header.from=example.com';
    expect((await eventOf(results(pass, { From: ['ming@example.com', 'ceo@bank.example'] }))).from.verified).toBe(false);
    expect((await eventOf(results(pass, { From: 'ming@example.com, ceo@example.com' }))).from.verified).toBe(false);
  });
  it('is taken from Sender, Reply-To or the envelope when From is missing', async () => {
    expect((await eventOf(writeMail({ From: 'nonsense', Sender: 'b@example.com' }, 'x'))).from.value).toBe('b@example.com');
    expect((await eventOf(writeMail({ From: '' }, 'x'), { mailFrom: 'c@example.com' })).from.value).toBe('c@example.com');
    expect(await receive(writeMail({ From: '' }, 'x'))).toMatchObject({ unparsable: true });
  });
});

describe('mail written by machines', () => {
  const kinds: [string, Record<string, string>, string | undefined, { mailFrom?: string }?][] = [
    ['Auto-Submitted: auto-replied', { 'Auto-Submitted': 'auto-replied (vacation)' }, 'auto-reply'],
    ['Auto-Submitted: no', { 'Auto-Submitted': 'no' }, undefined],
    ['a notification', { 'Auto-Submitted': 'auto-generated' }, 'bulk'],
    ['an Exchange absence', { 'Auto-Submitted': 'auto-generated', Subject: '自动回复: 您的订单' }, 'auto-reply'],
    ['X-Autoreply', { 'X-Autoreply': 'yes' }, 'auto-reply'],
    ['X-Auto-Response-Suppress', { 'X-Auto-Response-Suppress': 'All' }, 'auto-reply'],
    ['an empty return path', {}, 'auto-reply', { mailFrom: '' }],
    ['a newsletter', { 'List-Unsubscribe': '<mailto:x@y.example>', Precedence: 'bulk' }, 'bulk'],
    ['an absence that answers our mail', { Subject: 'Automatic reply: Refund', 'In-Reply-To': `<${OUR_ID}>` }, 'auto-reply'],
    ['a person writing about an absence', { Subject: 'Out of office?' }, undefined],
    ['a person answering an absence', { Subject: 'Re: Automatic reply: Refund', 'In-Reply-To': `<${OUR_ID}>` }, undefined],
    [
      'a person writing to our own list',
      { 'List-Id': '<support.cardlet.example>', Precedence: 'list', 'List-Unsubscribe': '<mailto:googlegroups-manage@cardlet.example>' },
      undefined,
    ],
  ];
  it.each(kinds)('%s', async (_, headers, automatic, envelope) => {
    expect((await eventOf(writeMail(headers, 'x'), envelope)).meta['automatic']).toBe(automatic);
  });
  it('is taken when another company’s Throughline wrote it', async () => {
    const theirs = {
      'Throughline-Message': 'abc',
      'Message-ID': `<${OUR_ID.replace('cardlet', 'partner')}>`,
      'Auto-Submitted': 'auto-replied',
    };
    expect((await eventOf(writeMail(theirs, 'x'))).meta['automatic']).toBe('auto-reply');
  });
  it('is ignored when it is our own, and refused when it goes in circles', async () => {
    expect(await receive(writeMail({ 'Throughline-Message': 'abc', 'Message-ID': `<${OUR_ID}>` }, 'x'))).toEqual({
      events: [],
      files: [],
      ignored: 'own-mail',
    });
    expect(await receive(writeMail({ From: 'Shop <support+x@cardlet.example>' }, 'x'))).toMatchObject({ ignored: 'own-mail' });
    expect(await receive(writeMail({ Received: Array.from({ length: 60 }, () => 'from a by b') }, 'x'))).toMatchObject({ reject: 554 });
  });
});

const report = (action: string, status: string, returned = `Message-ID: <${OUR_ID}>\nSubject: Re: Hello`): Buffer =>
  writeMail(
    {
      From: 'Mail Delivery Subsystem <mailer-daemon@mx.example>',
      Subject: 'Delivery Status Notification',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=r',
    },
    writeParts('r', [
      { head: 'Content-Type: text/plain', body: 'It did not work.' },
      {
        head: 'Content-Type: message/delivery-status',
        body: `Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; Nobody@Example.com\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: smtp; 550 ${status} user unknown`,
      },
      { head: 'Content-Type: message/rfc822', body: `${returned}\n\nHello` },
    ]),
  );

describe('reports on our mail', () => {
  it('a failure becomes a receipt for the mail that failed', async () => {
    expect(await eventOf(report('failed', '5.1.1'), { mailFrom: '' })).toMatchObject({
      type: 'receipt',
      ref: OUR_ID,
      from: { value: 'nobody@example.com', verified: false },
      receipt: { state: 'failed', detail: 'nobody@example.com 5.1.1 550 5.1.1 user unknown' },
      meta: { automatic: 'bounce', recipients: [{ address: 'nobody@example.com', action: 'failed', status: '5.1.1' }] },
    });
  });
  it('a delay is no failure, and a confirmed delivery is a receipt', async () => {
    expect(await receive(report('delayed', '4.4.1'), { mailFrom: '' })).toEqual({ events: [], files: [], ignored: 'delayed-report' });
    expect(await eventOf(report('relayed', '2.0.0'), { mailFrom: '' })).toMatchObject({ receipt: { state: 'delivered' } });
  });
  it('a read receipt marks the mail as read', async () => {
    const raw = writeMail(
      { 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=r' },
      writeParts('r', [
        { head: 'Content-Type: text/plain', body: 'Your message was displayed' },
        {
          head: 'Content-Type: message/disposition-notification',
          body: `Final-Recipient: rfc822; ming@example.com\nOriginal-Message-ID: <${OUR_ID}>\nDisposition: manual-action/MDN-sent-manually; displayed`,
        },
      ]),
    );
    expect(await eventOf(raw)).toMatchObject({ type: 'receipt', ref: OUR_ID, receipt: { state: 'read' } });
  });
  it.each([
    [
      'qmail',
      { From: 'MAILER-DAEMON@mx.example', Subject: 'failure notice' },
      `Hi. This is the qmail-send program at mx.example.\n\n<nobody@example.com>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <${OUR_ID}>\nSubject: Re`,
    ],
    [
      'QQ 邮箱',
      { From: 'PostMaster@qq.com', Subject: '系统退信/Systems bounce' },
      `抱歉，您的邮件未能成功送达。\n收件人：<nobody@example.com>\n原邮件编号 ${OUR_ID}`,
    ],
    [
      'X-Failed-Recipients',
      {
        From: 'Mail Delivery System <Mailer-Daemon@host.example>',
        Subject: 'Mail delivery failed: returning message to sender',
        'X-Failed-Recipients': 'nobody@example.com',
      },
      `A message that you sent could not be delivered.\n\n------ This is a copy ------\nMessage-ID: <${OUR_ID}>`,
    ],
  ])('knows a bounce that keeps no standard: %s', async (_, headers, body) => {
    expect(await eventOf(writeMail(headers, body))).toMatchObject({
      type: 'receipt',
      ref: OUR_ID,
      from: { value: 'nobody@example.com' },
      receipt: { state: 'failed' },
    });
  });
  it('a bounce that names no mail of ours stays visible as a message that nobody answers', async () => {
    expect(await eventOf(report('failed', '5.0.0', 'Subject: lost'), { mailFrom: '' })).toMatchObject({
      type: 'message',
      meta: { automatic: 'bounce' },
    });
  });
});

describe('limits', () => {
  it('refuses 50 MB and mail bombs with a reason', async () => {
    expect(await receive(Buffer.alloc(50 * 1024 * 1024, 'a'))).toEqual({ reject: 552, why: 'larger than 25 MB' });
    expect(await receive(writeMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, '--b\n\nx\n'.repeat(600)))).toEqual({
      reject: 554,
      why: 'more than 500 MIME parts',
    });
    expect(await receive(new Uint8Array())).toEqual({ unparsable: true, why: 'no mail header' });
  });
  it('takes 24 MB in a few seconds', async () => {
    const body = writeParts('b', [
      { head: 'Content-Type: text/plain', body: 'see attachment' },
      { head: 'Content-Type: application/zip\nContent-Transfer-Encoding: base64', body: `${'QUJD'.repeat(19)}\n`.repeat(310_000) },
    ]);
    const started = performance.now();
    expect(await eventOf(writeMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, body))).toMatchObject({
      parts: [{ text: 'see attachment' }, { kind: 'file' }],
    });
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
