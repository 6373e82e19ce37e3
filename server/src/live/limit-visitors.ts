import '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../platform/refusal.ts';

/** What an anonymous caller may do a minute: `address` for all visitors behind one, `visitor` for each. */
type Limits = { address: number; visitor: number };

const LIMITS = {
  // An office or a mobile network shares one address.
  session: { address: 600, visitor: 600 },
  files: { address: 120, visitor: 20 },
  // Each of these can end in a mail to an address that the caller chose.
  mail: { address: 30, visitor: 5 },
} as const satisfies Record<string, Limits>;

export type LimitVisitors = (what: keyof typeof LIMITS, request: FastifyRequest, visitorId: string) => Promise<void>;

/** After @fastify/rate-limit is registered. Refuses `too-many-requests`. */
export const createLimitVisitors = (app: FastifyInstance): LimitVisitors => {
  const visitors = new WeakMap<FastifyRequest, string>();
  const make = ({ address, visitor }: Limits) => [
    app.createRateLimit({ timeWindow: 60_000, max: address }),
    app.createRateLimit({ timeWindow: 60_000, max: visitor, keyGenerator: (request) => visitors.get(request) ?? request.ip }),
  ];
  const limits = { session: make(LIMITS.session), files: make(LIMITS.files), mail: make(LIMITS.mail) };
  return async (what, request, visitorId) => {
    visitors.set(request, visitorId);
    for (const count of limits[what]) {
      const limit = await count(request);
      if (!limit.isAllowed && limit.isExceeded)
        throw new Refusal('too-many-requests', { retryAfterSeconds: Math.max(1, limit.ttlInSeconds) });
    }
  };
};
