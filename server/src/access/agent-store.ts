import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/index.ts';
import type { Role } from './permissions.ts';

export type AgentRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  availability: 'available' | 'away';
  languages: string[];
  capacity: number;
  inboxIds: string[] | null;
  locale: 'zh' | 'en' | null;
  disabledAt: Date | null;
  lastSeenAt: Date | null;
};

/** What routing needs to know of somebody who may get an offer. */
export type AvailableAgent = Pick<AgentRow, 'id' | 'languages' | 'capacity' | 'inboxIds' | 'lastSeenAt'>;

const columns = sql`id, name, email, role, availability, languages, capacity, inbox_ids as "inboxIds", locale,
  disabled_at as "disabledAt", last_seen_at as "lastSeenAt"`;

/** Everybody who works here now; those who left are left out. */
export const listAgents = async (db: Kysely<DB>): Promise<AgentRow[]> => {
  const { rows } = await sql<AgentRow>`select ${columns} from agent where disabled_at is null order by lower(name), id`.execute(db);
  return rows;
};

/** Agents by id, those who left too: their names stand under old messages. */
export const findAgents = async (db: Kysely<DB>, ids: readonly string[]): Promise<Map<string, AgentRow>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<AgentRow>`select ${columns} from agent where id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
};

export const findAgentByEmail = async (db: Kysely<DB>, email: string): Promise<AgentRow | undefined> => {
  const { rows } = await sql<AgentRow>`select ${columns} from agent where email = ${email.trim().toLowerCase()}`.execute(db);
  return rows[0];
};

/** Enabled agents who want work now. Accepts a transaction as well. */
export const listAvailableAgents = async (db: Kysely<DB>): Promise<AvailableAgent[]> => {
  const { rows } = await sql<AvailableAgent>`
    select id, languages, capacity, inbox_ids as "inboxIds", last_seen_at as "lastSeenAt"
    from agent where availability = 'available' and disabled_at is null order by id`.execute(db);
  return rows;
};

/** Agents with an open socket are seen although they ask nothing. */
export const touchAgents = async (db: Kysely<DB>, ids: readonly string[], now: Date): Promise<void> => {
  await sql`update agent set last_seen_at = ${now} where id = any(${[...ids]}::uuid[])`.execute(db);
};

export const countAgents = async (db: Kysely<DB>): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from agent`.execute(db);
  return rows[0]?.n ?? 0;
};
