import { actorOf } from '../../access/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import { getTrayItem, listTray, settleTrayItem } from '../../tray/index.ts';
import type { HandlersOf } from '../call.ts';
import { cutPage, readTimeCursor, writeCursor } from '../cursor.ts';
import { presentTrayItem } from '../present/tray.ts';
import type { HandlerDeps } from './deps.ts';

type Names = 'listTray' | 'getTrayItem' | 'retryTrayItem' | 'discardTrayItem';

const isText = (bytes: Buffer): boolean => !bytes.includes(0) && !bytes.toString('utf8').includes('\ufffd');

/** Text as it is; anything else in a form that survives JSON. */
const readable = (raw: Buffer): string => (isText(raw) ? raw.toString('utf8') : `base64:${raw.toString('base64')}`);

export const trayHandlers = ({ database, bus, retryTray }: HandlerDeps): HandlersOf<Names> => {
  const db = database.kysely;
  return {
    listTray: async ({ viewer, query }) => {
      const rows = await listTray(db, viewer.inboxIds, {
        state: query.state,
        limit: query.limit + 1,
        before: readTimeCursor(query.cursor),
      });
      const page = cutPage(rows, query.limit, (last) => writeCursor([last.createdAt.toISOString(), last.id]));
      return { items: page.rows.map(presentTrayItem), nextCursor: page.nextCursor };
    },
    getTrayItem: async ({ viewer, id }) => {
      const { raw, ...row } = await getTrayItem(db, viewer.inboxIds, id);
      return { ...presentTrayItem(row), raw: readable(raw) };
    },
    retryTrayItem: async ({ viewer, id }) => {
      const item = await getTrayItem(db, viewer.inboxIds, id);
      if (item.state !== 'waiting') throw new Refusal('already-settled', { id });
      // First the act, which knows its own repetitions, then the mark: a crash between them shows the item once more.
      await retryTray(item);
      await bus.transact(async (tx) => {
        await settleTrayItem(tx, { id, state: 'retried', by: actorOf(viewer) });
        await recordAudit(tx, { actor: actorOf(viewer), act: 'tray.retried', subject: `tray:${id}` });
      });
      return presentTrayItem(await getTrayItem(db, viewer.inboxIds, id));
    },
    discardTrayItem: async ({ viewer, id, body }) => {
      await getTrayItem(db, viewer.inboxIds, id);
      await bus.transact(async (tx) => {
        await settleTrayItem(tx, { id, state: 'discarded', by: actorOf(viewer) });
        await recordAudit(tx, { actor: actorOf(viewer), act: 'tray.discarded', subject: `tray:${id}`, facts: { why: body?.why ?? '' } });
      });
      return presentTrayItem(await getTrayItem(db, viewer.inboxIds, id));
    },
  };
};
