import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, type Registry } from 'prom-client';

/** Event loop, memory and garbage collection of this process, and how long requests take by route. */
export const registerMetrics = (app: FastifyInstance, registry: Registry): void => {
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 });
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  // Looking a line up by its labels costs more than counting: each is looked up once. There are as many as routes and answers.
  const lines = new Map<string, Histogram.Internal<string>>();
  const lineOf = (method: string, route: string, status: string): Histogram.Internal<string> => {
    const key = `${method} ${status} ${route}`;
    const line = lines.get(key) ?? seconds.labels(method, route, status);
    lines.set(key, line);
    return line;
  };
  app.addHook('onResponse', (request, reply, done) => {
    // The pattern and not the path: ids would make a line for each.
    const route = request.routeOptions.url ?? 'unknown';
    lineOf(request.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1000);
    done();
  });
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
};
