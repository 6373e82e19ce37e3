export { createApi } from './create-api.ts';
export { forgetOld } from './forget-old.ts';
export type { Gate } from './gate.ts';
export { presentMessage } from './present/message.ts';
export { registerWebhooks } from './register-webhooks.ts';
