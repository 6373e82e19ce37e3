import type { Part } from '@throughline/protocol/parts';
import type { Preview } from '@throughline/protocol/resources';
import { measure, render } from '@throughline/rendering';
import type { Viewer } from '../../access/index.ts';
import { acting, type MessageRow, reading, type ThreadRow } from '../../conversations/index.ts';
import type { Tx } from '../../platform/bus/index.ts';
import { notFound } from '../../platform/refusal.ts';
import { settleForMessage } from '../../tray/index.ts';
import type { Call, HandlersOf } from '../call.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { InvalidInput } from '../../platform/http/index.ts';
import { refuseForeignFiles } from '../may-use-files.ts';
import { presentMessage } from '../present/message.ts';
import type { HandlerDeps } from './deps.ts';
import { cleanMailHtml } from './clean-mail-html.ts';

type Names = 'listMessages' | 'sendReply' | 'previewReply' | 'addNote' | 'retryMessage' | 'cancelMessage' | 'getMessageHtml';

const scopeOf = (viewer: Viewer) => ({ inboxIds: viewer.inboxIds });
const writerOf = (viewer: Viewer) => ({ type: 'agent' as const, id: viewer.agentId, name: viewer.name });

export const messageHandlers = (deps: HandlerDeps): HandlersOf<Names> => {
  const { database, bus, clock, files } = deps;
  const db = database.kysely;
  const write = createWrite(deps);
  return {
    listMessages: async ({ viewer, id, query }) => {
      await reading.getConversation(db, scopeOf(viewer), id, viewer.agentId);
      return await listPage(db, id, query);
    },
    sendReply: async ({ viewer, id, body, keepAnswer }) => {
      const { threadId, parts, undoSeconds, seenSeq, ...meta } = body;
      await refuseForeignFiles(deps, viewer, parts);
      const holdUntil = undoSeconds === 0 ? undefined : new Date(clock.now().getTime() + undoSeconds * 1000);
      const reply = { scope: scopeOf(viewer), conversationId: id, threadId, author: writerOf(viewer), parts, meta, holdUntil, seenSeq };
      return await write(keepAnswer, (tx) => acting.queueReply(tx, reply));
    },
    previewReply: async ({ viewer, id, body }) => {
      await reading.getConversation(db, scopeOf(viewer), id, viewer.agentId);
      const threads = await reading.listThreads(db, [id]);
      return { items: threads.flatMap((thread) => previewOn(deps, thread, body.parts)) };
    },
    addNote: async ({ viewer, id, body, keepAnswer }) => {
      await refuseForeignFiles(deps, viewer, body.parts);
      const note = { scope: scopeOf(viewer), conversationId: id, author: writerOf(viewer), parts: body.parts };
      return await write(keepAnswer, (tx) => acting.addNote(tx, note));
    },
    retryMessage: async ({ viewer, id, body }) => {
      const message = await reading.getMessage(db, scopeOf(viewer), id);
      if (body.threadId === undefined || body.threadId === message.threadId) {
        await bus.transact((tx) => acting.requeue(tx, scopeOf(viewer), id));
        return presentMessage(await reading.getMessage(db, scopeOf(viewer), id));
      }
      return presentMessage(await sendElsewhere(deps, viewer, message, body.threadId));
    },
    cancelMessage: async ({ viewer, id }) => {
      await bus.transact((tx) => acting.cancel(tx, scopeOf(viewer), id));
      return { ok: true };
    },
    getMessageHtml: async ({ viewer, id, query }) => {
      const message = await reading.getMessage(db, scopeOf(viewer), id);
      const html = message.meta['html'];
      if (typeof html !== 'string') throw notFound('mail text');
      return cleanMailHtml(html, { showImages: query.images, inlineUrls: inlineUrlsOf(message, files.linkTo) });
    },
  };
};

/** The answer is kept with the act, so that a repeated key never writes twice. */
const createWrite =
  ({ bus }: HandlerDeps) =>
  (keepAnswer: Call<'sendReply'>['keepAnswer'], act: (tx: Tx) => Promise<MessageRow>) =>
    bus.transact(async (tx) => {
      const answer = presentMessage(await act(tx));
      await keepAnswer(tx, answer);
      return answer;
    });

type Db = HandlerDeps['database']['kysely'];

/** Cursors of this list say which way they go: ["before", seq] to older, ["after", seq] to newer messages. */
const listPage = async (db: Db, id: string, query: Call<'listMessages'>['query']) => {
  const bounds = readBounds(query);
  const rows = await reading.listMessages(db, id, { ...bounds, limit: query.limit + 1 });
  const forward = bounds.after !== undefined;
  const page = forward ? rows.slice(0, query.limit) : rows.slice(-query.limit);
  const edge = forward ? page.at(-1) : page[0];
  const nextCursor = rows.length > query.limit && edge !== undefined ? writeCursor([forward ? 'after' : 'before', String(edge.seq)]) : null;
  return { items: page.map(presentMessage), nextCursor };
};

const readBounds = (query: Call<'listMessages'>['query']): { after?: number; before?: number } => {
  if (query.cursor === undefined) return query.after === undefined ? {} : { after: query.after };
  const [way, text] = readCursor(query.cursor, 2);
  const seq = Number(text);
  if (!Number.isSafeInteger(seq) || (way !== 'after' && way !== 'before'))
    throw new InvalidInput(400, [{ path: 'query.cursor', message: 'is not one that a list answered' }]);
  return way === 'after' ? { after: seq } : { before: seq };
};

/** The failed message is put away and its words go out on another thread of the same conversation. */
const sendElsewhere = async ({ bus }: HandlerDeps, viewer: Viewer, message: MessageRow, threadId: string): Promise<MessageRow> =>
  await bus.transact(async (tx) => {
    await acting.cancel(tx, scopeOf(viewer), message.id);
    await settleForMessage(tx, message.id);
    return await acting.queueReply(tx, {
      scope: scopeOf(viewer),
      conversationId: message.conversationId,
      threadId,
      author: writerOf(viewer),
      parts: message.parts,
      meta: { resentFrom: message.id },
      sources: message.sources,
    });
  });

const previewOn = ({ channels, files }: HandlerDeps, thread: ThreadRow, parts: readonly Part[]): Preview[] => {
  const channel = channels.get(thread.channel);
  if (channel === undefined) return [];
  const { text } = channel.abilities;
  const { pieces, losses } = render({ parts, abilities: channel.abilities, fileUrl: files.linkTo });
  const shown = pieces.map((piece) => ({
    text: piece.text,
    plain: piece.plain,
    units: measure(piece.text, text.unit),
    max: text.max,
    options: piece.options?.items.map((item) => item.label) ?? [],
    media: piece.media?.map((media) => media.name ?? media.kind) ?? [],
  }));
  const end = reading.findWindowEnd(thread, channel.abilities.windows);
  return [{ threadId: thread.id, channel: thread.channel, windowEndsAt: end?.toISOString() ?? null, pieces: shown, losses }];
};

const inlineUrlsOf = (message: MessageRow, signedUrl: (id: string) => string): ReadonlyMap<string, string> =>
  new Map(
    message.parts.flatMap((part) =>
      part.type === 'media' && part.contentId !== undefined && 'fileId' in part.ref
        ? [[part.contentId, signedUrl(part.ref.fileId)] as const]
        : [],
    ),
  );
