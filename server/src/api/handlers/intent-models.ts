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
/** The newest of the week; more would make people wait and tell them little. */
const COMPARED = 2000;

export const intentModelHandlers = ({ database, bus, clock }: HandlerDeps): HandlersOf<Names> => {
  const db = database.kysely;
  return {
    listIntentModels: async () => ({ items: (await versions.listModels(db, VERSIONS_SHOWN)).map(presentModel), nextCursor: null }),
    trainIntents: async ({ viewer }) =>
      presentModel(await bus.transact((tx) => versions.askForTraining(tx, { by: actorOf(viewer), now: clock.now() }))),
    compareIntentModel: async ({ viewer, id }) => {
      const { state } = await versions.getModel(db, id);
      const [live, candidate] = [await versions.findModelFile(db), await versions.findModelFile(db, id)];
      if (candidate === undefined) throw new Refusal('not-trained', { state });
      const since = new Date(clock.now().getTime() - WEEK_MS);
      const asked = await reading.listAskedSince(db, { inboxIds: viewer.inboxIds }, { since, limit: COMPARED });
      return await versions.compareAside({ live, candidate, asked });
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
