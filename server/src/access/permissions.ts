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
