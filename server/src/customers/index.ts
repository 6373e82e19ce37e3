export * as customerStore from './store.ts';
export { addEvidence, JOIN_WEIGHT, type NewEvidence, withdrawEvidence } from './join.ts';
export { normaliseHandle, resolveIdentities } from './resolve-identities.ts';
export type { CustomerRow, EvidenceRow, IdentityRow } from './store.ts';
export type { IdentityMove, ResolvedIdentity, SeenHandle } from './types.ts';
