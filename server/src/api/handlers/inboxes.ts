import { actorOf } from '../../access/index.ts';
import { createInbox, deleteInbox, inboxStore, updateInbox } from '../../inboxes/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { HandlersOf } from '../call.ts';
import { presentChannel, presentInbox } from '../present/inbox.ts';
import type { HandlerDeps } from './deps.ts';

type Names = 'listChannels' | 'listInboxes' | 'createInbox' | 'getInbox' | 'updateInbox' | 'deleteInbox';

const NO_GUIDE = { zh: '', en: '' };

export const inboxHandlers = ({ database, bus, channels, guides, sealer, publicUrl }: HandlerDeps): HandlersOf<Names> => {
  const db = database.kysely;
  const load = async (id: string, only: readonly string[] | null) => {
    const row = await inboxStore.getInbox(db, sealer, id, only);
    return presentInbox(row, channels.get(row.kind), publicUrl);
  };
  return {
    listChannels: async () => ({
      items: [...channels.values()].map((channel) => presentChannel(channel, guides.get(channel.kind) ?? NO_GUIDE)),
      nextCursor: null,
    }),
    listInboxes: async ({ viewer }) => {
      const rows = await inboxStore.listInboxes(db, sealer, viewer.inboxIds);
      return { items: rows.map((row) => presentInbox(row, channels.get(row.kind), publicUrl)), nextCursor: null };
    },
    createInbox: async ({ viewer, body }) => {
      const id = await bus.transact(async (tx) => {
        const made = await createInbox(tx, { channels, sealer }, body);
        await recordAudit(tx, { actor: actorOf(viewer), act: 'inbox.connected', subject: `inbox:${made}`, facts: { kind: body.kind } });
        return made;
      });
      return await load(id, null);
    },
    getInbox: ({ viewer, id }) => load(id, viewer.inboxIds),
    updateInbox: async ({ viewer, id, body }) => {
      await bus.transact(async (tx) => {
        await updateInbox(tx, { channels, sealer }, id, body, viewer.inboxIds);
        const facts = { changed: [...Object.keys(body), ...Object.keys(body.settings ?? {}).map((name) => `settings.${name}`)] };
        await recordAudit(tx, { actor: actorOf(viewer), act: 'inbox.changed', subject: `inbox:${id}`, facts });
      });
      return await load(id, viewer.inboxIds);
    },
    deleteInbox: async ({ viewer, id }) => {
      await bus.transact(async (tx) => {
        await deleteInbox(tx, id, viewer.inboxIds);
        await recordAudit(tx, { actor: actorOf(viewer), act: 'inbox.disconnected', subject: `inbox:${id}` });
      });
      return { ok: true };
    },
  };
};
