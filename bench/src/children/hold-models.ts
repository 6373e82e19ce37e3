/* A fresh process that reads every model that ships, and says how long that took and what it holds then. */
import { readFileSync } from 'node:fs';
import { answerParent } from '../measuring/children.ts';
import { openCoreClock, type Timing } from '../measuring/core-clock.ts';
import { type Memory, weighMemory } from '../measuring/weigh-memory.ts';

export type HoldModelsRequest = { act: 'weigh' } | { act: 'load'; intents: string; emotion: string } | { act: 'read'; text: string };
export type HoldModelsAnswer = { memory?: Memory; library?: Timing; models?: Timing };

const held: { loaded?: { nlu: typeof import('@throughline/nlu'); models: import('@throughline/nlu').Models } } = {};
const clock = openCoreClock();

/** The library brings the models that are JSON with it; some are unpacked at their first use, so each is used. */
const load = async ({ intents, emotion }: { intents: string; emotion: string }): Promise<HoldModelsAnswer> => {
  const library = await clock.timeAsync(async () => {
    await import('@throughline/nlu');
  });
  const nlu = await import('@throughline/nlu');
  const models = clock.time(() => {
    held.loaded = {
      nlu,
      models: { intents: nlu.loadIntentModel(readFileSync(intents)), emotion: nlu.loadEmotionModel(readFileSync(emotion)) },
    };
    nlu.understand('where is my code', held.loaded.models, { now: new Date() });
    nlu.embed('where is my code');
    nlu.createSpeller(['code']).correct('where is my cdoe');
  });
  return { library, models };
};

answerParent<HoldModelsRequest, HoldModelsAnswer>(async (request) => {
  if (request.act === 'weigh') return { memory: await weighMemory() };
  if (request.act === 'load') return load(request);
  const { nlu, models } = held.loaded ?? {};
  return { models: clock.time(() => models && nlu?.understand(request.text, models, { now: new Date() })) };
});
