/**
 * `node nlu/training/train-service-intents.ts [--judge]`: trains the two shipped intent models from the packs: the service pack alone,
 * and with the demo shop's own intents. `--judge` measures on the held-out questions first. Same packs, same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type IntentModel, mergePacks, parsePack, saveIntentModel, trainIntents } from '../src/index.ts';

const SEED = 1;
const OUT_OF_SCOPE = 'out-of-scope';
const SERVICE = ['service-zh', 'service-en', 'service-out-of-scope'] as const;
const SHIPPED = { 'service-intents': SERVICE, 'service-cardlet-intents': [...SERVICE, 'cardlet'] } as const;

const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

function trainFrom(packs: readonly string[]): IntentModel {
  const intents = mergePacks(packs.map((name) => parsePack(readJson(`../packs/${name}.json`))));
  const texts = intents.flatMap(({ name, examples }) => [...examples.zh, ...examples.en].map((text) => ({ text, intent: name })));
  return trainIntents(
    texts.filter(({ intent }) => intent !== OUT_OF_SCOPE),
    { seed: SEED, outOfScope: texts.filter(({ intent }) => intent === OUT_OF_SCOPE).map(({ text }) => text) },
  );
}

function judge(model: IntentModel): void {
  const held = readFileSync(new URL('../../eval/questions/service-held-out.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { text: string; language: string; intent: string });
  for (const language of ['zh', 'en']) {
    const rows = held.filter((row) => row.language === language);
    const read = rows.map((row) => {
      const { guesses, outOfScope } = model.classify(row.text);
      return { ...row, best: guesses[0]?.intent, outside: outOfScope >= 0.5 };
    });
    const inside = read.filter((row) => model.names.includes(row.intent));
    const outside = read.filter((row) => row.intent === OUT_OF_SCOPE);
    const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
    const right = inside.filter((row) => row.best === row.intent);
    console.log(
      `${language}: ${inside.length} held-out questions, right ${share(right.length, inside.length)}, right and kept ${share(
        right.filter((row) => !row.outside).length,
        inside.length,
      )}; ${outside.length} out of scope, refused ${share(outside.filter((row) => row.outside).length, outside.length)}`,
    );
  }
}

const { values } = parseArgs({ options: { judge: { type: 'boolean' } } });
for (const [name, packs] of Object.entries(SHIPPED)) {
  const model = trainFrom(packs);
  if (values.judge) judge(model);
  const bytes = saveIntentModel(model);
  writeFileSync(new URL(`../models/${name}.bin`, import.meta.url), bytes);
  console.log(`${name}: ${model.names.length} intents, ${(bytes.length / 1024).toFixed(0)} kB`);
}
