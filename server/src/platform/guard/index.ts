export { createGuardedFetch, type GuardedFetch, type GuardLimits, type GuardOptions } from './create-guarded-fetch.ts';
export { GuardError } from './guard-error.ts';
