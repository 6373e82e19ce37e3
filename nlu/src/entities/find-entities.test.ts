import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNameFinder, createShopFinder, findEntities, ShopPatternError } from './index.ts';
import { findNumber } from './read-number.ts';

const read = (text: string) => findEntities(text).map(({ kind, value }) => `${kind} ${value}`);

describe('findEntities', () => {
  it.each([
    ['打 138-0013-8000 或 010-62345678,也可 400-810-1234', ['phone 13800138000', 'phone 01062345678', 'phone 4008101234']],
    ['１３８００１３８０００', ['phone 13800138000']],
    ['幺三八零零一三八零零零', ['phone 13800138000']],
    ['(415) 555-2671 or +44 20 7946 0958', ['phone 4155552671', 'phone +442079460958']],
    [
      '三百五十块,50到100元,twenty bucks,¥5.5万,两毛钱',
      ['money 350.00 CNY', 'money 50.00-100.00 CNY', 'money 20.00 USD', 'money 55000.00 CNY', 'money 0.20 CNY'],
    ],
    ['一块去吧,我一点都不急', []],
    ['order #40021', ['order 40021']],
    ['订单号是 88213900', ['order 88213900']],
    ['快递单号SF1234567890123', ['tracking SF1234567890123']],
    ['1Z999AA10123456784 and RR123456785CN', ['tracking 1Z999AA10123456784', 'tracking RR123456785CN']],
    ['账号:abc_123, UID 88812345', ['account abc_123', 'account 88812345']],
    ['看 https://shop.example.com/a?b=1。', ['url https://shop.example.com/a?b=1']],
    ['送到浙江省杭州市西湖区文三路138号5栋302室', ['address 浙江省杭州市西湖区文三路138号5栋302室']],
    ['ship to 14 Oak Lane, Springfield, IL 62704 please', ['address 14 Oak Lane, Springfield, IL 62704']],
    ['it took 3 days all the way, I was in line 5 hours on the road', []],
    ['在路上,这个小区我住了3年', []],
  ])('reads "%s"', (text, expected) => expect(read(text)).toEqual(expected));

  it('tells the international form of a phone, the carrier of a parcel and the levels of an address', () => {
    expect(findEntities('138 0013 8000')[0]?.details).toEqual({ e164: '+8613800138000' });
    expect(findEntities('1-800-433-7300')[0]?.details).toEqual({ e164: '+18004337300' });
    expect(findEntities('1Z999AA10123456784')[0]?.details).toEqual({ carrier: 'ups', checked: 'true' });
    expect(findEntities('1Z999AA10123456785')[0]?.confidence).toBeLessThan(0.7);
    expect(findEntities('北京市朝阳区建国路88号')[0]?.details).toEqual({
      province: '北京市',
      district: '朝阳区',
      road: '建国路',
      number: '88号',
    });
  });
  it('resolves dates against the clock it is given', () => {
    const dates = { now: '2026-11-22T11:30:00Z', timeZone: 'Asia/Shanghai' };
    expect(findEntities('明天下午三点送', { dates })).toMatchObject([
      { kind: 'date', value: '2026-11-23T07:00:00.000Z', text: '明天下午三点' },
    ]);
    expect(findEntities('明天下午三点送')).toEqual([]);
  });
  it('keeps the longer and surer of two that overlap', () => {
    expect(read('mail me at 13800138000@example.com')).toEqual(['email 13800138000@example.com']);
    const products = createNameFinder([{ id: 'x', names: ['Steam 20元卡'] }]);
    expect(findEntities('要 Steam 20元卡', { products })).toMatchObject([{ kind: 'product', details: { id: 'x' } }]);
  });
});

describe('numbers as they are spoken', () => {
  it.each([
    ['三千五', 3500],
    ['三千零五', 3005],
    ['两百二十', 220],
    ['一万五', 15000],
    ['一亿二千万', 120000000],
    ['十五', 15],
    ['二零二六', 2026],
    ['1.2万', 12000],
    ['twenty-five', 25],
    ['two hundred and six', 206],
    ['三thousand', undefined],
  ])('reads %s', (text, value) => expect(findNumber(text)).toBe(value));
});

describe('createNameFinder', () => {
  const finder = createNameFinder([
    { id: 'steam', names: ['Steam 充值卡', 'Steam wallet card'] },
    { id: 'nintendo', names: ['任天堂点卡', 'Nintendo eShop'] },
    { id: 'ps5', names: ['PS5'] },
  ]);
  const ids = (text: string) => finder.find(text).map(({ id }) => id);
  it('finds names in any width, case and spacing, in both languages', () => {
    expect(ids('我想买steam充值卡')).toEqual(['steam']);
    expect(ids('STEAM-WALLET-CARD?')).toEqual(['steam']);
    expect(ids('ＰＳ５ 有吗')).toEqual(['ps5']);
    expect(ids('任天堂點卡')).toEqual(['nintendo']);
  });
  it('forgives one wrong letter in a long name, none in a short one', () => {
    expect(ids('staem wallet card')).toEqual(['steam']);
    expect(ids('nintedo eshop')).toEqual(['nintendo']);
    expect(ids('任天唐点卡')).toEqual(['nintendo']);
    expect(ids('PS4')).toEqual([]);
  });
  it('takes whole words only', () => expect(ids('ps55 xps5')).toEqual([]));
  it('tells places in the text as given', () => {
    const text = 'İstanbul: Steam  wallet card!';
    const [hit] = finder.find(text);
    expect(text.slice(hit?.start, hit?.end)).toBe('Steam  wallet card');
  });
});

describe('createShopFinder', () => {
  const find = (text: string, ...entities: Parameters<typeof createShopFinder>[0]) =>
    createShopFinder(entities)
      .find(text)
      .map(({ value }) => value);
  it('finds by pattern, list and examples', () => {
    expect(find('see th-2026-01', { name: 'ticket', pattern: 'TH-\\d{4}-\\d{2,4}' })).toEqual(['TH-2026-01']);
    expect(find('去南西店取', { name: 'store', list: [{ value: '南京西路店', aliases: ['南西店'] }] })).toEqual(['南京西路店']);
    expect(find('use SAVE-99 not SAVE-1', { name: 'coupon', examples: ['SAVE-10', 'SAVE-250'] })).toEqual(['SAVE-99']);
  });
  it.each(['(a+)+', '(a|ab)*c', '\\d+\\d+\\d+x', '(.*a){20}', '(\\w+\\s?)*$', '([a-z]+)*', '(a|a)*'])(
    'refuses %s, which could block everybody',
    (pattern) => {
      expect(() => createShopFinder([{ name: 'x', pattern }])).toThrow(ShopPatternError);
    },
  );
  it.each([
    ['(a', 'not closed'],
    ['(?=a)b', 'looking ahead'],
    ['(a)\\1', 'refers back'],
    ['a*', 'matches nothing'],
    ['a{1,900}', 'at most 64'],
    ['*', 'nothing to repeat'],
    ['a'.repeat(201), 'longer than 200'],
  ])('says what is wrong with %s', (pattern, why) => expect(() => createShopFinder([{ name: 'x', pattern }])).toThrow(why));
  it('costs bounded time with any pattern that it accepts', () => {
    const piece = fc.constantFrom('a', 'b', '\\d', '\\w', '[ab]', '.', '(a|b)', '(?:ab)', '-', '(a|ab)', '(\\w\\d)');
    const mark = fc.constantFrom('', '', '?', '+', '*', '{1,8}', '{2}', '{0,64}');
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, mark), { minLength: 1, maxLength: 5 }), (parts) => {
        const pattern = parts.map(([one, many]) => one + many).join('');
        let finder: ReturnType<typeof createShopFinder> | undefined;
        try {
          finder = createShopFinder([{ name: 'x', pattern }]);
        } catch (error) {
          expect(error).toBeInstanceOf(ShopPatternError);
          return;
        }
        const begun = performance.now();
        finder.find('ab'.repeat(500));
        finder.find('a'.repeat(1000));
        finder.find('1a'.repeat(500));
        expect(performance.now() - begun, pattern).toBeLessThan(1_500);
      }),
      { seed: 11, numRuns: 150 },
    );
  });
  it('matches what the plain expression matches', () => {
    const source = '[A-C]{2}-?\\d{2,4}(x|yz)?';
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'b', 'C', '-', '1', '2', 'x', 'y', 'z', ' '), { maxLength: 30 }), (letters) => {
        const text = letters.join('');
        const own = createShopFinder([{ name: 'x', pattern: source }])
          .find(text)
          .map(({ text: word }) => word);
        expect(own).toEqual([...text.matchAll(new RegExp(source, 'gi'))].map(([word]) => word));
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('on hostile text', () => {
  const finder = createNameFinder(
    [...Array(300)].map((_, i) => ({ id: `${i}`, names: [`aaaaaa${i}`, `啊啊啊啊${i}`, '啊'.repeat(4 + (i % 30))] })),
  );
  const dates = { now: 0, timeZone: 'UTC' };
  it.each([
    '1',
    '1 ',
    '1-',
    '市',
    '啊',
    '路1号',
    'a',
    '1天',
    '一百',
    '$1',
    '周',
    '1:',
    'a.',
    'one ',
    '1 a st ',
    'P.O. Box 1 ',
    '月',
    '到',
    '订单号',
    '－',
    '@a.',
  ])('made of "%s" it answers in bounded time, in order and without overlaps', (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    const begun = performance.now();
    const found = findEntities(text, { dates, products: finder });
    expect(performance.now() - begun).toBeLessThan(1_500);
    found.forEach(({ start, end }, index) => {
      expect(end).toBeGreaterThan(start);
      expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
    });
  });
  it('gives the text between its offsets', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }), (units) => {
        const text = String.fromCharCode(...units);
        for (const entity of findEntities(`${text} 13800138000 ¥5 明天`, { dates }))
          expect(`${text} 13800138000 ¥5 明天`.slice(entity.start, entity.end)).toBe(entity.text);
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});
