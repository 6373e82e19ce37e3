export { createAssistant } from './create-assistant.ts';
export { type KnowledgeIndex, layShelf, openKnowledgeIndex } from './knowledge-index.ts';
export { retrieve } from './retrieve.ts';
