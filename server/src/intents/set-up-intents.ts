/* A database without intents starts with what we ship: the service pack, the demo shop's own where there is a demo, and the model learnt from them. */
import { readFile } from 'node:fs/promises';
import { type IntentPack, mergePacks, type PackIntent, parsePack } from '@throughline/nlu';
import { sql } from 'kysely';
import type { Bus, Tx } from '../platform/bus/index.ts';
import { addShippedModel } from './models.ts';
import { shippedFile } from './shipped-file.ts';
import { addExamples } from './write-examples.ts';
import { addIntents } from './write-intent.ts';

const PACK_OUT_OF_SCOPE = 'out-of-scope';
const SERVICE = ['service-zh', 'service-en', 'service-out-of-scope'] as const;

const readPack = async (name: string): Promise<IntentPack> =>
  parsePack(JSON.parse(await readFile(shippedFile(`packs/${name}.json`), 'utf8')) as unknown);

export const setUpIntents = async ({ bus, demo }: { bus: Pick<Bus, 'transact'>; demo: boolean }): Promise<void> => {
  // Every start asks; only the first one reads the packs.
  if (await bus.transact(hasAny)) return;
  const packs = await Promise.all([...SERVICE, ...(demo ? ['cardlet'] : [])].map(readPack));
  const model = await readFile(shippedFile(`models/${demo ? 'service-cardlet' : 'service'}-intents.bin`));
  await bus.transact(async (tx) => {
    // Two processes may start on one fresh database.
    await sql`lock table intent in share row exclusive mode`.execute(tx.sql);
    if (await hasAny(tx)) return;
    await addPack(tx, mergePacks(packs));
    await addShippedModel(tx, model, null);
  });
};

/** Somebody who emptied the list of intents wants it empty; their versions tell them from a fresh database. */
const hasAny = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select 1 from intent) or exists (select 1 from intent_model) as any`.execute(tx.sql);
  return rows[0]?.any === true;
};

const addPack = async (tx: Tx, pack: readonly PackIntent[]): Promise<void> => {
  const inside = pack.filter(({ name }) => name !== PACK_OUT_OF_SCOPE);
  const ids = await addIntents(
    tx,
    inside.map(({ name, title, about }) => ({ name, title, about, enabled: true })),
    'pack',
  );
  const examples = pack.flatMap(({ name, examples: { zh, en } }) =>
    [...zh, ...en].map((text) => ({ intentId: ids.get(name) ?? null, text })),
  );
  await addExamples(tx, examples, 'pack');
};
