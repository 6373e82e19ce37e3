/** Bodies nobody would send, and bodies that are almost right: for every door through which strangers write to us. */
import fc from 'fast-check';

const NASTY = [
  '',
  '\u0000',
  '\ud800',
  '‮',
  '🤷🏽‍♀️',
  '<script>',
  "'; drop table message;--",
  '../../etc/passwd',
  '%00',
  'null',
  '１２３４',
  'a'.repeat(5000),
];
const word = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 200 }));
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-1, 0, 2 ** 53, -(2 ** 63), 1e308));
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    word,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(word, tie('any'), { maxKeys: 4 }),
  ),
})).any;

/** Some of these bytes, and now and then a flipped one. */
const bytes = fc.uint8Array({ maxLength: 2000 }).map((raw) => Buffer.from(raw));
const json = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<Buffer> => arbitrary.map((any) => Buffer.from(JSON.stringify(any) ?? ''));

/** A record whose fields are each right, wrong, or missing. */
const almost = (right: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(right).map(([name, good]) => [name, fc.oneof({ arbitrary: good, weight: 4 }, { arbitrary: value, weight: 1 })]),
      ),
      { requiredKeys: [] },
    )
    .chain((record) => fc.dictionary(word, value, { maxKeys: 1 }).map((more) => ({ ...more, ...record })));

/** Right in form; only the words are odd. */
const short = word.map((text) => text.slice(0, 60) || '?');
const part = fc.oneof(
  fc.record({ type: fc.constant('text'), text: word, md: fc.boolean() }),
  fc.record({ type: fc.constant('text'), text: word, folded: word }),
  fc.record({
    type: fc.constant('media'),
    kind: fc.constantFrom('image', 'file', 'voice'),
    ref: fc.record({ url: fc.webUrl() }),
    name: short,
    caption: short,
  }),
  fc.record({ type: fc.constant('media'), kind: fc.constant('image'), ref: fc.record({ fileId: fc.uuid() }) }),
  fc.record({ type: fc.constant('location'), lat: fc.constant(91.5).map((lat) => lat - 90), lon: fc.constant(-180), name: short }),
  fc.record({ type: fc.constant('contact'), name: short, phones: fc.array(short, { maxLength: 2 }), emails: fc.constant([]) }),
  fc.record({ type: fc.constant('options'), items: fc.array(fc.record({ id: short, label: short }), { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constant('quote'), ref: short, text: short }),
  fc.record({ type: fc.constant('choice'), optionId: short, label: short }),
);
const apiMessage = {
  id: short,
  at: fc.constantFrom('2026-11-22T10:00:00Z', '1970-01-01T00:00:00+08:00', '9999-12-31T23:59:59Z'),
  from: fc.record({ type: fc.constantFrom('user', 'email', 'phone', '?'), value: short, name: short, verified: fc.boolean() }),
  parts: fc.array(part, { minLength: 1, maxLength: 4 }),
  replyTo: fc.oneof(short, fc.uuid()),
  threadId: short,
};
export const apiBodies: fc.Arbitrary<Buffer> = fc.oneof(
  bytes,
  json(value),
  json(almost(apiMessage)),
  json(fc.record(apiMessage, { requiredKeys: ['id', 'from', 'parts'] })),
);

const person = almost({ id: number, first_name: word, is_bot: fc.boolean(), language_code: word });
const entity = almost({ type: fc.constantFrom('bold', 'text_link', 'url', 'pre'), offset: number, length: number, url: word });
const message = almost({
  message_id: number,
  date: number,
  chat: almost({ id: number, type: fc.constantFrom('private', 'group', 'channel') }),
  from: person,
  text: word,
  caption: word,
  entities: fc.array(entity, { maxLength: 4 }),
  photo: fc.array(almost({ file_id: word, file_size: number, width: number, height: number }), { maxLength: 3 }),
  document: almost({ file_id: word, file_name: word, mime_type: word, file_size: number }),
  contact: almost({ phone_number: word, first_name: word, user_id: number }),
  location: almost({ latitude: number, longitude: number }),
  reply_to_message: almost({ message_id: number }),
  migrate_to_chat_id: number,
});
export const telegramBodies: fc.Arbitrary<Buffer> = fc.oneof(
  bytes,
  json(value),
  json(
    almost({
      update_id: number,
      message,
      edited_message: message,
      callback_query: almost({ id: word, from: person, data: word, message }),
      my_chat_member: almost({ chat: almost({ id: number }), from: person, date: number, new_chat_member: almost({ status: word }) }),
      message_reaction: almost({ chat: almost({ id: number }), message_id: number, new_reaction: fc.array(value, { maxLength: 2 }) }),
    }),
  ),
);

const LINES = [
  'From: a@customers.example',
  'From: =?utf-8?B?5p2O?= <b@customers.example>',
  'From:',
  'From: a@b, c@d',
  'To: help@chaos.example',
  'Subject: =?gbk?Q?=C4=E3?=',
  'Subject: [#12345678] hi',
  'Message-ID: <x@y>',
  'Message-ID: <>',
  'In-Reply-To: <x@y> <z@q>',
  `References: ${'<a@b> '.repeat(200)}`,
  'Date: yesterday',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=nonsense',
  'Content-Type: text/html; charset=utf-8',
  'Content-Type: multipart/mixed; boundary="b"',
  'Content-Type: multipart/alternative; boundary=b',
  'Content-Type: message/rfc822',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  "Content-Disposition: attachment; filename*=utf-8''%e4%bd",
  'Auto-Submitted: auto-replied',
  '--b',
  '--b--',
  '',
  '',
  '',
  '<p>hi<img src=x onerror=alert(1)><style>@import url(x)</style></p>',
  '=E4=BD=A0=',
  '5L2g5aW9',
  '> quoted',
  '-----Original Message-----',
  '------------------ 原始邮件 ------------------',
  '发件人: "x"',
  ' continued',
  '\tcontinued',
  ':',
  '.',
];
const line = fc.oneof({ arbitrary: fc.constantFrom(...LINES), weight: 6 }, { arbitrary: word, weight: 1 });
/** Mails: heads, limbs and boundaries in any order, or plain noise. */
export const mails: fc.Arbitrary<Buffer> = fc.oneof(
  { arbitrary: fc.array(line, { maxLength: 30 }).map((lines) => Buffer.from(lines.join('\r\n'))), weight: 5 },
  { arbitrary: bytes, weight: 1 },
);
