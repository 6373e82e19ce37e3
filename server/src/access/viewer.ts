import type { Permission } from '@throughline/protocol/api';

/** Who asks: a signed-in person, or a system with a token. */
export type Viewer = {
  kind: 'agent' | 'token';
  id: string;
  name: string;
  agentId: string | null;
  permissions: ReadonlySet<Permission>;
  /** Inboxes whose conversations the viewer may see; null: all. */
  inboxIds: readonly string[] | null;
};

/** How a viewer is named in the audit and in events: "agent:…" or "token:…". */
export const actorOf = (viewer: Pick<Viewer, 'kind' | 'id'>): string => `${viewer.kind}:${viewer.id}`;
