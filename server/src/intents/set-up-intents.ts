/* A database without intents starts with what we ship: the service pack, the demo shop's own where there is a demo, and the model learnt from them. */
import { readFile } from 'node:fs/promises';
import { type IntentPack, mergePacks, type PackIntent, parsePack } from '@throughline/nlu';
import { sql } from 'kysely';
import type { Bus, Tx } from '../platform/bus/index.ts';
import { addShippedModel } from './models.ts';
import { shippedFile } from './shipped-file.ts';
import { addExamples } from './write-examples.ts';
import { createIntent } from './write-intent.ts';

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

const hasAny = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ any: boolean }>`select exists (select 1 from intent) as any`.execute(tx.sql);
  return rows[0]?.any === true;
};

const addPack = async (tx: Tx, intents: readonly PackIntent[]): Promise<void> => {
  for (const { name, title, about, examples } of intents) {
    const outside = name === PACK_OUT_OF_SCOPE;
    const intentId = outside ? null : (await createIntent(tx, { name, title, about, enabled: true }, 'pack')).id;
    const texts = [...examples.zh, ...examples.en];
    await addExamples(
      tx,
      texts.map((text) => ({ intentId, text })),
      'pack',
    );
  }
};
