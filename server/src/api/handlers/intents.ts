import { actorOf } from '../../access/index.ts';
import { editing, intentStore } from '../../intents/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { notFound } from '../../platform/refusal.ts';
import type { HandlersOf } from '../call.ts';
import { cutPage, readTimeCursor, writeCursor } from '../cursor.ts';
import { presentExample, presentIntent } from '../present/intent.ts';
import type { HandlerDeps } from './deps.ts';

type Names =
  | 'listIntents'
  | 'createIntent'
  | 'updateIntent'
  | 'deleteIntent'
  | 'listIntentExamples'
  | 'addIntentExamples'
  | 'deleteIntentExample'
  | 'importIntents';

export const intentHandlers = ({ database, bus }: HandlerDeps): HandlersOf<Names> => {
  const db = database.kysely;
  const present = async (id: string) => {
    const [intent] = await intentStore.listIntents(db, id);
    if (intent === undefined) throw notFound('intent');
    return presentIntent(intent);
  };
  return {
    listIntents: async () => ({ items: (await intentStore.listIntents(db)).map(presentIntent), nextCursor: null }),
    createIntent: async ({ body }) => await present((await bus.transact((tx) => editing.createIntent(tx, body))).id),
    updateIntent: async ({ id, body }) => {
      await bus.transact((tx) => editing.changeIntent(tx, id, body));
      return await present(id);
    },
    deleteIntent: async ({ viewer, id }) => {
      await bus.transact(async (tx) => {
        const { name } = await editing.removeIntent(tx, id);
        await recordAudit(tx, { actor: actorOf(viewer), act: 'intent.removed', subject: `intent:${name}` });
      });
      return { ok: true };
    },
    listIntentExamples: async ({ query }) => {
      const rows = await intentStore.listExamples(db, { ...query, limit: query.limit + 1, before: readTimeCursor(query.cursor) });
      const page = cutPage(rows, query.limit, (last) => writeCursor([last.createdAt.toISOString(), last.id]));
      return { items: page.rows.map(presentExample), nextCursor: page.nextCursor };
    },
    addIntentExamples: async ({ body }) =>
      await bus.transact(async (tx) => {
        if (body.intentId !== null) await intentStore.getIntent(tx.sql, body.intentId);
        const lines = body.texts.map((text) => ({ intentId: body.intentId, text }));
        return await editing.addExamples(tx, lines, 'hand');
      }),
    deleteIntentExample: async ({ id }) => {
      await bus.transact((tx) => editing.removeExample(tx, id));
      return { ok: true };
    },
    importIntents: async ({ body: { format, text, dryRun } }) => {
      const brought = await editing.readImport(format, text);
      return await bus.transact((tx) => editing.importIntents(tx, brought, dryRun));
    },
  };
};
