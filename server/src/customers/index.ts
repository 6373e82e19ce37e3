export * as customerStore from './store.ts';
export { addEvidence, withdrawEvidence } from './join.ts';
export { findHandles, resolveIdentities, resolveKnown } from './resolve-identities.ts';
export type { CustomerRow, EvidenceRow, IdentityRow } from './store.ts';
export type { IdentityMove } from './types.ts';
