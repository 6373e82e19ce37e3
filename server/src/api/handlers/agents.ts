import { actorOf, addAgent, agentStore, changeAgent, mayManage, signInLinks, type Viewer } from '../../access/index.ts';
import { reading } from '../../conversations/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { HandlersOf } from '../call.ts';
import { presentAgent } from '../present/agent.ts';
import type { HandlerDeps } from './deps.ts';

const { INVITATION_MINUTES, LINK_MINUTES, makeSignInLink, signInAddress } = signInLinks;

type Names = 'listAgents' | 'createAgent' | 'updateAgent' | 'createSignInLink';

const refuseWider = (viewer: Viewer, agent: Parameters<typeof mayManage>[1]): void => {
  if (!mayManage(viewer, agent)) throw new Refusal('scope-too-wide', { role: agent.role });
};

export const agentHandlers = ({ database, bus, clock, publicUrl }: HandlerDeps): HandlersOf<Names> => {
  const db = database.kysely;
  return {
    listAgents: async () => {
      const [rows, loads] = await Promise.all([agentStore.listAgents(db), reading.countLoads(db)]);
      return { items: rows.map((row) => presentAgent(row, loads.get(row.id) ?? 0, clock.now())), nextCursor: null };
    },
    createAgent: async ({ viewer, body }) =>
      await bus.transact(async (tx) => {
        refuseWider(viewer, body);
        const row = await addAgent(tx, body);
        const token = await makeSignInLink(tx.sql, row.id, clock.now(), INVITATION_MINUTES);
        await recordAudit(tx, { actor: actorOf(viewer), act: 'agent.invited', subject: `agent:${row.id}`, facts: { role: row.role } });
        return { agent: presentAgent(row, 0, clock.now()), signInLink: signInAddress(publicUrl, token) };
      }),
    updateAgent: async ({ viewer, id, body }) => {
      const row = await bus.transact(async (tx) => {
        const before = (await agentStore.findAgents(tx.sql, [id])).get(id);
        if (before === undefined) throw notFound('agent');
        refuseWider(viewer, before);
        refuseWider(viewer, { role: body.role ?? before.role, inboxIds: body.inboxIds === undefined ? before.inboxIds : body.inboxIds });
        const changed = await changeAgent(tx, id, body, clock.now());
        await recordAudit(tx, {
          actor: actorOf(viewer),
          act: body.disabled === true ? 'agent.disabled' : 'agent.changed',
          subject: `agent:${id}`,
          facts: body,
        });
        return changed;
      });
      const loads = await reading.countLoads(db);
      return presentAgent(row, loads.get(id) ?? 0, clock.now());
    },
    createSignInLink: async ({ viewer, id }) =>
      await bus.transact(async (tx) => {
        const agent = (await agentStore.findAgents(tx.sql, [id])).get(id);
        if (agent === undefined || agent.disabledAt !== null) throw notFound('agent');
        refuseWider(viewer, agent);
        const token = await makeSignInLink(tx.sql, id, clock.now(), LINK_MINUTES);
        await recordAudit(tx, { actor: actorOf(viewer), act: 'agent.link-made', subject: `agent:${id}` });
        return { signInLink: signInAddress(publicUrl, token) };
      }),
  };
};
