import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../learn/index.ts';
import { findPersonal, maskPersonal } from './find-personal.ts';
import type { PersonalKind } from './types.ts';

/** The texts are the same at every run. */
function seeded(seed: number) {
  const { next } = createRandom(seed);
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(items: readonly T[]): T => items[int(0, items.length - 1)] as T;
  const digits = (count: number) => Array.from({ length: count }, () => int(0, 9)).join('');
  return { int, pick, digits };
}
type Random = ReturnType<typeof seeded>;

const pad = (value: number) => String(value).padStart(2, '0');

function makeLuhn(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + ((10 - (sum % 10)) % 10);
}

function makeChineseId({ int, pick, digits }: Random): string {
  const body = `${pick(['110101', '310115', '440305', '510104'])}${int(1950, 2010)}${pad(int(1, 12))}${pad(int(1, 28))}${digits(3)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return body + '10X98765432'[weights.reduce((sum, weight, index) => sum + weight * Number(body[index]), 0) % 11];
}

function makeIban({ pick, digits }: Random): string {
  const [country, body] = pick([
    ['DE', digits(18)],
    ['GB', `WEST${digits(14)}`],
    ['FR', digits(23)],
    ['NL', `ABNA${digits(10)}`],
  ] as const);
  const number = [...`${body}${country}00`].map((letter) => (/\d/.test(letter) ? letter : String(letter.charCodeAt(0) - 55))).join('');
  return `${country}${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${body}`;
}

const group = (text: string, size: number, by = ' ') => text.match(new RegExp(`.{1,${size}}`, 'g'))?.join(by) ?? text;
const wide = (text: string) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

const MAKERS: Readonly<Record<PersonalKind, (random: Random) => string>> = {
  'cn-id': (random) => {
    const id = makeChineseId(random);
    return random.pick([id, id.toLowerCase(), wide(id), `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`]);
  },
  phone: (random) => {
    const mobile = `1${random.int(3, 9)}${random.digits(9)}`;
    const spaced = `${mobile.slice(0, 3)} ${mobile.slice(3, 7)} ${mobile.slice(7)}`;
    const read = [...mobile].map((digit) => '零幺二三四五六七八九'[Number(digit)]).join('');
    const us = `(${random.int(201, 989)}) ${random.int(201, 989)}-${random.digits(4)}`;
    const land = `0${random.pick(['10', '21', '571', '755'])}-${random.int(2, 8)}${random.digits(7)}`;
    return random.pick([
      mobile,
      spaced,
      spaced.replaceAll(' ', '-'),
      `+86 ${spaced}`,
      wide(mobile),
      [...mobile].join(' '),
      read,
      us,
      land,
      `+44 7${random.digits(3)} ${random.digits(6)}`,
    ]);
  },
  'bank-card': (random) => {
    const card = makeLuhn(
      random.pick([
        `622202${random.digits(12)}`,
        `4${random.digits(14)}`,
        `5${random.int(1, 5)}${random.digits(13)}`,
        `37${random.digits(12)}`,
      ]),
    );
    return random.pick([card, group(card, 4), group(card, 4, '-'), wide(card)]);
  },
  passport: (random) =>
    random.pick([
      `E${random.digits(8)}`,
      `EA${random.digits(7)}`,
      `passport number ${random.digits(9)}`,
      `护照号${random.pick(['A', 'B'])}${random.digits(8)}`,
    ]),
  email: (random) =>
    `${random.pick(['li.wei', 'ana_ruiz', 'x+y', '12345'])}${random.int(1, 99)}@${random.pick(['qq.com', 'example.co.uk', 'mail.example.org'])}`,
  address: (random) =>
    random.pick([
      `${random.pick(['浙江省杭州市', '北京市', '广东省深圳市'])}${random.pick(['西湖区', '朝阳区', '南山区'])}${random.pick(['文三路', '建国路', '科技大道'])}${random.int(1, 999)}号${random.int(1, 30)}栋${random.int(101, 2504)}室`,
      `${random.int(1, 999)} ${random.pick(['Oak', 'Maple', 'Green Hill'])} ${random.pick(['Street', 'Ave', 'Road'])}, ${random.pick(['Springfield', 'Boston'])}, ${random.pick(['IL', 'MA'])} ${random.digits(5)}`,
    ]),
  iban: (random) => {
    const iban = makeIban(random);
    return random.pick([iban, group(iban, 4), iban.toLowerCase()]);
  },
  'us-ssn': (random) => `${random.int(100, 665)}-${pad(random.int(1, 99))}-${random.int(1000, 9999)}`,
  'ca-sin': (random) => group(makeLuhn(`${random.int(1, 7)}${random.digits(7)}`), 3, random.pick([' ', '-'])),
  'uk-nino': (random) => random.pick([`AB ${group(random.digits(6), 2)} C`, `JG${random.digits(6)}D`]),
  name: (random) =>
    random.pick([
      `my name is ${random.pick(['John Smith', 'Ana Ruiz', 'Mary Jane Watson'])}`,
      `我叫${random.pick(['王小明', '欧阳娜', '李雷'])}`,
      `收件人:${random.pick(['张伟', '刘德发'])}`,
      `我是${random.pick(['陈静', '赵子龙'])},`,
    ]),
  ip: (random) =>
    random.pick([
      `${random.int(1, 255)}.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(0, 255)}`,
      `2001:db8:${random.int(1, 9)}::${random.int(1, 9999)}`,
    ]),
  plate: (random) =>
    `${random.pick([...'京沪粤浙苏'])}${random.pick([...'ABCDE'])}${random.pick(['', '·', ' '])}${random.pick(['A', '1', '8'])}${random.digits(4)}`,
};

const BEFORE: Readonly<Record<'en' | 'zh', readonly string[]>> = {
  en: ['here it is: ', 'I wrote ', 'it should be ', '', 'please check '],
  zh: ['这是我的:', '麻烦看下 ', '填的是', '', '改成 '],
};
const AFTER: readonly string[] = ['', ' 谢谢', ', thanks', '。', ' please', '\n'];

describe('findPersonal', () => {
  it('finds at least 99 of 100 details that are made for it, in many ways of writing', () => {
    const random = seeded(20_261_122);
    const missed: string[] = [];
    let made = 0;
    for (const [kind, make] of Object.entries(MAKERS))
      for (let i = 0; i < 300; i++) {
        const detail = make(random);
        const text = random.pick(BEFORE[random.pick(['en', 'zh'] as const)]) + detail + random.pick(AFTER);
        made++;
        if (!findPersonal(text).some((found) => found.kind === kind)) missed.push(`${kind}: ${text}`);
      }
    expect(made).toBe(300 * 13);
    expect(missed.length / made, missed.slice(0, 20).join('\n')).toBeLessThanOrEqual(0.01);
  });
  it.each([
    'My order CL-20260115-0042 arrived on 2026-11-22 at 10:30',
    '我买了3张100元的卡,花了299.00元,订单号88213900',
    'version 2.0.14 costs $1,299.99',
    '我是老客户,我是来问退款的,我是安卓手机',
    '我是高中生,用了1234567次',
    'my name is wrong on the invoice',
    'this is ridiculous, I waited 20 minutes',
    'I have 4111 points and 12 cards',
    '110101199003071235',
    '卡密 ABCD-EFGH-1234',
  ])('leaves "%s" alone', (text) => expect(findPersonal(text).map(({ start, end }) => text.slice(start, end))).toEqual([]));

  it('believes only right check digits', () => {
    expect(findPersonal('11010519491231002X')).toMatchObject([{ kind: 'cn-id' }]);
    expect(findPersonal('110105194912310021')).toEqual([]);
    expect(findPersonal('4111 1111 1111 1111')).toMatchObject([{ kind: 'bank-card' }]);
    expect(findPersonal('4111 1111 1111 1112')).toEqual([]);
    expect(findPersonal('GB82 WEST 1234 5698 7654 32')).toMatchObject([{ kind: 'iban' }]);
    expect(findPersonal('GB82 WEST 1234 5698 7654 33').filter(({ kind }) => kind === 'iban')).toEqual([]);
  });
});

describe('maskPersonal', () => {
  it('replaces what it finds by its kind and keeps the rest', () => {
    expect(maskPersonal('我叫王小明,电话138 0013 8000,卡4111111111111111')).toBe('我叫[name],电话[phone],卡[bank-card]');
    expect(maskPersonal('mail ana@example.com or 14 Oak Street, Boston, MA 02101', { keep: ['email'] })).toBe(
      'mail ana@example.com or [address]',
    );
  });
  it('leaves nothing to find, wherever a detail stands in a long text', () => {
    const text = `${'很好吃 '.repeat(12_480)}13800138000 ${'x '.repeat(30_000)}ana@example.com`;
    const masked = maskPersonal(text);
    expect(masked).toContain('[phone]');
    expect(masked).toContain('[email]');
    expect(masked).not.toMatch(/13800138000|ana@/);
  });
  it('changes nothing in what it has masked, and takes bounded time on anything', () => {
    const letters = fc.array(
      fc.constantFrom('1', '3', '8', '0', ' ', '-', '.', ':', 'a', 'X', '@', '我叫', '王', '市', '路', '号', 'GB82', '京A', '一', '\ud800'),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(letters, (parts) => {
        const masked = maskPersonal(parts.join(''));
        expect(maskPersonal(masked.replaceAll(/\[[a-z-]+\]/g, '※'))).not.toMatch(/\[(?:cn-id|bank-card|iban)\]/);
      }),
      { seed: 9, numRuns: 300 },
    );
  });
  it.each(['1', '1 ', '1-', '12 ', 'GB82', 'GB82 ', 'a@', '我叫王', '市', '1.1.', 'a:', '1:', 'my name is a ', '1 a st '])(
    'reads a megabyte of "%s" in bounded time',
    (unit) => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const begun = performance.now();
      findPersonal(text);
      expect(performance.now() - begun).toBeLessThan(6_000);
    },
  );
});
