import type { FastifyInstance } from 'fastify';
import { pagePolicies } from '../../platform/http/index.ts';
import { buildOpenApi } from './build-openapi.ts';
import { REFERENCE_STYLE, renderReference } from './render-reference.ts';

const CACHE = 'public, max-age=300';

/** The description of the API for machines and for people. Needs no sign-in: it tells nothing about this house. */
export const registerReference = (app: FastifyInstance, publicUrl: string, version: string): void => {
  const document = buildOpenApi(publicUrl, version);
  const json = JSON.stringify(document);
  const page = renderReference(document);
  app.get('/api/v1/openapi.json', async (_request, reply) =>
    reply.headers({ 'cache-control': CACHE, 'access-control-allow-origin': '*' }).type('application/json').send(json),
  );
  app.get('/api/v1/reference', async (_request, reply) =>
    reply
      .headers({ 'cache-control': CACHE, 'content-security-policy': pagePolicies.PAGE_POLICY })
      .type('text/html; charset=utf-8')
      .send(page),
  );
  app.get('/api/v1/reference.css', async (_request, reply) => reply.header('cache-control', CACHE).type('text/css').send(REFERENCE_STYLE));
};
