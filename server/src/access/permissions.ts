import { PERMISSIONS, type Permission } from '@throughline/protocol/api';
import type { z } from 'zod';
import type { Role as RoleSchema } from '@throughline/protocol/resources';

export type Role = z.infer<typeof RoleSchema>;

const AGENT: readonly Permission[] = [
  'conversations:read',
  'conversations:write',
  'customers:read',
  'customers:write',
  'knowledge:read',
  'inboxes:read',
  'agents:read',
  'tray:read',
];

const SUPERVISOR: readonly Permission[] = [...AGENT, 'knowledge:write', 'tray:write', 'audit:read'];

const ROLE_PERMISSIONS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  agent: new Set(AGENT),
  supervisor: new Set(SUPERVISOR),
  admin: new Set(PERMISSIONS),
};

export const permissionsOf = (role: Role): ReadonlySet<Permission> => ROLE_PERMISSIONS[role];

export const isPermission = (word: string): word is Permission => (PERMISSIONS as readonly string[]).includes(word);

type Reach = { permissions: ReadonlySet<Permission>; inboxIds: readonly string[] | null };

/** Nobody makes, changes or lets in somebody who may do or see more than they do themselves. */
export const mayManage = (viewer: Reach, agent: { role: Role; inboxIds: readonly string[] | null }): boolean => {
  const { inboxIds } = viewer;
  const seesAll = inboxIds === null || (agent.inboxIds?.every((id) => inboxIds.includes(id)) ?? false);
  return seesAll && [...permissionsOf(agent.role)].every((permission) => viewer.permissions.has(permission));
};
