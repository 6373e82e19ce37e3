import { describe, expect, it } from 'vitest';
import { ANSWER_THRESHOLD, answerConfidence } from './answer-confidence.ts';
import { createRetriever } from './create-retriever.ts';
import type { Passage } from './passage-index.ts';

const passage = (articleId: string, locale: string, title: string, body: string, questions: string[] = []): Passage => ({
  id: `${articleId}-${locale}`,
  articleId,
  locale,
  title,
  body,
  questions,
  tags: [articleId],
});
const passages = [
  passage('refund', 'zh', '退款政策', '未兑换的卡密可在 7 天内申请退款。款项在 3 个工作日内原路退回。', ['怎么退款']),
  passage('refund', 'en', 'Refund policy', 'An unredeemed code can be refunded within 7 days. The money goes back the way it came.', [
    'How do I get a refund?',
  ]),
  passage('invoice', 'zh', '如何开具发票', '在订单页点击“申请发票”,填写抬头与税号。', ['可以开发票吗']),
  passage('invoice', 'en', 'Getting an invoice', 'Open the order and choose “Request invoice”.', ['Can I have an invoice?']),
  passage('hours', 'zh', '客服工作时间', '人工客服每天 9:00 至 21:00。', ['客服几点上班']),
  passage('hours', 'en', 'Opening hours', 'People answer from 09:00 to 21:00 Beijing time.', ['When are you open?']),
];

describe('createRetriever', () => {
  const retriever = createRetriever(passages);
  it('finds the article in the language of the question, one hit per article', () => {
    const zh = retriever.search('我想退钱,可以吗');
    expect(zh[0]?.passage.id).toBe('refund-zh');
    expect(retriever.search('can i get my money back')[0]?.passage.id).toBe('refund-en');
    expect(new Set(zh.map((hit) => hit.passage.articleId)).size).toBe(zh.length);
  });
  it('answers in the wanted locale when the article has it, and in another when it has not', () => {
    expect(retriever.search('invoice', { locale: 'zh' })[0]?.passage.id).toBe('invoice-zh');
    const onlyEnglish = createRetriever(passages.filter(({ locale }) => locale === 'en'));
    expect(onlyEnglish.search('发票', { locale: 'zh' })[0]?.passage.id).toBe('invoice-en');
  });
  it('reads through a misspelling', () => {
    expect(retriever.search('how to get a reufnd')[0]?.passage.id).toBe('refund-en');
  });
  it('is confident on what it knows and not on what it does not', () => {
    const sure = '怎么申请退款?';
    const lost = 'what is the weather in Paris tomorrow';
    expect(answerConfidence(sure, retriever.search(sure))).toBeGreaterThanOrEqual(ANSWER_THRESHOLD);
    expect(answerConfidence(lost, retriever.search(lost))).toBeLessThan(ANSWER_THRESHOLD);
    expect(answerConfidence('你好', retriever.search('你好'))).toBe(0);
    expect(answerConfidence('?', [])).toBe(0);
  });
  it('shows the sentences that speak of the question', () => {
    expect(retriever.search('退款几天内可以申请')[0]?.highlights[0]).toContain('7 天内');
  });
  it('gives the same after removing and adding again, and replaces a passage by its id', () => {
    const own = createRetriever(passages);
    const before = own.search('退款').map(({ passage: { id }, score }) => [id, score]);
    own.remove(['refund-zh', 'refund-en']);
    expect(own.search('退款').some((hit) => hit.passage.articleId === 'refund')).toBe(false);
    own.add(passages.filter(({ articleId }) => articleId === 'refund'));
    expect(own.search('退款').map(({ passage: { id }, score }) => [id, score])).toEqual(before);
    own.add([passage('hours', 'zh', '退货地址', '本店不收退货。')]);
    expect(own.size).toBe(passages.length);
  });
  it('finds nothing in nothing', () => {
    expect(createRetriever([]).search('退款')).toEqual([]);
    expect(retriever.search('')).toEqual([]);
  });
});
