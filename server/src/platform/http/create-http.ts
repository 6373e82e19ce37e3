import { randomUUID } from 'node:crypto';
import type { Problem } from '@throughline/protocol/api';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fastify, LogController } from 'fastify';
import { cleanJson, isTooDeep } from '../wire-text.ts';
import { findProblem, InvalidInput, type RefusalTable, unexpectedProblem } from './problem.ts';
import { HSTS, SECURITY_HEADERS } from './security-headers.ts';

export type HttpOptions = {
  logger: FastifyBaseLogger;
  publicUrl: string;
  refusals: RefusalTable;
  /** Whose X-Forwarded-* to believe: false (default), so many proxies in front, or the proxies at these addresses and ranges. */
  trustProxy?: false | number | string[];
};

const JSON_LIMIT_BYTES = 1024 * 1024;
// Longer than a phone's slow upload of 25 MB, shorter than for ever.
const REQUEST_TIMEOUT_MS = 120_000;

/** The empty web server: every answer has its security headers, every error is a problem. */
export const createHttp = (options: HttpOptions): FastifyInstance => {
  const { trustProxy = false } = options;
  const app = fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: JSON_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => answerError(error, request, reply as FastifyReply, options.refusals),
  });
  acceptJsonOnly(app);
  const https = options.publicUrl.startsWith('https:');
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(SECURITY_HEADERS);
    if (https) reply.header('strict-transport-security', HSTS);
  });
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, options.refusals));
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, { type: 'urn:throughline:problem:not-found', title: 'Not found', status: 404, code: 'not-found' }),
  );
  return app;
};

/** Forms and plain text are what a foreign page can send without asking: neither is read. An empty body is no body. */
const acceptJsonOnly = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body as string;
    if (text === '') return done(null, undefined);
    if (isTooDeep(text)) return done(new InvalidInput(400, [{ path: 'body', message: 'is nested too deeply' }]), undefined);
    return parse(request, text, (error, parsed) => done(error, error === null ? cleanJson(text, parsed) : undefined));
  });
};

const answerError = (error: unknown, request: FastifyRequest, reply: FastifyReply, refusals: RefusalTable) => {
  const known = findProblem(error, refusals);
  if (known === undefined) {
    request.log.error({ err: error, requestId: request.id, method: request.method, route: request.routeOptions.url }, 'unexpected error');
    return sendProblem(reply, unexpectedProblem(request.id));
  }
  if (known.retryAfterSeconds !== undefined) reply.header('retry-after', String(known.retryAfterSeconds));
  return sendProblem(reply, known.body);
};

const sendProblem = (reply: FastifyReply, body: Problem) =>
  reply.code(body.status).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(body));
