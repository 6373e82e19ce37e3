import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from './index.ts';

describe('detectLanguage', () => {
  it.each([
    ['en', 'my order has not arrived yet'],
    ['en', 'refund'],
    ['fr', 'commande'],
    ['de', 'Bestellung'],
    ['es', 'necesito un reembolso'],
    ['pt', 'não recebi o código'],
    ['it', 'il codice non funziona'],
    ['nl', 'bestelling geannuleerd'],
    ['pl', 'zwrot pieniędzy'],
    ['tr', 'siparişim nerede'],
    ['vi', 'tôi muốn hoàn tiền'],
    ['id', 'uang saya belum kembali'],
    ['uk', 'поверніть гроші будь ласка'],
    ['ru', 'верните деньги'],
    ['fa', 'سفارش من کجاست'],
    ['ja', '注文をキャンセルしたい'],
    ['zh', '取消訂單'],
    ['ko', '환불'],
    ['hi', 'मेरा पैसा वापस करो'],
    ['he', 'איפה ההזמנה שלי'],
  ])('hears %s in "%s"', (language, text) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  it.each([
    ['我的订单', 'hans'],
    ['我的訂單', 'hant'],
    ['你好', undefined],
  ])('tells simplified from traditional letters in %s', (text, script) => {
    expect(detectLanguage(text).script).toBe(script);
  });

  it.each([
    ['这个order可以cancel吗', 'zh', 'en'],
    ['please tell me what 卡密 means here', 'en', 'zh'],
  ])('reports both languages of "%s"', (text, language, also) => {
    expect(detectLanguage(text)).toMatchObject({ language, also, mixed: true });
  });

  it.each(['我的steam卡', '订单号 AB-1234 https://example.com/pay', '换货'])(
    'takes brands, links and codes for no second language: %s',
    (text) => {
      expect(detectLanguage(text)).toMatchObject({ language: 'zh', mixed: false });
    },
  );

  it('says und without letters', () => {
    expect(detectLanguage('12345 !! 😀')).toEqual({ language: 'und', confidence: 0, mixed: false });
  });

  it('answers any text, the same way twice, with a confidence between 0 and 1', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const found = detectLanguage(text);
        expect(found).toEqual(detectLanguage(text));
        expect(found.confidence).toBeGreaterThanOrEqual(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});
