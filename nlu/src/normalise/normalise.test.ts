import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpeller, findEmoji, findNumbers, foldRepeats, normaliseText, simplify, spellEmoji } from './index.ts';

describe('normaliseText', () => {
  it('folds width, case, traditional letters and marks that nobody sees', () => {
    expect(normaliseText('ＡＢＣ１２　退\u200b款')).toBe('abc12 退款');
    expect(normaliseText('請問訂單號碼')).toBe('请问订单号码');
  });
  it('simplifies once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(simplify(simplify(text))).toBe(simplify(text));
      }),
    );
  });
});

describe('foldRepeats', () => {
  it.each([
    ['soooo slow', 'so slow'],
    ['快退款！！！！', '快退款！'],
    ['哈哈哈哈哈', '哈哈'],
    ['order 1000000', 'order 1000000'],
    ['see the book', 'see the book'],
    ['www.example.com', 'www.example.com'],
  ])('reads "%s" as "%s"', (text, folded) => {
    expect(foldRepeats(text).text).toBe(folded);
  });
  it('asks the given words whether a letter is double', () => {
    expect(foldRepeats('cooool', (word) => word === 'cool').text).toBe('cool');
  });
  it('tells where and how much was stretched', () => {
    const { repeats, emphasis } = foldRepeats('why？？？？');
    expect(repeats).toEqual([{ unit: '？', times: 4, start: 3, end: 7 }]);
    expect(emphasis).toBeGreaterThan(foldRepeats('why?').emphasis);
  });
});

describe('emoji', () => {
  it('become words of either language, each once in a row', () => {
    expect(spellEmoji('等了很久😡😡😡', 'zh')).toBe('等了很久 愤怒 ');
    expect(spellEmoji('where is my 📦?', 'en')).toBe('where is my  parcel ?');
  });
  it('are found where they stand, whatever their skin and sex', () => {
    expect(findEmoji('a🙋🏽‍♀️b')).toEqual([{ emoji: '🙋🏽‍♀️', zh: '请问', en: 'raising hand', start: 1, end: 8 }]);
  });
});

describe('findNumbers', () => {
  it.each([
    ['三十五万', 350_000, undefined],
    ['两百三十块', 230, 'yuan'],
    ['1.5k', 1500, undefined],
    ['1,299元', 1299, 'yuan'],
    ['2万', 20_000, undefined],
    ['一百二', 120, undefined],
    ['一千零五十', 1050, undefined],
    ['二〇二六年', 2026, 'year'],
    ['三天', 3, 'day'],
    ['半小时', 0.5, 'hour'],
    ['两个半小时', 2.5, 'hour'],
    ['two hundred and thirty dollars', 230, 'dollar'],
    ['20%', 20, 'percent'],
    ['一亿两千万', 120_000_000, undefined],
  ])('reads %s', (text, value, unit) => {
    const [found] = findNumbers(`付了${text}`);
    expect(found?.value).toBe(value);
    expect(found?.unit).toBe(unit);
  });
  it.each(['等一下', '万一没到', '十分着急吗', 'one more thing'])('finds none in "%s"', (text) => {
    expect(findNumbers(text).filter(({ value }) => value < 10 || value === 10_000)).toEqual([]);
  });
});

describe('a speller', () => {
  const speller = createSpeller(['退款', '卡密', '支付宝', '订单', '会员', 'refund', 'delivery', 'redeem', 'steam', 'activation']);
  it.each([
    ['我要退宽', '我要退款'],
    ['卡蜜在哪', '卡密在哪'],
    ['用支付包付的', '用支付宝付的'],
    ['tuikuan 怎么办', '退款 怎么办'],
    ['i want a refudn', 'i want a refund'],
    ['my delivry is late', 'my delivery is late'],
    ['activatoin code', 'activation code'],
    ['cant redem it', 'cant redeem it'],
  ])('sets "%s" right', (text, right) => {
    expect(speller.correct(text).text).toBe(right);
  });
  it.each(['refunds and refunded', 'deliver it to the stream', '退款了', 'women'])('leaves "%s" alone', (text) => {
    expect(speller.correct(text).corrections).toEqual([]);
  });
  it('leaves words alone that the given segmenter knows', () => {
    const careful = createSpeller(['公事', '退款'], { segment: (run) => run.match(/公式|倒退|宽度|./g) ?? [] });
    expect(careful.correct('公式').corrections).toEqual([]);
    expect(careful.correct('倒退宽度').corrections).toEqual([]);
    expect(careful.correct('要退宽').text).toBe('要退款');
  });
  it('marks what it changed where it stood', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('退宽', 'refudn', ' ', '卡蜜', 'x', '\ud800', 'delivry')).map((parts) => parts.join('')),
        (text) => {
          for (const { from, start, end } of speller.correct(text).corrections) expect(text.slice(start, end)).toBe(from);
        },
      ),
    );
  });
});
