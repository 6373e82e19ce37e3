import { expect, test } from 'vitest';
import { draftOf, inputOf, isWhole } from './article-draft.ts';

const empty = draftOf(null);

test('an article goes into the editor and comes out the same', () => {
  const article = {
    id: 'a',
    slug: 'refund',
    tags: ['退款', 'money'],
    texts: { zh: { title: '退款', body: '7 天', questions: ['多久？', '怎么退？'] } },
    updatedAt: '',
  };
  const { id: _id, updatedAt: _updatedAt, ...input } = article;
  expect(inputOf(draftOf(article))).toEqual(input);
});

test('a language nobody wrote in is left out, and a half-written one cannot be saved', () => {
  const zh = { title: '退款', body: '7 天', questions: '' };
  expect(Object.keys(inputOf({ ...empty, slug: 'a', zh }).texts)).toEqual(['zh']);
  expect(isWhole({ ...empty, slug: 'a', zh })).toBe(true);
  expect(isWhole({ ...empty, slug: 'a', zh, en: { title: 'Refund', body: ' ', questions: '' } })).toBe(false);
  expect(isWhole({ ...empty, slug: '退款', zh })).toBe(false);
  expect(isWhole({ ...empty, slug: 'a' })).toBe(false);
});
