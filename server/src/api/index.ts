export { type Api, type ApiDeps, createApi } from './create-api.ts';
export type { Gate, RateLimits } from './gate.ts';
export { presentMessage } from './present/message.ts';
export type { ReceiveWebhook } from './register-webhooks.ts';
