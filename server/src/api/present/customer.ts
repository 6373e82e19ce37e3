import type { z } from 'zod';
import type { CustomerSummary, Evidence, Identity } from '@throughline/protocol/resources';
import type { CustomerRow, EvidenceRow, IdentityRow } from '../../customers/index.ts';

export const presentCustomer = (row: CustomerRow, name: string): z.infer<typeof CustomerSummary> => ({
  id: row.id,
  name,
  language: row.language,
  value: row.value,
  channels: row.channels,
  lastAt: row.lastAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

export const presentIdentity = (row: IdentityRow): Identity => ({
  id: row.id,
  customerId: row.customerId,
  type: row.type,
  value: row.value,
  scope: row.scope,
  name: row.name,
  verified: row.verified,
  channel: row.channel,
  firstAt: row.firstAt.toISOString(),
  lastAt: row.lastAt.toISOString(),
});

export const presentEvidence = (row: EvidenceRow): Evidence => ({
  id: row.id,
  kind: row.kind,
  weight: row.weight,
  identityIds: [row.identityA, row.identityB],
  by: row.by,
  facts: row.facts,
  at: row.at.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
});
