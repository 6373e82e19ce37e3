/* The widget's HTTP beside its socket; the list stands at the end of protocol/src/live.ts. */
import type { WidgetConfig, WidgetSession } from '@throughline/protocol/live';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { reading } from '../conversations/index.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import type { FileRow } from '../platform/files/index.ts';
import { notFound, Refusal } from '../platform/refusal.ts';
import { type ContinueDeps, continueByEmail, sendTranscript } from './continue-by-email.ts';
import { createLimitVisitors } from './limit-visitors.ts';
import { findVisitor, openSession, type VisitorClaims } from './visitor-session.ts';
import { showMessage, showState, uploadersOf, visitorOf } from './visitor-view.ts';
import type { VisitorSocketDeps } from './visitor-socket.ts';

export type WidgetDeps = VisitorSocketDeps &
  ContinueDeps & {
    storeUpload(file: { name: string; content: AsyncIterable<Uint8Array>; maxBytes: number; uploader: string }): Promise<FileRow>;
  };

const DEFAULT_GREETING = { zh: '您好！有什么可以帮您？', en: 'Hello! How can we help?' };
const DEFAULT_UPLOAD_BYTES = 10 * 1024 * 1024;
const Session = z
  .object({
    session: z.string().max(4000),
    userId: z.string().max(300),
    userHash: z.string().max(200),
    jwt: z.string().max(8000),
    email: z.email().max(320),
    name: z.string().max(200),
    locale: z.string().max(35),
  })
  .partial();
const Email = z.object({ email: z.email().max(320) });

type Params = { inboxId: string };

export const registerWidget = (app: FastifyInstance, deps: WidgetDeps): void => {
  app.register(async (scope) => {
    const limit = createLimitVisitors(app);
    scope.addHook('onRequest', (request, reply) => allowOrigin(deps, request as FastifyRequest<{ Params: Params }>, reply));
    scope.options('/widget/:inboxId/*', (_, reply) => reply.code(204).send());
    scope.get<{ Params: Params }>('/widget/:inboxId/config', async (request) => configOf(await getInbox(deps, request.params.inboxId)));
    scope.post<{ Params: Params }>('/widget/:inboxId/session', async (request) => {
      const inbox = await getInbox(deps, request.params.inboxId);
      await limit('session', request, request.ip);
      const { claims, ...session } = openSession(deps, inbox, parseBody(Session, request.body), deps.clock.now());
      return { ...session, lastSeq: await reading.findNewestMark(deps.database.kysely, visitorOf(claims)) } satisfies WidgetSession;
    });
    scope.get<{ Params: Params; Querystring: { before?: string } }>('/widget/:inboxId/messages', async (request) => {
      const claims = getVisitor(deps, request);
      const before = Number(request.query.before);
      const limit = 50;
      const rows = await reading.listVisitorMessages(deps.database.kysely, visitorOf(claims), {
        limit,
        before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
      });
      return { messages: rows.map((row) => showMessage(row, claims, deps)), more: rows.length === limit };
    });
    scope.post<{ Params: Params }>('/widget/:inboxId/files', async (request) => {
      await limit('files', request, getVisitor(deps, request).visitorId);
      return await upload(deps, request);
    });
    scope.post<{ Params: Params }>('/widget/:inboxId/email', async (request) => {
      const claims = getVisitor(deps, request);
      await limit('mail', request, claims.visitorId);
      await continueByEmail(deps, await getInbox(deps, request.params.inboxId), claims, parseBody(Email, request.body).email);
      const { conversationId: _, verified: __, readMark: ___, ...state } = await showState(deps, claims);
      return state;
    });
    scope.post<{ Params: Params }>('/widget/:inboxId/transcript', async (request) => {
      const claims = getVisitor(deps, request);
      await limit('mail', request, claims.visitorId);
      await sendTranscript(deps, await getInbox(deps, request.params.inboxId), claims);
      return { ok: true };
    });
  });
};

const allowOrigin = async (deps: WidgetDeps, request: FastifyRequest<{ Params: Params }>, reply: FastifyReply): Promise<void> => {
  const { origin, host } = request.headers;
  const inbox = await getInbox(deps, request.params.inboxId);
  if (!deps.mayOpenFrom(origin, host, inbox)) throw new Refusal('origin-not-allowed', { origin });
  if (origin === undefined) return;
  reply.header('access-control-allow-origin', origin).header('vary', 'Origin');
  if (request.method === 'OPTIONS')
    reply
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'authorization, content-type')
      .header('access-control-max-age', '600');
};

const getInbox = async (deps: WidgetDeps, id: string): Promise<OpenInbox> => {
  const inbox = z.uuid().safeParse(id).success ? await deps.inboxes.find(id) : undefined;
  if (inbox === undefined || inbox.kind !== 'web' || !inbox.enabled) throw notFound('inbox');
  return inbox;
};

const getVisitor = (deps: WidgetDeps, request: FastifyRequest<{ Params: Params }>): VisitorClaims => {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const claims = findVisitor(deps.secrets, token, deps.clock.now());
  if (claims === undefined || claims.inboxId !== request.params.inboxId) throw new Refusal('not-signed-in');
  return claims;
};

const parseBody = <T extends z.ZodType>(schema: T, body: unknown): z.infer<T> => {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid', { issues: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) });
};

const configOf = (inbox: OpenInbox): WidgetConfig => {
  const { settings } = inbox;
  const greeting = {
    zh: String(settings.greetingZh ?? '') || DEFAULT_GREETING.zh,
    en: String(settings.greetingEn ?? '') || DEFAULT_GREETING.en,
  };
  const accent = typeof settings.accent === 'string' && settings.accent !== '' ? settings.accent : null;
  return {
    inboxId: inbox.id,
    name: inbox.name,
    greeting,
    locale: null,
    accent,
    maxUploadBytes: mostBytes(inbox),
    canContinueByEmail: typeof settings.continueByEmailInboxId === 'string' && settings.continueByEmailInboxId !== '',
  };
};

const mostBytes = (inbox: OpenInbox): number =>
  typeof inbox.settings.maxUploadBytes === 'number' ? inbox.settings.maxUploadBytes : DEFAULT_UPLOAD_BYTES;

const upload = async (deps: WidgetDeps, request: FastifyRequest<{ Params: Params }>): Promise<unknown> => {
  const [uploader = ''] = uploadersOf(getVisitor(deps, request));
  const inbox = await getInbox(deps, request.params.inboxId);
  const file = await request.file();
  if (file === undefined)
    throw new Refusal('invalid', { issues: [{ path: 'file', message: 'Send one file in the multipart field "file".' }] });
  const row = await deps.storeUpload({ name: file.filename, content: file.file, maxBytes: mostBytes(inbox), uploader });
  return { id: row.id, name: row.name, mime: row.mime, bytes: row.bytes, kind: row.kind, url: deps.fileUrl(row.id) };
};
