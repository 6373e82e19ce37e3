import { describe, expect, it } from 'vitest';
import { DEMO_ARTICLES } from '../demo/index.ts';
import { layShelf } from './knowledge-index.ts';
import { retrieve } from './retrieve.ts';

const passages = DEMO_ARTICLES.flatMap(({ slug, tags, texts }) =>
  (['zh', 'en'] as const).map((locale) => ({ id: `${slug}.${locale}`, articleId: slug, locale, tags, ...texts[locale] })),
);
const shelf = layShelf(passages, ['PlayStation Store card']);
const index = {
  search: (...asked: Parameters<typeof shelf.search>) => Promise.resolve(shelf.search(...asked)),
  find: (...asked: Parameters<typeof shelf.find>) => Promise.resolve(shelf.find(...asked)),
  correct: (text: string) => Promise.resolve(shelf.correct(text)),
};
/** What is searched for the last of these words, after an answer from `lastArticleId`. */
const ask = (words: readonly string[], lastArticleId: string | null = null) => {
  const text = words.at(-1) ?? '';
  const history = words.slice(0, -1).map((said) => ({ authorType: 'customer' as const, text: said }));
  const locale = /\p{Script=Han}/u.test(text) ? ('zh' as const) : ('en' as const);
  return retrieve(index, { choice: null, text, locale }, { history, memory: { lastArticleId } });
};

describe('an elliptic turn', () => {
  it.each([
    [['Steam 充值卡怎么兑换？', '那任天堂的呢？'], 'redeem-steam', 'redeem-nintendo', '任天堂 充值卡怎么兑换'],
    [['Netflix 礼品卡怎么充值？', '换成 PSN 的呢？'], 'redeem-netflix', 'redeem-playstation', 'psn 礼品卡怎么充值'],
    [['How do I redeem my PSN card', 'what about Roblox'], 'redeem-playstation', 'redeem-roblox', 'how do i redeem my roblox card'],
  ])('%s is searched as a whole question', async (words, last, article, text) => {
    const { found, searched } = await ask(words, last);
    expect(found[0]?.articleId).toBe(article);
    expect(searched).toEqual({ text, because: 'completed' });
  });

  it('that no rule completes is searched together with the words before', async () => {
    const { found, searched } = await ask(['我付款了', '没收到']);
    expect(found[0]?.articleId).toBe('code-not-received');
    expect(searched).toEqual({ text: '我付款了\n没收到', because: 'together' });
  });

  it('without anything known before it is searched as it stands', async () => {
    expect((await ask(['那任天堂的呢？'])).searched).toBeNull();
  });

  it('does not bring back the article that was just given', async () => {
    const { found } = await ask(['How do I redeem a Steam card?', 'and a pizza?'], 'redeem-steam');
    expect(found[0]?.articleId).not.toBe('redeem-steam');
  });
});

describe('a misspelt question', () => {
  it.each([
    ['youhuiquan 在哪里输', 'coupons', '优惠券 在哪里输'],
    ['退宽什么时候到', 'refund-timing', '退款什么时候到'],
    ['怎么开法票', 'invoice', '怎么开发票'],
  ])('%s is searched as the shop spells it', async (words, article, text) => {
    const { found, searched } = await ask([words]);
    expect(found[0]?.articleId).toBe(article);
    expect(searched).toEqual({ text, because: 'spelling' });
  });

  it('is set right by articles, products and intents alike', () => {
    expect(shelf.correct('卡蜜无效')).toBe('卡密无效');
    expect(shelf.correct('my playstaton card')).toBe('my playstation card');
    expect(shelf.correct('refudn please')).toBe('refund please');
  });

  it('is left alone where its own words are sure, or where nothing is misspelt', async () => {
    expect((await ask(['卡蜜无效怎么办'])).searched).toBeNull();
    expect((await ask(['怎么开发票'])).searched).toBeNull();
    expect((await ask(['zxcvb qwertz asdfgh'])).searched).toBeNull();
  });
});
