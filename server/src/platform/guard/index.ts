export { createGuardedFetch } from './create-guarded-fetch.ts';
