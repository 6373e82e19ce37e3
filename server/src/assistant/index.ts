export { type AssistantDeps, createAssistant, THRESHOLDS } from './create-assistant.ts';
export { type KnowledgeIndex, openKnowledgeIndex } from './knowledge-index.ts';
export type { AskModel, ModelRequest } from './word-with-model.ts';
