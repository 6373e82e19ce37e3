import { listAudit } from '../../platform/audit/index.ts';
import type { HandlersOf } from '../call.ts';
import { cutPage, readNumberCursor, writeCursor } from '../cursor.ts';
import type { HandlerDeps } from './deps.ts';

export const auditHandlers = ({ database }: HandlerDeps): HandlersOf<'listAudit'> => ({
  listAudit: async ({ query }) => {
    const rows = await listAudit(database.kysely, { limit: query.limit + 1, beforeId: readNumberCursor(query.cursor)?.toString() });
    const page = cutPage(rows, query.limit, (last) => writeCursor([last.id]));
    return { items: page.rows.map((row) => ({ ...row, at: row.at.toISOString() })), nextCursor: page.nextCursor };
  },
});
