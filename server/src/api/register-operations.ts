/*
 * One route for each line of OPERATIONS:
 *   gate (onRequest, before the body is read) → parse params, query, body → idempotency key → handler → answer
 */
import { OPERATIONS, type Operation, type OperationName } from '@throughline/protocol/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actorOf, type Viewer } from '../access/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/db/index.ts';
import { idempotency, InvalidInput, issuesOf, parseInput } from '../platform/http/index.ts';
import { notFound } from '../platform/refusal.ts';
import type { Call, Handlers, Upload } from './call.ts';
import type { Gate } from './gate.ts';

export type OperationDeps = {
  database: Database;
  clock: Clock;
  gate: Gate;
  /** Every answer is checked against its schema: on in tests and development. */
  checkAnswers: boolean;
};

/** These answers hold a secret that is shown once: they are not kept for a repeated key. */
const UNKEPT: ReadonlySet<OperationName> = new Set(['createToken', 'createAgent', 'createSignInLink', 'uploadFile']);

type AnyCall = Call<OperationName>;
type AnyHandler = (call: AnyCall) => Promise<unknown>;
type Answer = { status: number; body: unknown };

export const registerOperations = (app: FastifyInstance, handlers: Handlers, deps: OperationDeps): void => {
  for (const name of Object.keys(OPERATIONS) as OperationName[]) registerOne(app, name, handlers, deps);
};

const registerOne = (app: FastifyInstance, name: OperationName, handlers: Handlers, deps: OperationDeps): void => {
  const operation: Operation = OPERATIONS[name];
  // The table's types hold for each name by itself; here all names are one, so the tie between call and handler is cut once.
  const handler = handlers[name] as unknown as AnyHandler;
  const viewers = new WeakMap<FastifyRequest, Viewer>();
  app.route({
    method: operation.method,
    url: operation.path.replace('{id}', ':id'),
    ...(operation.maxBytes !== undefined && { bodyLimit: operation.maxBytes }),
    onRequest: async (request) => {
      viewers.set(request, await deps.gate.admit(request, operation.permission));
    },
    handler: async (request, reply) => {
      const call = parseCall(request, operation, viewers.get(request) as Viewer);
      const act = async (): Promise<Answer> => {
        const body = await handler(call);
        if (deps.checkAnswers) checkAnswer(name, operation.response, body);
        return { status: operation.status ?? 200, body };
      };
      const answer =
        operation.method === 'POST' && !UNKEPT.has(name)
          ? await onceByKey(request, reply, { call, act, status: operation.status ?? 200 }, deps)
          : await act();
      return reply.code(answer.status).header('cache-control', 'no-store').send(answer.body);
    },
  });
};

const uuid = z.uuid();

const parseCall = (request: FastifyRequest, operation: Operation, viewer: Viewer): AnyCall => {
  const { id } = request.params as { id?: string };
  // An id that cannot exist is as missing as one that does not.
  if (id !== undefined && !uuid.safeParse(id).success) throw notFound('path');
  return {
    viewer,
    id,
    query: operation.query === undefined ? {} : parseInput('query', operation.query, request.query, 400),
    body: operation.body === undefined ? undefined : parseInput('body', operation.body, request.body, 422),
    idempotencyKey: parseKey(request),
    keepAnswer: () => Promise.resolve(),
    readUpload: () => readUpload(request),
  } as AnyCall;
};

const parseKey = (request: FastifyRequest): string | undefined => {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
    throw new InvalidInput(400, [{ path: 'headers.idempotency-key', message: 'must be 1 to 255 visible ASCII characters' }]);
  return key;
};

const readUpload = async (request: FastifyRequest): Promise<Upload> => {
  const part = await request.file();
  if (part === undefined || part.fieldname !== 'file')
    throw new InvalidInput(422, [{ path: 'body.file', message: 'is missing; send one file in the field "file"' }]);
  return { name: part.filename, content: part.file };
};

const onceByKey = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { call, act, status }: { call: AnyCall; act: () => Promise<Answer>; status: number },
  deps: OperationDeps,
): Promise<Answer> => {
  if (call.idempotencyKey === undefined) return await act();
  const db = deps.database.kysely;
  const claim = {
    actor: actorOf(call.viewer),
    key: call.idempotencyKey,
    requestHash: idempotency.hashRequest(request.method, request.url, request.body),
  };
  const stored = await idempotency.claimKey(db, claim, deps.clock.now());
  if (stored !== undefined) {
    reply.header('idempotency-replayed', 'true');
    return stored;
  }
  let kept = false;
  call.keepAnswer = async (tx, body) => {
    await idempotency.settleKey(tx.sql, claim, { status, body });
    kept = true;
  };
  try {
    const answer = await act();
    if (!kept) await idempotency.settleKey(db, claim, answer);
    return answer;
  } catch (error) {
    await idempotency.releaseKey(db, claim);
    throw error;
  }
};

const checkAnswer = (name: string, schema: z.ZodType, body: unknown): void => {
  // As the client will see it: dates become text, undefined fields go.
  const parsed = schema.safeParse(JSON.parse(JSON.stringify(body)));
  if (!parsed.success) throw new Error(`${name} answered not as its schema says: ${JSON.stringify(issuesOf('answer', parsed.error))}`);
};
