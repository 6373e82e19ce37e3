import type { CallResult, EncodeInput, OutgoingMail, Piece } from '@throughline/protocol/channel';
import { lengthOf, render } from '@throughline/rendering';
import { describe, expect, it } from 'vitest';
import { checkChannel } from '../conformance.ts';
import { EmailSettings, emailChannel, mailboxOf, transportOf } from './index.ts';
import { NOW, OUR_ID, receive, settings } from './testing/write-mail.ts';

const mailAnswer = (response: string, accepted: string[] = [], rejected = ['ming@example.com']): CallResult => ({
  via: 'mail',
  accepted,
  rejected: accepted.length > 0 ? [] : rejected,
  code: Number(response.slice(0, 3)),
  response,
  messageId: `<${OUR_ID}>`,
});

checkChannel(emailChannel, {
  settings: {
    address: 'Support@Cardlet.example',
    smtpHost: 'smtp.cardlet.example',
    smtpUser: 'support',
    smtpPassword: 'p4ss-w0rd',
    imapHost: '',
    plusAddressing: 'true',
  },
  now: NOW,
  address: { threadId: 'root@example.com', to: { type: 'email', value: 'ming@example.com', scope: '', verified: false } },
  render,
  lengthOf,
  answers: [
    { name: 'accepted', result: mailAnswer('250 2.0.0 Ok: queued', ['ming@example.com']), is: 'ok' },
    { name: 'unknown user', result: mailAnswer('550 5.1.1 User unknown'), is: 'blocked' },
    { name: 'mailbox full for good', result: mailAnswer('552 5.2.2 Mailbox full'), is: 'blocked' },
    { name: 'refused as spam', result: mailAnswer('554 5.7.1 Message rejected as spam'), is: 'blocked' },
    { name: 'greylisting', result: mailAnswer('451 4.7.1 Greylisted, try again later'), is: 'transient' },
    { name: 'busy', result: mailAnswer('421 4.3.2 Service not available'), is: 'transient' },
    { name: 'too many mails', result: mailAnswer('450 4.2.1 Too many messages from this sender'), is: 'rate', retryAfterMs: 900_000 },
    { name: 'wrong password', result: mailAnswer('535 5.7.8 Authentication credentials invalid'), is: 'auth' },
    { name: 'not allowed to relay', result: mailAnswer('554 5.7.1 Relay access denied'), is: 'auth' },
    { name: 'too large', result: mailAnswer('552 5.3.4 Message size exceeds fixed limit'), is: 'too-long' },
    { name: 'malformed address', result: mailAnswer('553 5.1.3 Bad address syntax'), is: 'invalid' },
    { name: 'no connection', result: { via: 'error', maybeSent: false, detail: 'ECONNREFUSED' }, is: 'transient' },
  ],
});

const piece = (more: Partial<Piece> = {}): Piece => ({ text: '<p>Hello</p>', plain: 'Hello', ...more });
type Given = {
  piece?: Piece;
  context?: Record<string, unknown>;
  message?: Partial<EncodeInput<EmailSettings>['message']>;
  settings?: EmailSettings;
};
const encode = (given: Given = {}): OutgoingMail => {
  const [call] = emailChannel.encode({
    piece: given.piece ?? piece(),
    address: {
      threadId: 'root@example.com',
      to: { type: 'email', value: 'ming@example.com', scope: '', verified: false },
      ...(given.context === undefined ? {} : { context: given.context }),
    },
    settings: given.settings ?? settings,
    idempotencyKey: 'k',
    message: { id: '0198a000-0000-7000-8000-0000000000aa', reference: '48210937', index: 0, of: 1, at: NOW, meta: {}, ...given.message },
  });
  if (call?.via !== 'mail') throw new Error('no mail');
  return call.mail;
};
const inbound = {
  subject: '回复: RE: 兑换失败 [#48210937]',
  messageId: 'third@example.com',
  references: ['root@example.com', OUR_ID],
  to: ['support+tok@cardlet.example', 'Boss@example.com'],
  cc: ['desk@example.com', 'ming@example.com'],
  token: 'tok',
};

describe('an answer by mail', () => {
  it('stays in the customer’s thread, with our address, number and token', () => {
    expect(encode({ context: inbound })).toMatchObject({
      from: '"点卡小铺 Cardlet" <support@cardlet.example>',
      to: ['ming@example.com'],
      cc: ['boss@example.com', 'desk@example.com'],
      subject: 'Re: 兑换失败 [#48210937]',
      messageId: OUR_ID,
      inReplyTo: 'third@example.com',
      references: ['root@example.com', OUR_ID, 'third@example.com'],
      headers: { 'Reply-To': 'support+tok@cardlet.example', 'Throughline-Message': '0198a000-0000-7000-8000-0000000000aa' },
    });
  });
  it('comes back into the same thread when the customer answers it', async () => {
    const sent = encode({ context: inbound });
    const answer = `From: ming@example.com\r\nTo: ${sent.headers['Reply-To']}\r\nSubject: ${Buffer.from(sent.subject).toString('latin1')}\r\nIn-Reply-To: <${sent.messageId}>\r\nMessage-ID: <next@example.com>\r\n\r\nThanks`;
    expect(await receive(Buffer.from(answer, 'latin1'))).toMatchObject({ events: [{ token: 'tok', answers: [OUR_ID] }] });
    expect(
      await receive(
        Buffer.from(`From: Cardlet <other@example.com>\r\nMessage-ID: <${sent.messageId}>\r\nThroughline-Message: x\r\n\r\n${sent.text}`),
      ),
    ).toMatchObject({
      ignored: 'own-mail',
    });
  });
  it('takes the agent’s own copy list instead of everybody, and blind copies', () => {
    expect(encode({ context: inbound, message: { meta: { cc: ['a@b.example'], bcc: ['c@d.example', 'not an address'] } } })).toMatchObject({
      cc: ['a@b.example'],
      bcc: ['c@d.example'],
    });
    expect(encode({ context: inbound, message: { meta: { cc: [] } } }).cc).toEqual([]);
  });
  it('goes to Reply-To where the customer asked for it', () => {
    expect(encode({ context: { ...inbound, replyTo: 'Home@example.com' } }).to).toEqual(['home@example.com']);
  });
  it('says that a machine wrote it only when one did, and never claims to be a list', () => {
    const byMachine = encode({ message: { meta: { author: 'assistant' } } });
    expect(byMachine.headers).toMatchObject({ 'Auto-Submitted': 'auto-replied' });
    expect(encode({ message: { meta: { author: 'agent' } } }).headers).not.toHaveProperty('Auto-Submitted');
    expect(Object.keys(byMachine.headers).filter((name) => /^list-|precedence/i.test(name))).toEqual([]);
  });
  it('opens a thread without "Re:", in words the customer reads', () => {
    expect(encode({ message: { subject: 'Your refund' }, context: { token: 'tok' } }).subject).toBe('Your refund [#48210937]');
    expect(encode({ context: { locale: 'zh-CN' } }).subject).toBe('关于您在 点卡小铺 Cardlet 的咨询 [#48210937]');
    expect(encode().subject).toBe('Your conversation with 点卡小铺 Cardlet [#48210937]');
  });
  it('takes the agent’s own subject, and escapes words that were simplified to plain', () => {
    expect(encode({ context: inbound, message: { subject: 'Refund done' } }).subject).toBe('Re: Refund done [#48210937]');
    expect(encode({ piece: piece({ text: 'a < b\nc', plain: 'a < b\nc' }) }).html).toContain('a &lt; b<br>\nc');
  });
  it('leaves no way to smuggle a header in', () => {
    const mail = encode({ context: { ...inbound, subject: 'Hi\r\nBcc: all@example.com', cc: ['x@y.example\r\nBcc: z@y.example'] } });
    expect(mail.subject).toBe('Re: Hi Bcc: all@example.com [#48210937]');
    expect(mail.cc).toEqual(['boss@example.com']);
  });
  it('carries files, inline pictures, links and choices in both bodies', () => {
    const mail = encode({
      piece: piece({
        media: [
          { kind: 'image', fileId: '0198a000-0000-7000-8000-000000000001', name: 'a.png', mime: 'image/png', contentId: 'a@cardlet' },
          { kind: 'file', url: 'https://files.example/x?a=1&b=2', name: 'big.zip' },
        ],
        options: { style: 'link', items: [{ id: 'o', label: 'Track <it>', url: 'https://shop.example/t' }] },
      }),
    });
    expect(mail.attachments).toEqual([
      { fileId: '0198a000-0000-7000-8000-000000000001', name: 'a.png', mime: 'image/png', contentId: 'a@cardlet' },
    ]);
    expect(mail.html).toContain('<img src="cid:a@cardlet"');
    expect(mail.html).toContain('<a href="https://files.example/x?a=1&amp;b=2">big.zip</a>');
    expect(mail.html).toContain('Track &lt;it&gt;');
    expect(mail.text).toBe('Hello\n\nTrack <it>: https://shop.example/t\n\nbig.zip: https://files.example/x?a=1&b=2');
  });
});

describe('the settings', () => {
  it('fill in usual ports and leave out what is empty', () => {
    const parsed = EmailSettings.parse({
      address: 'A@b.example',
      smtpHost: 's.example',
      smtpSecure: 'true',
      smtpPort: '',
      imapHost: 'i.example',
      imapUser: 'u',
      imapPassword: 'p',
    });
    expect(parsed.address).toBe('a@b.example');
    expect(transportOf(parsed)).toEqual({ host: 's.example', port: 465, secure: true });
    expect(mailboxOf(parsed)).toEqual({ host: 'i.example', port: 993, secure: true, user: 'u', password: 'p', mailbox: 'INBOX' });
    expect(mailboxOf(settings)).toBeUndefined();
    expect(transportOf(settings).port).toBe(587);
  });
  it('refuse half a DKIM key and a mailbox without a user', () => {
    const some = { address: 'a@b.example', smtpHost: 's.example' };
    expect(EmailSettings.safeParse({ ...some, dkimDomain: 'b.example' }).success).toBe(false);
    expect(EmailSettings.safeParse({ ...some, imapHost: 'i.example' }).success).toBe(false);
  });
});
