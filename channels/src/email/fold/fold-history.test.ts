import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusNote, listCorpus } from '../testing/write-mail.ts';
import { foldHistory } from './fold-history.ts';

type Case = { name: string; mail: string; text: string; hides: string };

const CHINESE: Case[] = [
  {
    name: 'QQ 邮箱的原始邮件',
    mail: '卡密还是不能用。\n\n\n------------------ 原始邮件 ------------------\n发件人: "点卡小铺" <support@cardlet.example>;\n发送时间: 2026年11月22日(星期天) 上午10:12\n收件人: "王小明"<ming@qq.com>;\n主题: Re: 兑换失败\n\n您好，请重试。',
    text: '卡密还是不能用。',
    hides: '请重试',
  },
  {
    name: 'QQ 邮箱里写在横线下的名字',
    mail: '好的，谢谢\n\n------------------\n王小明\n139****0000\n\n\n\n------------------\u00a0原始邮件\u00a0------------------\n发件人: "点卡小铺"\n\n您好',
    text: '好的，谢谢',
    hides: '王小明',
  },
  {
    name: 'Gmail 中文界面',
    mail: '收到了，可以关闭。\n\n点卡小铺 <support@cardlet.example> 于2026年11月22日周日 下午3:00写道：\n\n> 您好，\n> 退款已提交。\n',
    text: '收到了，可以关闭。',
    hides: '退款已提交',
  },
  {
    name: '苹果邮件',
    mail: '还没收到\n\n发自我的iPhone\n\n> 在 2026年11月22日，下午3:00，点卡小铺 <support@cardlet.example> 写道：\n> \n> 请查收。',
    text: '还没收到',
    hides: '发自我的iPhone',
  },
  {
    name: '不带 > 的“在…写道”',
    mail: '请问多久到账？\n在 2026-11-22 10:00:00，"点卡小铺" <support@cardlet.example> 写道：\n\n退款已受理。\n客服小李',
    text: '请问多久到账？',
    hides: '客服小李',
  },
  {
    name: '繁體「寫道」',
    mail: '謝謝您\n\n點卡小舖 <support@cardlet.example> 於 2026年11月22日 週日 下午3:00寫道：\n> 已為您補發',
    text: '謝謝您',
    hides: '補發',
  },
  {
    name: 'Outlook 中文的邮件头',
    mail: '问题解决了。\n\n________________________________\n发件人: 点卡小铺 <support@cardlet.example>\n发送时间: 2026年11月22日 10:00\n收件人: 王小明 <ming@example.com>\n抄送: boss@example.com\n主题: 答复: 发票\n\n您好，发票已开。',
    text: '问题解决了。',
    hides: '发票已开',
  },
  {
    name: '网易邮箱大师',
    mail: '麻烦改成电子发票\n\n| |\n王小明\n|\n签名由 网易邮箱大师 定制\n\n---- 回复的原邮件 ----\n| 发件人 | 点卡小铺<support@cardlet.example> |\n| 发送日期 | 2026年11月22日 10:00 |\n| 收件人 | ming@163.com |\n| 主题 | 发票 |\n您好',
    text: '麻烦改成电子发票\n\n| |\n王小明\n|',
    hides: '网易邮箱大师',
  },
  {
    name: '字间带空格的邮件头',
    mail: '同意\n\n发 件 人：点卡小铺\n发送时间：2026-11-22\n收 件 人：王小明\n主    题：确认\n\n请确认',
    text: '同意',
    hides: '请确认',
  },
  { name: '发自小米手机', mail: '几点下班？\n\n发自我的小米手机', text: '几点下班？', hides: '小米' },
  { name: '来自华为', mail: '几点下班？\n\n发自我的华为手机\n', text: '几点下班？', hides: '华为' },
  { name: '从 Windows 版邮件发送', mail: '好\n\n从 Windows 版邮件发送', text: '好', hides: 'Windows' },
];
const OTHERS: Case[] = [
  {
    name: 'Gmail',
    mail: 'It works now.\n\nOn Sun, Nov 22, 2026 at 3:00 PM Cardlet <support@cardlet.example>\nwrote:\n\n> Please try again.\n>\n> Cardlet',
    text: 'It works now.',
    hides: 'try again',
  },
  {
    name: 'an attribution right below the words',
    mail: 'Thanks!\nOn Nov 22, 2026, at 3:00 PM, Cardlet <support@cardlet.example> wrote:\n> Hi',
    text: 'Thanks!',
    hides: 'Nov 22',
  },
  {
    name: 'Outlook',
    mail: 'See below.\n\n-----Original Message-----\nFrom: Cardlet\nSent: Sunday\nTo: Ming\nSubject: Code\n\nHi',
    text: 'See below.',
    hides: 'Hi',
  },
  {
    name: 'Outlook without a line',
    mail: 'Yes please\n\nFrom: Cardlet <support@cardlet.example>\nSent: Sunday, November 22, 2026 3:00 PM\nTo: Ming <ming@example.com>\nSubject: RE: Refund\n\nShall we?',
    text: 'Yes please',
    hides: 'Shall we',
  },
  { name: 'a signature', mail: 'Call me.\n\n-- \nMing Wang\n+86 139', text: 'Call me.', hides: 'Ming Wang' },
  {
    name: 'a signature between words and quote',
    mail: 'Call me.\n\n-- \nMing\n\nOn 22/11/2026 15:00, Cardlet wrote:\n> Hello',
    text: 'Call me.',
    hides: 'Hello',
  },
  {
    name: 'an answer below the quote',
    mail: 'On 22/11/2026 15:00, Cardlet wrote:\n> How may we help?\n> We are open.\n\nMy code fails.',
    text: 'My code fails.',
    hides: 'How may we help',
  },
  {
    name: 'German',
    mail: 'Danke!\n\nAm 22.11.2026 um 15:00 schrieb Cardlet <support@cardlet.example>:\n> Hallo',
    text: 'Danke!',
    hides: 'Hallo',
  },
  {
    name: 'French',
    mail: 'Merci\n\nLe dim. 22 nov. 2026 à 15:00, Cardlet <support@cardlet.example> a écrit :\n> Bonjour',
    text: 'Merci',
    hides: 'Bonjour',
  },
  {
    name: 'Spanish',
    mail: 'Gracias\n\nEl dom, 22 nov 2026 a las 15:00, Cardlet (<support@cardlet.example>) escribió:\n> Hola',
    text: 'Gracias',
    hides: 'Hola',
  },
  {
    name: 'Portuguese',
    mail: 'Obrigado\n\nEm dom., 22 de nov. de 2026 às 15:00, Cardlet <support@cardlet.example> escreveu:\n> Olá',
    text: 'Obrigado',
    hides: 'Olá',
  },
  {
    name: 'Italian',
    mail: 'Grazie\n\nIl giorno dom 22 nov 2026 alle ore 15:00 Cardlet <support@cardlet.example> ha scritto:\n> Ciao',
    text: 'Grazie',
    hides: 'Ciao',
  },
  {
    name: 'Russian',
    mail: 'Спасибо\n\nвс, 22 нояб. 2026 г. в 15:00, Cardlet <support@cardlet.example>:\n> Привет',
    text: 'Спасибо',
    hides: 'Привет',
  },
  {
    name: 'Japanese',
    mail: 'ありがとう\n\n2026年11月22日(日) 15:00 Cardlet <support@cardlet.example>:\n> こんにちは\n\niPhoneから送信',
    text: 'ありがとう',
    hides: 'こんにちは',
  },
  { name: 'Outlook for iOS', mail: 'OK\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n', text: 'OK', hides: 'Outlook' },
];
const KEPT: [string, string][] = [
  ['a sentence that begins like a device line', 'Hello\n\nSent from my desk, which is easier than my phone.'],
  ['a sentence with 写道 but no date', '他在信里写道：\n请尽快退款。'],
  ['an order form with labels of its own', '订单号：20261122\n时间：上午\n收件人：王小明\n请尽快发货'],
  ['two dashes inside a line', 'Here it is -- not a signature.'],
  ['a list', '- one\n- two'],
  ['one From label', 'From: the beginning\nI liked it.'],
];

describe('folding a mail', () => {
  it.each([...CHINESE, ...OTHERS])('leaves only what was written: $name', ({ mail, text, hides }) => {
    const result = foldHistory(mail);
    expect(result.text).toBe(text);
    expect(result.folded).toContain(hides);
  });
  it.each(KEPT)('keeps %s', (_, mail) => {
    expect(foldHistory(mail)).toEqual({ text: mail });
  });
  it('keeps short quotes between answers and folds the long one', () => {
    const mail = 'On 22/11/2026 15:00, Cardlet wrote:\n> one\n> two\n> three\n> four\n> five\n\nFirst answer.\n\n> Which code?\n\nABC-1';
    expect(foldHistory(mail).text).toBe('First answer.\n\n> Which code?\n\nABC-1');
  });
  it('shows a mail that was passed on without a word', () => {
    const mail =
      '---------- Forwarded message ---------\nFrom: Cardlet <a@b.example>\nDate: Sun, Nov 22, 2026\nSubject: Your code\nTo: <ming@example.com>\n\nCode: ABC';
    expect(foldHistory(mail)).toEqual({ text: mail });
    expect(foldHistory(`Why is this?\n\n${mail}`).text).toBe('Why is this?');
    const outlook = '发件人: A <a@b.example>\n发送时间: 2026年11月22日\n收件人: B\n主题: 卡密\n\n卡密：ABC';
    expect(foldHistory(outlook, true)).toEqual({ text: outlook });
    expect(foldHistory(outlook).text).toBe('');
  });
  it('loses no line, whatever the mail', () => {
    const pieces = [...CHINESE, ...OTHERS].flatMap(({ mail }) => mail.split('\n'));
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, fc.string()), { maxLength: 60 }), (lines) => {
        const whole = lines.join('\n');
        const { text, folded = '' } = foldHistory(whole);
        const words = (all: string): string[] =>
          all
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '')
            .sort();
        expect(words(`${text}\n${folded}`)).toEqual(words(whole));
      }),
      { numRuns: 500 },
    );
  });
  it('takes its time in proportion to the mail, even a hostile one', () => {
    const hostile = [
      '> q\nx\n',
      'Sent from my iPhone\n> q\n',
      `On Monday 2026-11-22 a@b.c ${'x'.repeat(60)}:\n`,
      'From: a\nTo: b\n',
      `${'-'.repeat(300)}x\n`,
      '\n',
      ' '.repeat(200),
    ];
    for (const unit of hostile) {
      const started = performance.now();
      foldHistory(unit.repeat(Math.ceil(1_000_000 / unit.length)));
      expect(performance.now() - started).toBeLessThan(5_000);
    }
  });
});

const replies = listCorpus('email-reply/zapier');
const WANTED: Record<string, string> = {
  'email_gmail.txt': 'This is a test for inbox replying to a github message.',
  'email_iPhone.txt': 'Here is another email',
  'email_BlackBerry.txt': 'Here is another email',
  'email_2_1.txt': 'Outlook with a reply',
  'email_2_2.txt': 'Outlook with a reply directly above line',
  'email_2_3.txt': 'Outlook with a reply above headers using unusual format',
  'email_headers_no_delimiter.txt': 'And another reply!',
  'email_1_7.txt': ':+1:',
  'email_1_4.txt': "Awesome! I haven't had another problem with it.",
  'email_1_6.txt': 'I get proper rendering as well.',
  'correct_sig.txt': 'this is an email with a correct -- signature.',
};
describe(`public reply samples${corpusNote('email-reply/zapier')}`, () => {
  it.skipIf(replies.length === 0).each(Object.entries(WANTED))('%s', (file, text) => {
    const sample = replies.find(({ name }) => name.endsWith(`/${file}`));
    expect(foldHistory(sample?.bytes.toString().replaceAll('\r\n', '\n') ?? '').text).toBe(text);
  });
});
