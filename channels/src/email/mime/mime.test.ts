import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { decodeTransfer } from './decode-transfer.ts';
import { decodeHeader } from './decode-words.ts';
import { parseParameters } from './parse-parameters.ts';
import { readHeaders } from './read-headers.ts';
import { type MimePart, readParts } from './read-parts.ts';

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');
const ZH = '您好，我买的礼品卡兑换码无法使用，请帮我看看是什么问题。';
const TW = '您好，我買的禮品卡兌換碼無法使用，請幫我看看是什麼問題。';
const JA = 'ギフトカードのコードが使えません。確認してください。';
const GBK = bytes('xPq6w6OsztLC8rXEwPHGt7+ottK7u8Lrzt63qMq508OjrMfrsO/O0r+0v7TKx8qyw7TOyszioaM=');
const BIG5 = bytes('sXqmbqFBp9q2Uqq6wqerfqVkp0m0q71YtUyqa6jPpc6hQb3QwLCn2qzdrN2sT6Swu/Kw3cNEoUM=');
const SJIS = bytes('g02DdINng0qBW4NogsyDUoFbg2iCqo5ngqaC3IK5gvGBQoptlEaCtYLEgq2CvoKzgqKBQg==');
const JIS = bytes('GyRCJS4lVSVIJSshPCVJJE4lMyE8JUkkLDtIJCgkXiQ7JHMhIzNORyckNyRGJC8kQCQ1JCQhIxsoQg==');

describe('decoding text', () => {
  it.each([
    ['GBK that says gb2312', GBK, 'gb2312', ZH],
    ['GBK that says nothing', GBK, undefined, ZH],
    ['GBK that says utf-8', GBK, 'utf-8', ZH],
    ['GBK that says iso-8859-1', GBK, 'iso-8859-1', ZH],
    ['UTF-8 that says gb2312', Buffer.from(ZH), 'gb2312', ZH],
    ['UTF-8 that says us-ascii', Buffer.from(ZH), 'us-ascii', ZH],
    ['UTF-8 that says a word nobody knows', Buffer.from(ZH), 'unknown-8bit', ZH],
    ['the two famous characters that look like UTF-8', bytes('warNqA=='), 'gbk', '联通'],
    ['Big5', BIG5, 'big5', TW],
    ['Big5 that says nothing', BIG5, undefined, TW],
    ['Shift_JIS that says nothing', SJIS, undefined, JA],
    ['ISO-2022-JP', JIS, 'iso-2022-jp', JA],
    ['ISO-2022-JP that says us-ascii', JIS, 'us-ascii', JA],
    ['Latin-1', bytes('x2EgbmUgbWFyY2hlIHBhcywgZOlzb2zp'), 'iso-8859-1', 'Ça ne marche pas, désolé'],
    [
      'Latin-1 that says utf-8 keeps the rest',
      Buffer.from('caf\u00e9 au lait, and much more text after it', 'latin1'),
      'utf-8',
      'caf\ufffd au lait, and much more text after it',
    ],
    ['UTF-8 cut in a character', Buffer.from(ZH).subarray(0, -1), 'utf-8', `${ZH.slice(0, -1)}\ufffd`],
  ])('reads %s', (_, raw, label, expected) => {
    expect(decodeText(raw, label)).toBe(expected);
  });
});

describe('header values', () => {
  it.each([
    ['=?UTF-8?B?5oKo5aW9?=', '您好'],
    ['=?gb2312?B?zfXQocP3?=', '王小明'],
    ['=?gb2312?B?546L5bCP5piO?=', '王小明'],
    ['=?utf-8?Q?a_b=3Dc?= plain =?iso-8859-1?Q?caf=E9?=', 'a b=c plain café'],
    ['=?UTF-8?B?5oKo5Q==?=\r\n =?UTF-8?B?pb0=?=', '您好'],
    ['=?ISO-2022-JP?B?GyRCJUYlOSVIGyhC?= =?ISO-2022-JP?B?GyRCJUYlOSVIGyhC?=', 'テストテスト'],
    [Buffer.from('礼品卡').toString('latin1'), '礼品卡'],
    [bytes('wPHGt7+ozt63qLbSu7s=').toString('latin1'), '礼品卡无法兑换'],
    ['=?utf-8?B?not base64 at all', '=?utf-8?B?not base64 at all'],
    ['evil\u0000name\u001b', 'evil name'],
  ])('%j reads %j', (raw, expected) => {
    expect(decodeHeader(raw)).toBe(expected);
  });
  it.each([
    ["attachment; filename*=utf-8''%E9%80%80%E6%AC%BE.pdf", '退款.pdf'],
    ["attachment; filename*0*=gb18030''%CD%CB%BF%EE; filename*1*=%C9%EA%C7%EB; filename*2=.pdf", '退款申请.pdf'],
    ['attachment; filename*0="a very "; filename*1="long name.pdf"', 'a very long name.pdf'],
    ['attachment; filename="=?UTF-8?B?6YCA5qy+LnBkZg==?="', '退款.pdf'],
    ['attachment; filename=my file (1).pdf', 'my file (1).pdf'],
    ['attachment; filename="a;b\\"c.pdf"', 'a;b"c.pdf'],
    [`attachment; filename="${bytes('zcu/7snqx+sucGRm').toString('latin1')}"`, '退款申请.pdf'],
    ["attachment; filename=plain.pdf; filename*=utf-8''better.pdf", 'better.pdf'],
  ])('the file name in %j is %j', (raw, expected) => {
    expect(parseParameters(raw).params['filename']).toBe(expected);
  });
  it('reads fields that are folded, stray or cut short', () => {
    const raw = Buffer.from('From ming Sun Nov 22\r\nSubject: one\r\n \r\n two\r\nstray line\r\nTo: a@b.c\r\nCc : c@d.e\r\n\r\nbody');
    const { fields, bodyStart } = readHeaders(raw, 0, raw.length);
    expect(fields).toEqual([
      { name: 'subject', raw: 'one two' },
      { name: 'to', raw: 'a@b.c' },
      { name: 'cc', raw: 'c@d.e' },
    ]);
    expect(raw.toString('utf8', bodyStart)).toBe('body');
    const bodyOnly = Buffer.from('just words\r\nmore words');
    expect(readHeaders(bodyOnly, 0, bodyOnly.length)).toEqual({ fields: [], bodyStart: 0 });
  });
});

describe('transfer encodings', () => {
  it.each([
    ['quoted-printable', 'a=3Db =E6=82=A8=\r\nc= \r\nd =ZZ', 'a=b 您cd =ZZ'],
    ['base64', '5oKo\r\n5aW9!!\r\n', '您好'],
    ['BASE64', 'YQ==\r\nYg==', 'ab'],
    ['x-uuencode', 'begin 644 a.txt\n#0V%T\n`\nend\n', 'Cat'],
    ['8bit', '您好', '您好'],
    ['nonsense', 'as it is', 'as it is'],
  ])('%s', (encoding, body, expected) => {
    expect(decodeTransfer(Buffer.from(body), encoding).toString()).toBe(expected);
  });
});

const tree = (part: MimePart): unknown => (part.children.length === 0 ? part.type : { [part.type]: part.children.map(tree) });
const read = (text: string): MimePart => {
  const root = readParts(Buffer.from(text));
  if ('refusal' in root) throw new Error(root.why);
  return root;
};

describe('the tree of parts', () => {
  it('tells similar boundaries apart and forgives a missing end', () => {
    const root = read(
      'Content-Type: multipart/mixed; boundary="x"\n\npreamble\n--x\nContent-Type: multipart/alternative; boundary=xx\n\n--xx\nContent-Type: text/plain\n\none\n--xxx is text\n--xx\nContent-Type: text/html\n\n<p>\n--x\nContent-Type: image/png\n\nPNG',
    );
    expect(tree(root)).toEqual({ 'multipart/mixed': [{ 'multipart/alternative': ['text/plain', 'text/html'] }, 'image/png'] });
    expect(root.children[0]?.children[0]?.body.toString()).toBe('one\n--xxx is text');
  });
  it('finds an unnamed boundary, and takes a multipart without one as text', () => {
    expect(tree(read('Content-Type: multipart/mixed\n\n--abc\nContent-Type: text/html\n\n<p>\n--abc--'))).toEqual({
      'multipart/mixed': ['text/html'],
    });
    expect(tree(read('Content-Type: multipart/mixed; boundary=gone\n\nhello'))).toBe('text/plain');
  });
  it('refuses bombs: too many parts, too deep, too much header', () => {
    const many = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(600)}`;
    const deep = Array.from({ length: 30 }, (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`).join('');
    const wide = `X-Pad: ${'x'.repeat(300_000)}\n\nhello`;
    const spread = `Content-Type: multipart/mixed; boundary=b\n\n${`--b\nX-Pad: ${'x'.repeat(3_000)}\n\nx\n`.repeat(100)}`;
    expect(readParts(Buffer.from(many))).toMatchObject({ refusal: 'too-many-parts' });
    expect(readParts(Buffer.from(deep))).toMatchObject({ refusal: 'too-deep' });
    expect(readParts(Buffer.from(wide))).toMatchObject({ refusal: 'header-too-large' });
    expect(readParts(Buffer.from(spread))).toMatchObject({ refusal: 'header-too-large' });
  });
});
