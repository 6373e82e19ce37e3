export { createIsPublic } from './address-rules.ts';
export { createGuardedConnect } from './create-guarded-connect.ts';
export { createGuardedFetch } from './create-guarded-fetch.ts';
export { createJudgeHost, type JudgeHost } from './judge-host.ts';
