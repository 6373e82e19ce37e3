export * from './change-handling.ts';
export { divertReplies, noteLeaving, noteReturn, RETURN_MS } from './divert-replies.ts';
export * from './keep-marks.ts';
export { EVERYTHING, lockConversation } from './lock-conversation.ts';
export * from './move-thread.ts';
export * from './record-decision.ts';
export * from './record-delivery.ts';
export * from './tend-thread.ts';
export * from './write-message.ts';
