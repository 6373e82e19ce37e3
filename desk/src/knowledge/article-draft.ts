import type { Article } from '../api/use-api.ts';

export type TextDraft = { title: string; body: string; questions: string };
export type ArticleDraft = { slug: string; tags: string; zh: TextDraft; en: TextDraft };

const textOf = (text: Article['texts']['zh']): TextDraft => ({
  title: text?.title ?? '',
  body: text?.body ?? '',
  questions: (text?.questions ?? []).join('\n'),
});
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const draftOf = (article: Article | null): ArticleDraft => ({
  slug: article?.slug ?? '',
  tags: (article?.tags ?? []).join(', '),
  zh: textOf(article?.texts.zh),
  en: textOf(article?.texts.en),
});

/** What is saved; a language with neither title nor text is left out. */
export const inputOf = (draft: ArticleDraft) => {
  const side = (text: TextDraft) =>
    text.title.trim() === '' && text.body.trim() === ''
      ? undefined
      : { title: text.title.trim(), body: text.body, questions: lines(text.questions) };
  const [zh, en] = [side(draft.zh), side(draft.en)];
  const tags = draft.tags
    .split(/[,，]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return { slug: draft.slug.trim(), tags, texts: { ...(zh && { zh }), ...(en && { en }) } };
};

/** Whether it can be saved: a short name, and each begun language with both title and text. */
export const isWhole = (draft: ArticleDraft): boolean => {
  const { slug, texts } = inputOf(draft);
  const sides = Object.values(texts);
  return /^[a-z0-9-]{1,100}$/.test(slug) && sides.length > 0 && sides.every((text) => text.title !== '' && text.body.trim() !== '');
};
