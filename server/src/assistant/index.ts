export { createAssistant } from './create-assistant.ts';
export { type KnowledgeIndex, openKnowledgeIndex } from './knowledge-index.ts';
