export { type Accept, createAccept } from './accept.ts';
export { createConnectInboxes } from './connect-inboxes.ts';
export { createFetchMedia } from './fetch-media.ts';
export { findMailInbox, keepRefused, type ReceiveMailDeps, receiveMail } from './receive-mail.ts';
export { receiveWebhook } from './receive-webhook.ts';
export { retryTrayItem } from './retry-tray.ts';
