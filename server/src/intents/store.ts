import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/index.ts';
import { notFound } from '../platform/refusal.ts';
import type { ExampleRow, IntentRow, Lesson, ListedIntent } from './types.ts';

export const intentColumns = sql`i.id, i.name, i.title, i.about, i.origin, i.enabled, i.updated_at as "updatedAt"`;

/** By name, each with the number of its examples; all, or the one of this id. */
export const listIntents = async (db: Kysely<DB>, id?: string): Promise<ListedIntent[]> => {
  const { rows } = await sql<ListedIntent>`
    select ${intentColumns}, count(e.id) filter (where e.locale = 'zh')::int as zh, count(e.id) filter (where e.locale = 'en')::int as en,
      count(e.id) filter (where e.locale not in ('zh', 'en'))::int as other
    from intent i left join intent_example e on e.intent_id = i.id
    where ${id === undefined ? sql`true` : sql`i.id = ${id}::uuid`} group by i.id order by i.name`.execute(db);
  return rows;
};

export const getIntent = async (db: Kysely<DB>, id: string): Promise<IntentRow> => {
  const { rows } = await sql<IntentRow>`select ${intentColumns} from intent i where i.id = ${id}::uuid`.execute(db);
  if (rows[0] === undefined) throw notFound('intent');
  return rows[0];
};

/** By name; those that do not exist are left out. */
export const findIntents = async (db: Kysely<DB>, names: readonly string[]): Promise<Map<string, IntentRow>> => {
  const { rows } = await sql<IntentRow>`select ${intentColumns} from intent i where i.name = any(${[...names]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.name, row]));
};

export type ExampleFilter = {
  /** 'none': examples of what is out of scope. */
  intentId?: string | undefined;
  q?: string | undefined;
  limit: number;
  before?: { at: Date; id: string } | undefined;
};

const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Newest first. */
export const listExamples = async (db: Kysely<DB>, filter: ExampleFilter): Promise<ExampleRow[]> => {
  const conditions = [
    sql`true`,
    ...(filter.intentId === undefined
      ? []
      : [filter.intentId === 'none' ? sql`e.intent_id is null` : sql`e.intent_id = ${filter.intentId}::uuid`]),
    ...(filter.q === undefined || filter.q.trim() === '' ? [] : [sql`e.text ilike ${like(filter.q.trim())}`]),
    ...(filter.before === undefined ? [] : [sql`(e.created_at, e.id) < (${filter.before.at}, ${filter.before.id}::uuid)`]),
  ];
  const { rows } = await sql<ExampleRow>`
    select e.id, e.intent_id as "intentId", i.name as intent, e.text, e.locale, e.origin, e.message_id as "messageId", e.created_at as "createdAt"
    from intent_example e left join intent i on i.id = e.intent_id
    where ${sql.join(conditions, sql` and `)} order by e.created_at desc, e.id desc limit ${filter.limit}`.execute(db);
  return rows;
};

/** Everything a version is trained from, in an order that never changes. Switched-off intents teach nothing. */
export const listLessons = async (db: Kysely<DB>): Promise<Lesson[]> => {
  const { rows } = await sql<Lesson>`
    select e.text, i.name as intent from intent_example e left join intent i on i.id = e.intent_id
    where i.id is null or i.enabled order by i.name nulls last, e.text_key`.execute(db);
  return rows;
};
