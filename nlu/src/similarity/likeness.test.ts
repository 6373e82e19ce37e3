import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterMessages } from './cluster-messages.ts';
import { dotProduct, embed } from './embed-text.ts';
import { EmbeddingError, makeProviderEncoder } from './embedding-provider.ts';
import { findKeyphrases } from './find-keyphrases.ts';
import { findNearDuplicates } from './find-near-duplicates.ts';
import { rewriteElliptic } from './rewrite-elliptic.ts';

const near = (a: string, b: string) => dotProduct(embed(a), embed(b));

describe('embed', () => {
  it('brings the same question together, in one language and across two', () => {
    expect(near('怎么申请退款', '如何退钱')).toBeGreaterThan(near('怎么申请退款', '怎么开发票'));
    expect(near('how do I get a refund', 'can i have my money back')).toBeGreaterThan(
      near('how do I get a refund', 'how do I get an invoice'),
    );
    expect(near('怎么申请退款', 'can I get my money back')).toBeGreaterThan(near('怎么申请退款', 'where is my invoice'));
  });
  it('gives length one or nothing, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const size = dotProduct(embed(text), embed(text));
        expect(size === 0 || Math.abs(size - 1) < 1e-3).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('findNearDuplicates', () => {
  it('groups copies with small changes and leaves the rest alone', () => {
    const texts = [
      '我的订单什么时候发货',
      'hello',
      '我的订单什么时候发货呀',
      'where is my order number five',
      '',
      'Where is my order, number five?',
      '',
    ];
    expect(findNearDuplicates(texts)).toEqual([
      [0, 2],
      [3, 5],
    ]);
  });
  it('bears ten thousand equal texts', () => {
    expect(findNearDuplicates(new Array<string>(10_000).fill('退款'))[0]).toHaveLength(10_000);
  });
});

describe('clusterMessages', () => {
  it('proposes a heap for each matter, named by what it speaks of', () => {
    const messages = [
      '怎么退款',
      '我要退款',
      '申请退款',
      '退款多久到',
      '发票怎么开',
      '可以开发票吗',
      '开发票',
      '发票抬头改一下',
      '今天天气',
      '',
    ];
    const clusters = clusterMessages(messages, { threshold: 0.4 });
    const heapOf = (at: number) => clusters.find(({ members }) => members.includes(at));
    expect(heapOf(0)).toBe(heapOf(1));
    expect(heapOf(4)).toBe(heapOf(6));
    expect(heapOf(0)).not.toBe(heapOf(4));
    expect(heapOf(0)?.name).toContain('退款');
    expect(clusters.every(({ members }) => !members.includes(9))).toBe(true);
  });
});

describe('findKeyphrases', () => {
  it('finds what texts share, in Chinese and in English', () => {
    expect(findKeyphrases(['我的验证码收不到', '验证码一直没来', '没有验证码'])[0]?.phrase).toBe('验证码');
    expect(findKeyphrases(['the delivery address is wrong', 'change my delivery address', 'new delivery address please'])[0]).toEqual({
      phrase: 'delivery address',
      texts: 3,
    });
    expect(findKeyphrases([])).toEqual([]);
  });
});

describe('rewriteElliptic', () => {
  const customer = (text: string) => ({ author: 'customer', text }) as const;
  const agent = (text: string) => ({ author: 'agent', text }) as const;
  it('puts what is asked anew in the place of its like', () => {
    expect(rewriteElliptic([customer('steam卡多久到账?'), agent('一般几分钟。'), customer('那苹果的呢?')]).text).toBe('苹果卡多久到账');
    expect(
      rewriteElliptic([customer('How long does delivery to Japan take?'), agent('Two days.'), customer('and for Germany?')]).text,
    ).toBe('how long does delivery to germany take');
  });
  it('finds the second of what was offered', () => {
    const turns = [customer('年费是多少?'), agent('您问哪一种?\n1. 金卡\n2. 银卡'), customer('那第二个呢?')];
    expect(rewriteElliptic(turns)).toEqual({ text: '银卡 年费是多少', from: '年费是多少?' });
  });
  it('leaves a whole question alone, and one with nothing before it', () => {
    expect(rewriteElliptic([customer('怎么退款?'), customer('发票怎么开具?')])).toEqual({ text: '发票怎么开具?' });
    expect(rewriteElliptic([customer('那第二个呢?')])).toEqual({ text: '那第二个呢?' });
    expect(rewriteElliptic([])).toEqual({ text: '' });
  });
});

describe('makeProviderEncoder', () => {
  it('asks in batches, keeps the order, and scales to one', async () => {
    const asked: number[] = [];
    const encoder = makeProviderEncoder({
      model: 'm',
      post: async (_path, body) => {
        const { input } = body as { input: string[] };
        asked.push(input.length);
        return { data: input.map((text, index) => ({ index, embedding: [text.length, 0] })).reverse() };
      },
    });
    const vectors = await encoder.encode([...new Array<string>(64).fill('a'), '']);
    expect(asked).toEqual([64, 1]);
    expect([...(vectors[0] as Float32Array)]).toEqual([1, 0]);
  });
  it('refuses an answer that is none', async () => {
    for (const answer of [null, {}, { data: [] }, { data: [{ embedding: ['x'] }] }, { data: [{ index: 4, embedding: [1] }] }]) {
      const encoder = makeProviderEncoder({ model: 'm', post: async () => answer });
      await expect(encoder.encode(['a'])).rejects.toThrow(EmbeddingError);
    }
  });
});
