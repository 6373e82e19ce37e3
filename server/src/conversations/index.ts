export * as acting from './acting/index.ts';
export * as placing from './placing/index.ts';
export * as reading from './reading/index.ts';
export type { Author, ConversationRow, Handling, JoinedBy, MessageRow, MessageState, Scope, Status, ThreadRow } from './types.ts';
