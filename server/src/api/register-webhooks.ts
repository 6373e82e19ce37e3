/*
 * The door for providers: the raw request goes to intake, whose answer goes back. A 2xx leaves only after the message is
 * stored, because the answer is awaited. No rate limit: a provider that is refused delivers late or never.
 */
import type { HttpAnswer, RawRequest } from '@throughline/protocol/channel';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export type ReceiveWebhook = (key: string, request: RawRequest) => Promise<HttpAnswer>;

const NOTHING = new Uint8Array();

const flatten = (headers: FastifyRequest['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

export const registerWebhooks = (app: FastifyInstance, receiveWebhook: ReceiveWebhook): void => {
  app.register(async (scope) => {
    // Signatures are over the bytes, whatever their type says.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.setErrorHandler((error, request, reply) => {
      const status = (error as { statusCode?: number }).statusCode ?? 503;
      if (status < 500) return reply.code(status).send('');
      // Not stored: the provider is to come again.
      request.log.error({ err: error, requestId: request.id }, 'a webhook could not be stored');
      return reply.code(503).header('retry-after', '2').send('');
    });
    scope.all<{ Params: { key: string } }>('/webhooks/:key', async (request, reply) => {
      const body = request.body instanceof Uint8Array ? request.body : NOTHING;
      const answer = await receiveWebhook(request.params.key, {
        method: request.method,
        url: request.raw.url ?? request.url,
        headers: flatten(request.headers),
        body,
      });
      return reply
        .code(answer.status)
        .headers(answer.headers ?? {})
        .send(answer.body ?? '');
    });
  });
};
