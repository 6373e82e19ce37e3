import { describe, expect, it } from 'vitest';
import { createRetriever, detectLanguage, findEntities, similarity, summarize, tokenize } from './index.ts';
import { stemEnglish } from './stem-english.ts';
import { cpuTime } from './testing/cpu-time.ts';

describe('detectLanguage', () => {
  it.each([
    ['zh', '我的order怎么还没到'],
    ['zh', '怎麼退款'],
    ['en', 'what does 卡密 mean'],
    ['en', 'hi'],
    ['ja', '注文した商品が届きません'],
    ['ko', '환불해 주세요'],
    ['de', 'meine Bestellung fehlt'],
    ['fr', "je n'ai rien reçu"],
    ['es', 'dónde está mi pedido'],
    ['uk', 'де моє замовлення'],
    ['ru', 'где мой заказ'],
    ['ar', 'لم أستلم الكود'],
    ['th', 'ขอเงินคืน'],
    ['und', '12345 !!'],
  ])('hears %s in "%s"', (language, text) => {
    expect(detectLanguage(text).language).toBe(language);
  });
  it('is less sure of a mixed message than of a plain one', () => {
    expect(detectLanguage('我的order还没delivered').confidence).toBeLessThan(detectLanguage('我的订单还没到').confidence);
  });
});

describe('tokenize', () => {
  it('gives words and letters of Chinese, stems of English, and plain numbers', () => {
    expect(tokenize('Steam充值卡 delivered 1,299').map(({ term, kind }) => `${term}/${kind}`)).toEqual(
      expect.arrayContaining(['steam/word', '充值卡/word', '充/letter', 'deliv/word', '1299/number']),
    );
  });
  it('folds width, case, accents and traditional letters', () => {
    expect(tokenize('CAFÉ 儲值').map(({ term }) => term)).toEqual(expect.arrayContaining(['cafe', '储', '值']));
  });
  it('stems alike what customers mean alike', () => {
    for (const [a, b] of [
      ['refunded', 'refunds'],
      ['deliveries', 'delivered'],
      ['redeeming', 'redeem'],
      ['codes', 'code'],
    ] as const) {
      expect(stemEnglish(a)).toBe(stemEnglish(b));
    }
  });
});

describe('findEntities', () => {
  it('finds orders, mail, phones, money and codes', () => {
    const text = '订单 CL-20260115-0042 付了¥199.00,邮箱 Ana.Ruiz@example.com,电话 138 0013 8000,卡密 ABCD-EFGH-1234,还有 50 美元';
    expect(findEntities(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'order CL-20260115-0042',
      'money 199.00 CNY',
      'email ana.ruiz@example.com',
      'phone 13800138000',
      'code ABCD-EFGH-1234',
      'money 50.00 USD',
    ]);
  });
  it('takes the shop’s own pattern for order numbers', () => {
    expect(findEntities('ref #77-a', { orderNumber: /#\d{2}-[a-z]/ })).toMatchObject([{ kind: 'order', text: '#77-a' }]);
  });
});

describe('summarize', () => {
  it('tells the matter in the customer’s own words, without the small talk', () => {
    const summary = summarize([
      { author: 'customer', text: '你好' },
      { author: 'customer', text: '我昨天买的 Steam 卡到现在还没收到卡密。订单号 CL-20260115-0042' },
      { author: 'assistant', text: '请查看垃圾邮件。' },
      { author: 'customer', text: '转人工' },
    ]);
    expect(summary).toContain('还没收到卡密');
    expect(summary).toContain('CL-20260115-0042');
    expect(summary).not.toMatch(/你好|转人工|垃圾邮件/);
  });
  it('says nothing when nothing was said', () => {
    expect(summarize([{ author: 'customer', text: 'hi' }])).toBe('');
  });
});

describe('similarity', () => {
  it('sees one matter in two languages, and two matters in one', () => {
    expect(similarity('钱能退吗', 'can I get my money back')).toBeGreaterThan(similarity('钱能退吗', '怎么开发票'));
  });
});

describe('a thousand articles', () => {
  it('take a changed one in under 100 ms', () => {
    const words = '退款 发票 卡密 refund invoice code delivery 账号 密码 region'.split(' ');
    const passages = Array.from({ length: 1000 }, (_, i) => ({
      id: `p${i}`,
      articleId: `a${i}`,
      locale: i % 2 ? 'en' : 'zh',
      title: `${words[i % 10]} ${i}`,
      questions: [`${words[(i * 7) % 10]} ${words[(i * 3) % 10]}?`],
      body: `${words[(i * 3) % 10]} ${words[(i * 9) % 10]} number${i} `.repeat(12),
      tags: [],
    }));
    const retriever = createRetriever(passages);
    retriever.search('退款');
    const times = [0, 1, 2, 3, 4].map((i) =>
      cpuTime(() => {
        retriever.remove([`p${i}`]);
        retriever.add(passages.slice(i, i + 1));
        retriever.search('refund code');
      }),
    );
    expect(Math.min(...times)).toBeLessThan(100);
  });
});
