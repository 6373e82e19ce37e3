/* A fresh process that reads every model that ships, and says how long that took and what it holds then. */
import { readFileSync } from 'node:fs';
import type { Models } from '@throughline/nlu';
import { answerParent } from '../measuring/children.ts';
import { type CoreClock, openCoreClock } from '../measuring/core-clock.ts';
import { weighMemory } from '../measuring/weigh-memory.ts';
import type { HoldModelsAnswer, HoldModelsRequest } from './words.ts';

type Nlu = typeof import('@throughline/nlu');
/** What stays loaded between two requests. */
type Held = { clock: CoreClock; nlu?: Nlu; models?: Models };

/** The library brings the models that are JSON with it; some are unpacked at their first use, so each is used. */
const load = async (held: Held, { intents, emotion }: { intents: string; emotion: string }): Promise<HoldModelsAnswer> => {
  const library = await held.clock.timeAsync(async () => {
    held.nlu = await import('@throughline/nlu');
  });
  const models = held.clock.time(() => {
    const nlu = held.nlu as Nlu;
    held.models = { intents: nlu.loadIntentModel(readFileSync(intents)), emotion: nlu.loadEmotionModel(readFileSync(emotion)) };
    nlu.understand('where is my code', held.models, { now: new Date() });
    nlu.embed('where is my code');
    nlu.createSpeller(['code']).correct('where is my cdoe');
  });
  return { library, models };
};

const read = ({ clock, nlu, models = {} }: Held, text: string): HoldModelsAnswer => ({
  models: clock.time(() => nlu?.understand(text, models, { now: new Date() })),
});

const answer =
  (held: Held) =>
  async (request: HoldModelsRequest): Promise<HoldModelsAnswer> => {
    if (request.act === 'weigh') return { memory: await weighMemory() };
    return request.act === 'load' ? load(held, request) : read(held, request.text);
  };

answerParent<HoldModelsRequest, HoldModelsAnswer>(answer({ clock: openCoreClock() }));
