import { actorOf } from '../../access/index.ts';
import { reading } from '../../conversations/index.ts';
import {
  type ArticleRow,
  createArticle,
  getArticle,
  listArticles,
  listMacros,
  removeArticle,
  removeMacro,
  replaceArticle,
  saveMacro,
} from '../../knowledge/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { HandlersOf } from '../call.ts';
import { cutPage, readTimeCursor, writeCursor } from '../cursor.ts';
import type { HandlerDeps } from './deps.ts';

type Names =
  | 'listArticles'
  | 'getArticle'
  | 'createArticle'
  | 'updateArticle'
  | 'deleteArticle'
  | 'suggestArticles'
  | 'listMacros'
  | 'saveMacro'
  | 'deleteMacro';

const present = (row: ArticleRow) => ({ ...row, updatedAt: row.updatedAt.toISOString() });
// The last messages of the customer say what is asked; older ones were answered.
const LOOKED_AT = 20;
const SUGGESTED = 5;
/** Below this a suggestion is noise beside the reply box. */
const WORTH_SHOWING = 0.1;
const SNIPPET_LENGTH = 200;

const suggestion = ({
  articleId,
  title,
  body,
  confidence,
  highlights,
}: Awaited<ReturnType<HandlerDeps['knowledge']['search']>>[number]) => ({
  articleId,
  title,
  snippet: [...(highlights.join(' ') || body)].slice(0, SNIPPET_LENGTH).join(''),
  confidence,
  parts: [{ type: 'text' as const, text: body, md: true }],
});

export const knowledgeHandlers = ({ database, bus, knowledge }: HandlerDeps): HandlersOf<Names> => {
  const db = database.kysely;
  return {
    listArticles: async ({ query }) => {
      const rows = await listArticles(db, { ...query, limit: query.limit + 1, before: readTimeCursor(query.cursor) });
      const page = cutPage(rows, query.limit, (last) => writeCursor([last.updatedAt.toISOString(), last.id]));
      return { items: page.rows.map(present), nextCursor: page.nextCursor };
    },
    getArticle: async ({ id }) => present(await getArticle(db, id)),
    createArticle: async ({ body }) => present(await bus.transact((tx) => createArticle(tx, body))),
    updateArticle: async ({ id, body }) => present(await bus.transact((tx) => replaceArticle(tx, id, body))),
    deleteArticle: async ({ viewer, id }) => {
      await bus.transact(async (tx) => {
        await removeArticle(tx, id);
        await recordAudit(tx, { actor: actorOf(viewer), act: 'article.removed', subject: `article:${id}` });
      });
      return { ok: true };
    },
    suggestArticles: async ({ viewer, id }) => {
      const conversation = await reading.getConversation(db, { inboxIds: viewer.inboxIds }, id, viewer.agentId);
      const messages = await reading.listMessages(db, id, { limit: LOOKED_AT });
      // The label of an option says nothing that an article answers.
      const asked = messages.findLast(
        (message) => message.direction === 'inbound' && message.text !== '' && !message.parts.some((part) => part.type === 'choice'),
      );
      const found =
        asked === undefined ? [] : await knowledge.search(asked.text, conversation.language.startsWith('zh') ? 'zh' : 'en', SUGGESTED);
      return { items: found.filter(({ confidence }) => confidence >= WORTH_SHOWING).map(suggestion), nextCursor: null };
    },
    listMacros: async () => ({ items: await listMacros(db), nextCursor: null }),
    saveMacro: async ({ body }) => await bus.transact((tx) => saveMacro(tx, body)),
    deleteMacro: async ({ id }) => {
      await bus.transact((tx) => removeMacro(tx, id));
      return { ok: true };
    },
  };
};
