export { type InboxBook, openInboxBook } from './book.ts';
export { createInbox, deleteInbox, type InboxDeps, updateInbox } from './change-inbox.ts';
export type { ChannelBook, Sealer } from './settings.ts';
export * as inboxStore from './store.ts';
export type { InboxRow, OpenInbox } from './types.ts';
