export { createHttp } from './create-http.ts';
export * as idempotency from './idempotency.ts';
export { registerMetrics } from './metrics.ts';
export { issuesOf, parseInput } from './parse-input.ts';
export { type Check, registerProbes } from './probes.ts';
export { InvalidInput, type RefusalTable } from './problem.ts';
export { mayUseCookie } from './same-origin.ts';
export * as pagePolicies from './security-headers.ts';
export { openStaticFolder } from './static-folder.ts';
