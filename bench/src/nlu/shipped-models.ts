/* The models as they ship. While no trained intent model lies there, one is trained from the service packs, as a shop's first would be. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IntentExample, mergePacks, parsePack, saveIntentModel, trainIntents } from '@throughline/nlu';

const FOLDER = fileURLToPath(new URL('../../../nlu/models/', import.meta.url));
const PACKS = new URL('../../../nlu/packs/', import.meta.url);
const INTENTS = join(FOLDER, 'service-intents.bin');

export const EMOTION = join(FOLDER, 'emotion.bin');

const readPack = (name: string): ReturnType<typeof parsePack> =>
  parsePack(JSON.parse(readFileSync(new URL(`${name}.json`, PACKS), 'utf8')));

export type PackExample = IntentExample & { language: 'zh' | 'en' };
export type Lessons = { examples: PackExample[]; outOfScope: { text: string; language: 'zh' | 'en' }[] };

/** Every sentence of the service packs. */
export const readLessons = (): Lessons => {
  const both = ['zh', 'en'] as const;
  const examples = mergePacks([readPack('service-zh'), readPack('service-en')]).flatMap(({ name, examples: said }) =>
    both.flatMap((language) => said[language].map((text) => ({ text, intent: name, language }))),
  );
  const outOfScope = mergePacks([readPack('service-out-of-scope')]).flatMap(({ examples: said }) =>
    both.flatMap((language) => said[language].map((text) => ({ text, language }))),
  );
  return { examples, outOfScope };
};

/** The file of the intent model, and whether it is the one that ships. */
export const prepareIntents = (scratch: string, { examples, outOfScope }: Lessons): { path: string; shipped: boolean } => {
  if (existsSync(INTENTS)) return { path: INTENTS, shipped: true };
  const path = join(scratch, 'service-intents.bin');
  const plain = examples.map(({ text, intent }) => ({ text, intent }));
  writeFileSync(path, saveIntentModel(trainIntents(plain, { seed: 1, outOfScope: outOfScope.map(({ text }) => text) })));
  return { path, shipped: false };
};

/** Bytes of all that lies in nlu/models, and of an intent model that does not lie there yet. */
export const countModelBytes = (intents: { path: string; shipped: boolean }): number =>
  readdirSync(FOLDER).reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, intents.shipped ? 0 : statSync(intents.path).size);
