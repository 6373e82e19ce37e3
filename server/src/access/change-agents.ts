import { type Kysely, sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/bus/index.ts';
import type { DB } from '../platform/db/index.ts';
import { notFound, Refusal } from '../platform/refusal.ts';
import { findAgents, type AgentRow } from './agent-store.ts';
import type { Role } from './permissions.ts';

export type NewAgent = {
  name: string;
  email: string;
  role: Role;
  languages?: readonly string[] | undefined;
  capacity?: number | undefined;
  inboxIds?: readonly string[] | null | undefined;
  availability?: AgentRow['availability'] | undefined;
};

export type AgentChange = Partial<
  Pick<AgentRow, 'name' | 'role' | 'languages' | 'capacity' | 'inboxIds' | 'availability' | 'locale'> & { disabled: boolean }
>;

/** Makes an agent and its account, without a password. Refuses `email-taken`. */
export const addAgent = async (tx: Tx, agent: NewAgent): Promise<AgentRow> => {
  const email = agent.email.trim().toLowerCase();
  const [id, userId] = [newId(), newId()];
  const user = await sql`
    insert into auth_user (id, name, email, email_verified) values (${userId}, ${agent.name}, ${email}, true)
    on conflict (email) do nothing returning id`.execute(tx.sql);
  if (user.rows.length === 0) throw new Refusal('email-taken', { email });
  await tx.sql
    .insertInto('agent')
    .values({
      id,
      user_id: userId,
      name: agent.name,
      email,
      role: agent.role,
      availability: agent.availability ?? 'away',
      languages: [...(agent.languages ?? [])],
      capacity: agent.capacity ?? 5,
      inbox_ids: agent.inboxIds === null || agent.inboxIds === undefined ? null : [...agent.inboxIds],
    })
    .execute();
  tx.emit({ type: 'agent.changed', key: id, data: { agentId: id } });
  return await getAgent(tx.sql, id);
};

const getAgent = async (db: Kysely<DB>, id: string): Promise<AgentRow> => {
  const agent = (await findAgents(db, [id])).get(id);
  if (agent === undefined) throw notFound('agent');
  return agent;
};

/** Changes an agent. Disabling cuts its sessions and links in the same transaction. Refuses `last-admin`. */
export const changeAgent = async (tx: Tx, id: string, change: AgentChange, now: Date): Promise<AgentRow> => {
  // One lock for all changes of roles, so that two admins cannot demote each other at once.
  await sql`select pg_advisory_xact_lock(hashtext('access.roles'))`.execute(tx.sql);
  const before = await getAgent(tx.sql, id);
  const { disabled, inboxIds, ...plain } = change;
  await tx.sql
    .updateTable('agent')
    .set({
      ...plain,
      ...(inboxIds === undefined ? {} : { inbox_ids: inboxIds }),
      ...(disabled === undefined ? {} : { disabled_at: disabled ? (before.disabledAt ?? now) : null }),
      ...(disabled === true ? { availability: 'away' as const } : {}),
      // Kysely refuses an empty set; naming the id changes nothing.
      id,
    })
    .where('id', '=', id)
    .execute();
  if (before.role === 'admin' && (disabled === true || (change.role ?? 'admin') !== 'admin')) await refuseWithoutAdmin(tx);
  if (change.name !== undefined) await sql`update auth_user set name = ${change.name} where email = ${before.email}`.execute(tx.sql);
  if (disabled === true) await cutAccess(tx, id);
  tx.emit({ type: 'agent.changed', key: id, data: { agentId: id } });
  return await getAgent(tx.sql, id);
};

const refuseWithoutAdmin = async (tx: Tx): Promise<void> => {
  const { rows } = await sql`select 1 from agent where role = 'admin' and disabled_at is null limit 1`.execute(tx.sql);
  if (rows.length === 0) throw new Refusal('last-admin');
};

const cutAccess = async (tx: Tx, agentId: string): Promise<void> => {
  await sql`delete from auth_session s using agent a where a.id = ${agentId} and s.user_id = a.user_id`.execute(tx.sql);
  await sql`delete from sign_in_link where agent_id = ${agentId} and used_at is null`.execute(tx.sql);
};
