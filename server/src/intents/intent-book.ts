import { type IntentModel, loadIntentModel } from '@throughline/nlu';
import type { Bus } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';
import { findModelFile } from './models.ts';

export type LiveModel = { version: number; model: IntentModel };

/** The live model in memory; read anew by the next question after another version was published. */
export type IntentBook = {
  /** undefined: none is live, or its file is broken (said once to `onTrouble`). */
  find(): Promise<LiveModel | undefined>;
  close(): void;
};

export const openIntentBook = (deps: { database: Database; bus: Pick<Bus, 'follow'>; onTrouble(error: unknown): void }): IntentBook => {
  let live: Promise<LiveModel | undefined> | null = null;
  const close = deps.bus.follow((events) => {
    if (events.some((event) => event.type === 'intents.published')) live = null;
  });
  const read = async (): Promise<LiveModel | undefined> => {
    const file = await findModelFile(deps.database.kysely);
    if (file === undefined) return undefined;
    try {
      return { version: file.version, model: loadIntentModel(file.bytes) };
    } catch (error) {
      deps.onTrouble(error);
      return undefined;
    }
  };
  return {
    find: () => {
      live ??= read().catch((error: unknown) => {
        live = null;
        throw error;
      });
      return live;
    },
    close,
  };
};
