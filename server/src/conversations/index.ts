export * as acting from './acting/index.ts';
export * as placing from './placing/index.ts';
export * as reading from './reading/index.ts';
export type { ConversationRow, MessageRow, ThreadRow, Topic } from './types.ts';
