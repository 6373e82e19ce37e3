export { type Accept, type Acceptance, createAccept } from './accept.ts';
export { applyChange } from './apply-change.ts';
export { createConnectInboxes } from './connect-inboxes.ts';
export { createFetchMedia } from './fetch-media.ts';
export { findMailInbox, type MailAnswer, type MailEnvelope, type ReceiveMailDeps, receiveMail } from './receive-mail.ts';
export { acceptEvents, receiveWebhook, type WebhookDeps } from './receive-webhook.ts';
export { retryTrayItem } from './retry-tray.ts';
