import type { Me } from '@throughline/protocol/resources';
import { agentStore, changeAgent, type Viewer } from '../../access/index.ts';
import { reading } from '../../conversations/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { HandlersOf } from '../call.ts';
import { presentMe } from '../present/agent.ts';
import type { HandlerDeps } from './deps.ts';

export const meHandlers = ({ database, bus, clock }: HandlerDeps): HandlersOf<'getMe' | 'updateMe'> => {
  const db = database.kysely;
  const findMe = async (viewer: Viewer): Promise<Me> => {
    if (viewer.agentId === null) return tokenAsMe(viewer);
    const [agents, loads] = await Promise.all([agentStore.findAgents(db, [viewer.agentId]), reading.countLoads(db)]);
    const row = agents.get(viewer.agentId);
    if (row === undefined) throw new Refusal('not-signed-in');
    return presentMe(row, loads.get(row.id) ?? 0, clock.now(), viewer);
  };
  return {
    getMe: ({ viewer }) => findMe(viewer),
    updateMe: async ({ viewer, body }) => {
      const { agentId } = viewer;
      if (agentId === null) throw new Refusal('not-an-agent');
      await bus.transact((tx) => changeAgent(tx, agentId, body, clock.now()));
      return await findMe(viewer);
    },
  };
};

/** A token is nobody: it has permissions and a name, and never gets an offer. */
const tokenAsMe = (viewer: Viewer): Me => ({
  id: viewer.id,
  name: viewer.name,
  email: '',
  role: 'agent',
  availability: 'away',
  languages: [],
  capacity: 0,
  load: 0,
  inboxIds: viewer.inboxIds === null ? null : [...viewer.inboxIds],
  online: false,
  permissions: [...viewer.permissions],
  locale: null,
});
