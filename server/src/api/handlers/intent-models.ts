import { loadIntentModel } from '@throughline/nlu';
import { actorOf } from '../../access/index.ts';
import { reading } from '../../conversations/index.ts';
import { versions } from '../../intents/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { HandlersOf } from '../call.ts';
import { presentModel } from '../present/intent.ts';
import type { HandlerDeps } from './deps.ts';

type Names = 'listIntentModels' | 'trainIntents' | 'compareIntentModel' | 'publishIntentModel';

const VERSIONS_SHOWN = 50;
const WEEK_MS = 7 * 24 * 3_600_000;
/** Some 0.1 ms a message and version: the answer stays within a second, and the event loop is given back now and then. */
const COMPARED = 2000;

export const intentModelHandlers = ({ database, bus, clock, intents }: HandlerDeps): HandlersOf<Names> => {
  const db = database.kysely;
  return {
    listIntentModels: async () => ({ items: (await versions.listModels(db, VERSIONS_SHOWN)).map(presentModel), nextCursor: null }),
    trainIntents: async ({ viewer }) =>
      presentModel(await bus.transact((tx) => versions.askForTraining(tx, { by: actorOf(viewer), now: clock.now() }))),
    compareIntentModel: async ({ viewer, id }) => {
      const { state } = await versions.getModel(db, id);
      const file = await versions.findModelFile(db, id);
      if (file === undefined) throw new Refusal('not-trained', { state });
      const since = new Date(clock.now().getTime() - WEEK_MS);
      const asked = await reading.listAskedSince(db, { inboxIds: viewer.inboxIds }, { since, limit: COMPARED });
      return versions.compareModels(await intents.find(), { version: file.version, model: loadIntentModel(file.bytes) }, asked);
    },
    publishIntentModel: async ({ viewer, id }) =>
      presentModel(
        await bus.transact(async (tx) => {
          const model = await versions.publishModel(tx, id);
          await recordAudit(tx, { actor: actorOf(viewer), act: 'intents.published', subject: `intent-model:${model.version}` });
          return model;
        }),
      ),
  };
};
