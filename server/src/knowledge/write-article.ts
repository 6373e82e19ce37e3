import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/bus/index.ts';
import { notFound, Refusal } from '../platform/refusal.ts';
import { type ArticleRow, type ArticleText, getArticle, type Locale } from './store.ts';

export type ArticleDraft = { slug: string; tags: readonly string[]; texts: Partial<Record<Locale, ArticleText>> };

/** Refuses `slug-taken` and `text-missing` (in no language at all). */
export const createArticle = async (tx: Tx, draft: ArticleDraft): Promise<ArticleRow> => {
  refuseEmpty(draft);
  const id = newId();
  const { rows } = await sql`
    insert into article (id, slug, tags, texts, updated_at) values (${id}, ${draft.slug}, ${[...draft.tags]}::text[], ${JSON.stringify(draft.texts)}::jsonb, clock_timestamp())
    on conflict (slug) where deleted_at is null do nothing returning id`.execute(tx.sql);
  if (rows.length === 0) throw new Refusal('slug-taken', { slug: draft.slug });
  return await changed(tx, id);
};

export const replaceArticle = async (tx: Tx, id: string, draft: ArticleDraft): Promise<ArticleRow> => {
  refuseEmpty(draft);
  await getArticle(tx.sql, id);
  const { rows: others } = await sql`select 1 from article where slug = ${draft.slug} and id <> ${id}::uuid and deleted_at is null`.execute(
    tx.sql,
  );
  if (others.length > 0) throw new Refusal('slug-taken', { slug: draft.slug });
  await sql`
    update article set slug = ${draft.slug}, tags = ${[...draft.tags]}::text[], texts = ${JSON.stringify(draft.texts)}::jsonb, updated_at = clock_timestamp()
    where id = ${id}::uuid`.execute(tx.sql);
  return await changed(tx, id);
};

/** The assistant no longer answers from it; old answers still name it. */
export const removeArticle = async (tx: Tx, id: string): Promise<void> => {
  const { rows } = await sql`update article set deleted_at = now() where id = ${id}::uuid and deleted_at is null returning id`.execute(
    tx.sql,
  );
  if (rows.length === 0) throw notFound('article');
  tx.emit({ type: 'article.changed', key: id, data: { articleId: id } });
};

const changed = async (tx: Tx, id: string): Promise<ArticleRow> => {
  tx.emit({ type: 'article.changed', key: id, data: { articleId: id } });
  return await getArticle(tx.sql, id);
};

const refuseEmpty = (draft: ArticleDraft): void => {
  if (Object.keys(draft.texts).length === 0) throw new Refusal('text-missing');
};
