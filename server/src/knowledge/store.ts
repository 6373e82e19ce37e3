import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/index.ts';
import { notFound } from '../platform/refusal.ts';

export type Locale = 'zh' | 'en';
export type ArticleText = { title: string; body: string; questions: string[] };
export type ArticleRow = { id: string; slug: string; tags: string[]; texts: Partial<Record<Locale, ArticleText>>; updatedAt: Date };
export type MacroRow = { id: string; shortcut: string; title: string; texts: Partial<Record<Locale, string>> };

/** One article in one language, as retrieval wants it. */
export type ArticlePassage = {
  id: string;
  articleId: string;
  locale: string;
  title: string;
  questions: string[];
  body: string;
  tags: string[];
};

const columns = sql`id, slug, tags, texts, updated_at as "updatedAt"`;

export type ArticleFilter = {
  q?: string | undefined;
  locale?: Locale | undefined;
  limit: number;
  before?: { at: Date; id: string } | undefined;
};

const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Last changed first. `q` is looked for in titles, questions, bodies and the short name. */
export const listArticles = async (db: Kysely<DB>, filter: ArticleFilter): Promise<ArticleRow[]> => {
  const conditions = [
    sql`deleted_at is null`,
    ...(filter.locale === undefined ? [] : [sql`texts ? ${filter.locale}`]),
    ...(filter.q === undefined || filter.q.trim() === ''
      ? []
      : [sql`(slug ilike ${like(filter.q)} or texts::text ilike ${like(filter.q)})`]),
    ...(filter.before === undefined ? [] : [sql`(updated_at, id) < (${filter.before.at}, ${filter.before.id}::uuid)`]),
  ];
  const { rows } = await sql<ArticleRow>`
    select ${columns} from article where ${sql.join(conditions, sql` and `)}
    order by updated_at desc, id desc limit ${filter.limit}`.execute(db);
  return rows;
};

export const getArticle = async (db: Kysely<DB>, id: string): Promise<ArticleRow> => {
  const { rows } = await sql<ArticleRow>`select ${columns} from article where id = ${id}::uuid and deleted_at is null`.execute(db);
  if (rows[0] === undefined) throw notFound('article');
  return rows[0];
};

/** Everything the assistant may answer from; of these articles only, when ids are given. */
export const listPassages = async (db: Kysely<DB>, articleIds?: readonly string[]): Promise<ArticlePassage[]> => {
  const which = articleIds === undefined ? sql`true` : sql`id = any(${[...articleIds]}::uuid[])`;
  const { rows } = await sql<ArticleRow>`select ${columns} from article where deleted_at is null and ${which} order by id`.execute(db);
  return rows.flatMap((row) =>
    Object.entries(row.texts).map(([locale, text]) => ({
      id: passageId(row.id, locale),
      articleId: row.id,
      locale,
      ...text,
      tags: row.tags,
    })),
  );
};

export const passageId = (articleId: string, locale: string): string => `${articleId}.${locale}`;

export const listMacros = async (db: Kysely<DB>): Promise<MacroRow[]> => {
  const { rows } = await sql<MacroRow>`select id, shortcut, title, texts from macro order by shortcut`.execute(db);
  return rows;
};
