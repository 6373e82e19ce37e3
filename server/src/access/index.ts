export { type Access, createAccess } from './access.ts';
export * as agentStore from './agent-store.ts';
export { listAvailableAgents } from './agent-store.ts';
export * as tokens from './api-tokens.ts';
export { addAgent, changeAgent } from './change-agents.ts';
export { mayManage } from './permissions.ts';
export * as signInLinks from './sign-in-links.ts';
export { actorOf, type Viewer } from './viewer.ts';
