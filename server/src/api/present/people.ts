import type { AgentRef } from '@throughline/protocol/resources';
import type { Kysely } from 'kysely';
import { agentStore } from '../../access/index.ts';
import { customerStore } from '../../customers/index.ts';
import type { DB } from '../../platform/db/index.ts';

/** Names for whoever a page of rows mentions: two statements, three when somebody has no name yet. */
export type People = { agent(id: string | null): AgentRef | null; customer(id: string): { id: string; name: string } };

export const loadPeople = async (
  db: Kysely<DB>,
  ids: { agents: readonly (string | null)[]; customers: readonly string[] },
): Promise<People> => {
  const [agents, customers] = await Promise.all([
    agentStore.findAgents(
      db,
      ids.agents.filter((id) => id !== null),
    ),
    ids.customers.length === 0 ? new Map<string, { name: string }>() : customerStore.findCustomers(db, ids.customers),
  ]);
  const nameless = [...customers].filter(([, row]) => row.name === '').map(([id]) => id);
  const handles = nameless.length === 0 ? [] : await customerStore.listIdentities(db, nameless);
  const handleOf = new Map(handles.map((identity) => [identity.customerId, identity.name ?? identity.value] as const).reverse());
  return {
    agent: (id) => (id === null ? null : { id, name: agents.get(id)?.name ?? '' }),
    customer: (id) => ({ id, name: customers.get(id)?.name || (handleOf.get(id) ?? '') }),
  };
};
