/*
 * Before anything is parsed: known? → within the limits? → from our own pages, if by cookie? → permitted?
 * The permission of an operation is enforced here and nowhere else.
 */
import type { Permission } from '@throughline/protocol/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Access, Viewer } from '../access/index.ts';
import { mayUseCookie } from '../platform/http/index.ts';
import { Refusal } from '../platform/refusal.ts';

/** Requests a minute. */
export type RateLimits = { agent: number; token: number; stranger: number };

// A busy desk makes about five requests a second; a token serves a whole system; a stranger can only try to get in.
export const DEFAULT_RATE_LIMITS: RateLimits = { agent: 1200, token: 60_000, stranger: 300 };

export type Gate = {
  admit(request: FastifyRequest, permission: Permission | 'self' | null): Promise<Viewer>;
  /** For doors without a viewer: sign-in, links. */
  admitStranger(request: FastifyRequest): Promise<void>;
};

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** After @fastify/rate-limit is registered on the app. */
export const createGate = (app: FastifyInstance, access: Access, publicUrl: string, limits: RateLimits): Gate => {
  const viewers = new WeakMap<FastifyRequest, Viewer>();
  const viewerOf = (request: FastifyRequest): Viewer => viewers.get(request) as Viewer;
  const limitViewer = app.createRateLimit({
    timeWindow: 60_000,
    max: (request: FastifyRequest) => limits[viewerOf(request).kind],
    keyGenerator: (request: FastifyRequest) => viewerOf(request).id,
  });
  const limitStranger = app.createRateLimit({ timeWindow: 60_000, max: limits.stranger });
  const refuseTooMany = (limit: Awaited<ReturnType<typeof limitViewer>>): void => {
    if (!limit.isAllowed && limit.isExceeded)
      throw new Refusal('too-many-requests', { retryAfterSeconds: Math.max(1, limit.ttlInSeconds) });
  };
  return {
    admit: async (request, permission) => {
      refuseTooMany(await limitStranger(request, { increment: false }));
      const viewer = await access.findViewer(request.headers);
      if (viewer === undefined) {
        refuseTooMany(await limitStranger(request));
        throw new Refusal('not-signed-in');
      }
      viewers.set(request, viewer);
      refuseTooMany(await limitViewer(request));
      if (viewer.kind === 'agent' && !SAFE_METHODS.has(request.method) && !mayUseCookie(request.headers, publicUrl))
        throw new Refusal('foreign-request');
      if (permission !== null && permission !== 'self' && !viewer.permissions.has(permission))
        throw new Refusal('not-allowed', { permission });
      return viewer;
    },
    admitStranger: async (request) => {
      refuseTooMany(await limitStranger(request));
      if (!SAFE_METHODS.has(request.method) && !mayUseCookie(request.headers, publicUrl)) throw new Refusal('foreign-request');
    },
  };
};
