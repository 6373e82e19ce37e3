import type { Agent, Me } from '@throughline/protocol/resources';
import type { agentStore, Viewer } from '../../access/index.ts';

type AgentRow = Awaited<ReturnType<typeof agentStore.listAgents>>[number];

// Agents are touched once a minute while they ask anything or hold a socket.
const ONLINE_WITHIN_MS = 150_000;

export const presentAgent = (row: AgentRow, load: number, now: Date): Agent => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  availability: row.availability,
  languages: row.languages,
  capacity: row.capacity,
  load,
  inboxIds: row.inboxIds,
  online: row.disabledAt === null && row.lastSeenAt !== null && now.getTime() - row.lastSeenAt.getTime() < ONLINE_WITHIN_MS,
});

export const presentMe = (row: AgentRow, load: number, now: Date, viewer: Viewer): Me => ({
  ...presentAgent(row, load, now),
  permissions: [...viewer.permissions],
  locale: row.locale,
});
