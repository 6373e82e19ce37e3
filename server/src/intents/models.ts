import type { IntentFigures } from '@throughline/protocol/intents';
import { type Kysely, sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/bus/index.ts';
import type { DB } from '../platform/db/index.ts';
import { notFound, Refusal } from '../platform/refusal.ts';
import type { ModelRow } from './types.ts';

const columns = sql`id, version, state, progress, figures, error, by, created_at as "createdAt", trained_at as "trainedAt", published_at as "publishedAt"`;

/** Newest first. */
export const listModels = async (db: Kysely<DB>, limit: number, before?: number): Promise<ModelRow[]> => {
  const { rows } = await sql<ModelRow>`
    select ${columns} from intent_model where ${before === undefined ? sql`true` : sql`version < ${before}`} order by version desc limit ${limit}`.execute(
    db,
  );
  return rows;
};

export const getModel = async (db: Kysely<DB>, id: string): Promise<ModelRow> => {
  const { rows } = await sql<ModelRow>`select ${columns} from intent_model where id = ${id}::uuid`.execute(db);
  if (rows[0] === undefined) throw notFound('intent-model');
  return rows[0];
};

export type ModelFile = { version: number; bytes: Uint8Array };

/** The file of the live version, or of the one named. */
export const findModelFile = async (db: Kysely<DB>, id?: string): Promise<ModelFile | undefined> => {
  const { rows } = await sql<ModelFile>`
    select version, bytes from intent_model
    where bytes is not null and ${id === undefined ? sql`state = 'live'` : sql`id = ${id}::uuid`}`.execute(db);
  return rows[0];
};

/** A version to be trained. Refuses `training-already`. */
export const askForModel = async (tx: Tx, by: string): Promise<ModelRow> => {
  const { rows } = await sql<ModelRow>`
    insert into intent_model (id, state, by) values (${newId()}, 'waiting', ${by}) on conflict do nothing returning ${columns}`.execute(
    tx.sql,
  );
  if (rows[0] === undefined) throw new Refusal('training-already');
  return rows[0];
};

/** Says how far it is; false when nobody waits for it any more. */
export const noteProgress = async (db: Kysely<DB>, version: number, progress: number): Promise<boolean> => {
  const { rows } = await sql`
    update intent_model set state = 'training', progress = greatest(progress, ${progress}) where version = ${version} and state in ('waiting', 'training')
    returning version`.execute(db);
  return rows.length === 1;
};

export const keepModel = async (db: Kysely<DB>, version: number, trained: { bytes: Uint8Array; figures: IntentFigures }): Promise<void> => {
  await sql`
    update intent_model set state = 'ready', progress = 1, bytes = ${Buffer.from(trained.bytes)}, figures = ${JSON.stringify(trained.figures)}::jsonb,
      trained_at = clock_timestamp() where version = ${version} and state in ('waiting', 'training')`.execute(db);
};

export const noteFailure = async (db: Kysely<DB>, version: number, error: string): Promise<void> => {
  await sql`update intent_model set state = 'failed', error = ${error} where version = ${version} and state in ('waiting', 'training')`.execute(
    db,
  );
};

/** Makes a trained version the live one; an older one too. Refuses `not-trained`. */
export const publishModel = async (tx: Tx, id: string): Promise<ModelRow> => {
  const model = await getModel(tx.sql, id);
  if (model.state === 'live') return model;
  if (model.state !== 'ready' && model.state !== 'retired')
    throw new Refusal('not-trained', { version: model.version, state: model.state });
  await sql`update intent_model set state = 'retired' where state = 'live'`.execute(tx.sql);
  await sql`update intent_model set state = 'live', published_at = clock_timestamp() where id = ${id}::uuid`.execute(tx.sql);
  tx.emit({ type: 'intents.published', key: 'intents', data: { version: model.version } });
  return await getModel(tx.sql, id);
};

/** Shipped with us, for a database that has none. */
export const addShippedModel = async (tx: Tx, bytes: Uint8Array, figures: IntentFigures | null): Promise<void> => {
  await sql`
    insert into intent_model (id, state, progress, bytes, figures, by, trained_at, published_at)
    values (${newId()}, 'live', 1, ${Buffer.from(bytes)}, ${figures === null ? null : JSON.stringify(figures)}::jsonb, 'system', clock_timestamp(), clock_timestamp())`.execute(
    tx.sql,
  );
};
