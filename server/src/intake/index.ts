export { type Accept, type Acceptance, createAccept } from './accept.ts';
export { applyChange } from './apply-change.ts';
export { acceptEvents, receiveWebhook, type WebhookDeps } from './receive-webhook.ts';
