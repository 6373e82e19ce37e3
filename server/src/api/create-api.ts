import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Access } from '../access/index.ts';
import { type Check, createHttp, registerMetrics, registerProbes } from '../platform/http/index.ts';
import { createGate, DEFAULT_RATE_LIMITS, type Gate, type RateLimits } from './gate.ts';
import { createHandlers, type HandlerDeps } from './handlers/index.ts';
import { REFUSALS } from './refusals.ts';
import { registerAuth } from './register-auth.ts';
import { registerFiles } from './register-files.ts';
import { registerOperations } from './register-operations.ts';
import { type PageFolders, registerPages } from './register-pages.ts';
import { type ReceiveWebhook, registerWebhooks } from './register-webhooks.ts';
import { registerReference } from './reference/register-reference.ts';

type ApiDeps = HandlerDeps & {
  access: Access;
  receiveWebhook: ReceiveWebhook;
  findReadiness(): Promise<readonly Check[]>;
  registry: Registry;
  logger: FastifyBaseLogger;
  version: string;
  pages: PageFolders;
  trustProxy?: false | number | string[];
  rateLimits?: RateLimits;
  /** On in tests and development: an answer that breaks its schema is our bug, shown at once. */
  checkAnswers?: boolean;
};

type Api = { app: FastifyInstance; gate: Gate };

const UPLOAD_LIMIT_BYTES = 25 * 1024 * 1024;

/** The whole HTTP face, ready to listen; sockets and other doors may be added before that. */
export const createApi = async (deps: ApiDeps): Promise<Api> => {
  const { logger, publicUrl, trustProxy = false } = deps;
  const app = createHttp({ logger, publicUrl, refusals: REFUSALS, trustProxy });
  registerMetrics(app, deps.registry);
  registerProbes(app, deps.findReadiness);
  await app.register(rateLimit, { global: false });
  // One byte more than is taken: the parser cuts silently, the file store refuses by name.
  await app.register(multipart, { limits: { files: 1, fields: 5, fieldSize: 10_000, fileSize: UPLOAD_LIMIT_BYTES + 1 } });
  const gate = createGate(app, deps.access, publicUrl, deps.rateLimits ?? DEFAULT_RATE_LIMITS);
  registerWebhooks(app, deps.receiveWebhook);
  registerAuth(app, { access: deps.access, bus: deps.bus, gate });
  registerFiles(app, deps, gate);
  registerReference(app, publicUrl, deps.version);
  registerOperations(app, createHandlers(deps), {
    database: deps.database,
    clock: deps.clock,
    gate,
    checkAnswers: deps.checkAnswers ?? false,
  });
  registerPages(app, deps.pages);
  return { app, gate };
};
