export * from './around-messages.ts';
export * from './conversations.ts';
export * from './customers-in-scope.ts';
export * from './files.ts';
export * from './messages.ts';
export * from './reply-window.ts';
export * from './visitor.ts';
