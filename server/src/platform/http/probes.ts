import type { FastifyInstance } from 'fastify';

export type Check = { name: string; ok: boolean; detail: string };

/** /healthz: the process answers. /readyz: everything it needs is there; 503 with the missing things otherwise. */
export const registerProbes = (app: FastifyInstance, findReadiness: () => Promise<readonly Check[]>): void => {
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const checks = await findReadiness();
    const ok = checks.every((check) => check.ok);
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ok, checks });
  });
};
