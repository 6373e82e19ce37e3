import { ChannelEvent } from '@throughline/protocol/envelope';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusNote, listCorpus, OUR_ID, receive, writeMail, writeParts } from './testing/write-mail.ts';

const plain = writeMail(
  { 'In-Reply-To': `<${OUR_ID}>`, Subject: '=?gb2312?B?zfXQocP3?= [#48210937]' },
  '您好\n\n在 2026年11月22日，Cardlet <a@b.c> 写道：\n> hi\n\n-- \nMing',
);
const rich = writeMail(
  { 'Content-Type': 'multipart/mixed; boundary="b1"', Cc: 'A <a@b.c>, "B, C" <b@c.d>, list: x@y.z;' },
  writeParts('b1', [
    {
      head: 'Content-Type: multipart/alternative; boundary=b2',
      body: writeParts('b2', [
        { head: 'Content-Type: text/plain; charset=gb18030; format=flowed', body: 'one \ntwo\n> three' },
        {
          head: 'Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable',
          body: '<div><p>Hi=20<b>you</b></p><blockquote>old</blockquote></div>',
        },
      ]),
    },
    {
      head: "Content-Type: image/png; name*0*=utf-8''%E9%80; name*1*=%80.png\nContent-ID: <x@y>\nContent-Transfer-Encoding: base64",
      body: 'aGVsbG8=\naGVsbG8=',
    },
    { head: 'Content-Type: message/rfc822', body: 'Subject: inner\n\nhello' },
  ]),
);
const bounce = writeMail(
  {
    From: 'mailer-daemon@mx.example',
    Subject: 'Undelivered',
    'Content-Type': 'multipart/report; report-type=delivery-status; boundary=r',
    'Authentication-Results': 'mx.cardlet.example; dmarc=pass (x)',
  },
  writeParts('r', [
    { head: 'Content-Type: text/plain', body: 'no' },
    {
      head: 'Content-Type: message/delivery-status',
      body: 'Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; n@e.com\nAction: failed\nStatus: 5.1.1',
    },
    { head: 'Content-Type: text/rfc822-headers', body: `Message-ID: <${OUR_ID}>` },
  ]),
);
const FIXTURES = [plain, rich, bounce];
const HOSTILE = [
  '\r\n',
  '\n\n',
  '=?utf-8?B?',
  '?=',
  '--b1',
  '--b2--',
  'boundary=""',
  '(((((',
  '<<<<',
  '"',
  '\u0000',
  '\ufeff',
  '&#x110000;',
  'charset=utf-16',
  '> ',
  '写道：',
  ';*0*=',
  '%',
  'Content-Type: multipart/mixed\n',
  '@',
  ',',
];

/** One change to the bytes: cut, flip, repeat a slice, or put something hostile in. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(60),
  how: fc.constantFrom('cut', 'flip', 'repeat', 'insert', 'drop'),
  what: fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 12 })),
  times: fc.nat(20),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const mutate = (raw: Buffer, { at, length, how, what, times }: Change): Buffer => {
  const start = Math.floor(at * raw.length);
  const slice = raw.subarray(start, start + length);
  if (how === 'cut') return raw.subarray(0, start);
  if (how === 'drop') return Buffer.concat([raw.subarray(0, start), raw.subarray(start + length)]);
  if (how === 'flip')
    return Buffer.from(raw.map((byte, position) => (position >= start && position < start + length ? byte ^ (length + 1) : byte)));
  const more = how === 'repeat' ? slice : Buffer.from(what);
  return Buffer.concat([raw.subarray(0, start), ...Array.from({ length: times + 1 }, () => more), raw.subarray(start)]);
};

const check = async (raw: Buffer): Promise<void> => {
  const started = performance.now();
  const received = await receive(raw, { rcptTo: ['support+tok@cardlet.example'] });
  expect(performance.now() - started).toBeLessThan(2_000);
  if (!('events' in received)) {
    expect(received.why).not.toBe('');
    return;
  }
  for (const event of received.events) expect(() => ChannelEvent.parse(event)).not.toThrow();
  for (const file of received.files) expect(file.name).not.toMatch(/[/\\\p{Cc}]/u);
};

describe('mail that nobody should send', () => {
  it('never makes the parser throw, stall or give an unsound event (2,400 mutants)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FIXTURES), fc.array(change, { minLength: 1, maxLength: 4 }), async (raw, changes) =>
        check(changes.reduce(mutate, raw)),
      ),
      { numRuns: 2_400 },
    );
  }, 120_000);
  it('may be any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => check(Buffer.from(bytes))),
      { numRuns: 600 },
    );
  }, 60_000);
  it.each([
    ['open tags', `Content-Type: text/html\n\n${'<div><table><tr><td><blockquote>'.repeat(30_000)}`],
    ['open brackets', `From: ${'('.repeat(100_000)}a@b.c\nTo: ${'<'.repeat(60_000)}\n\nx`],
    ['parameters', `Content-Type: text/plain; ${'a*0*=x; '.repeat(20_000)}\n\nx`],
    ['blanks', `Subject: ${' '.repeat(200_000)}x\nContent-Type: text/html\n\n<p>${' '.repeat(900_000)}x`],
    ['entities', `Content-Type: text/html\n\n${'&amp;&lt;'.repeat(100_000)}`],
    ['encoded words', `Subject: ${'=?utf-8?q?a?= '.repeat(15_000)}\n\nx`],
    ['addresses', `To: ${'a@b.c, '.repeat(30_000)}\nFrom: a@b.c\n\nx`],
    ['delimiter lines', `Content-Type: multipart/mixed; boundary=b\n\n${'--bx\n'.repeat(400_000)}`],
    ['links', `Content-Type: text/html\n\n${'<a href="http://x.example/y">z</a>'.repeat(25_000)}`],
    ['lists', `Content-Type: text/html\n\n${'<ul><li>'.repeat(40_000)}`],
  ])('takes bounded time over %s', async (_, raw) => {
    const started = performance.now();
    await receive(Buffer.from(`From: a@b.c\n${raw}`));
    expect(performance.now() - started).toBeLessThan(6_000);
  });
});

const corpus = listCorpus('email');
describe(`public mail samples${corpusNote('email')}`, () => {
  it.skipIf(corpus.length === 0)('are all read, refused or called unparsable, and never throw', async () => {
    let read = 0;
    for (const { bytes } of corpus) {
      const received = await receive(bytes);
      if ('events' in received) read += 1;
      await check(bytes);
    }
    expect(read / corpus.length).toBeGreaterThan(0.9);
  });
  it.skipIf(corpus.length === 0)('know their bounces', async () => {
    const states = await Promise.all(
      corpus
        .filter(({ name }) => /report_530|bounce1|nodemailer\/delivery-status|mimekit\/delivery-status\.txt/.test(name))
        .map(({ bytes }) => receive(bytes)),
    );
    for (const received of states) expect(received).toMatchObject({ events: [{ type: 'receipt', receipt: { state: 'failed' } }] });
    expect(states).toHaveLength(4);
    const delayed = corpus.find(({ name }) => name.endsWith('report_422.eml'));
    expect(await receive(delayed?.bytes ?? Buffer.alloc(0))).toMatchObject({ ignored: 'delayed-report' });
  });
});
