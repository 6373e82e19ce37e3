import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/index.ts';

export type OfferState = 'made' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn';
export type OfferRow = {
  id: string;
  conversationId: string;
  agentId: string;
  state: OfferState;
  why: Record<string, unknown>;
  madeAt: Date;
  expiresAt: Date;
};

const columns = sql`id, conversation_id as "conversationId", agent_id as "agentId", state, why, made_at as "madeAt", expires_at as "expiresAt"`;

/** Fails when an offer for this conversation already stands. */
export const insertOffer = async (db: Kysely<DB>, offer: Omit<OfferRow, 'state'>): Promise<void> => {
  await sql`
    insert into offer (id, conversation_id, agent_id, why, made_at, expires_at)
    values (${offer.id}, ${offer.conversationId}, ${offer.agentId}, ${JSON.stringify(offer.why)}::jsonb, ${offer.madeAt}, ${offer.expiresAt})`.execute(
    db,
  );
};

export const findOffer = async (db: Kysely<DB>, id: string): Promise<OfferRow | undefined> => {
  const { rows } = await sql<OfferRow>`select ${columns} from offer where id = ${id}::uuid`.execute(db);
  return rows[0];
};

/** Settles an offer that still stands; undefined when it does not. */
export const settleOffer = async (
  db: Kysely<DB>,
  settle: { id: string; state: OfferState; at: Date; agentId?: string; only?: 'unexpired' | 'expired' },
): Promise<OfferRow | undefined> => {
  const agent = settle.agentId === undefined ? sql`true` : sql`agent_id = ${settle.agentId}::uuid`;
  const time =
    settle.only === undefined ? sql`true` : settle.only === 'expired' ? sql`expires_at <= ${settle.at}` : sql`expires_at > ${settle.at}`;
  const { rows } = await sql<OfferRow>`
    update offer set state = ${settle.state}, settled_at = ${settle.at} where id = ${settle.id}::uuid and state = 'made' and ${agent} and ${time} returning ${columns}`.execute(
    db,
  );
  return rows[0];
};

export const withdrawOffers = async (db: Kysely<DB>, conversationId: string, at: Date): Promise<void> => {
  await sql`update offer set state = 'withdrawn', settled_at = ${at} where conversation_id = ${conversationId}::uuid and state = 'made'`.execute(
    db,
  );
};

export const listStanding = async (db: Kysely<DB>, agentId: string | null): Promise<OfferRow[]> => {
  const { rows } = await sql<OfferRow>`
    select ${columns} from offer where state = 'made' and ${agentId === null ? sql`true` : sql`agent_id = ${agentId}::uuid`} order by made_at`.execute(
    db,
  );
  return rows;
};

export const listExpired = async (db: Kysely<DB>, now: Date): Promise<string[]> => {
  const { rows } = await sql<{
    id: string;
  }>`select id from offer where state = 'made' and expires_at <= ${now} order by expires_at limit 100`.execute(db);
  return rows.map((row) => row.id);
};

/** Who let offers of these conversations go, and how often. */
export const countPassed = async (db: Kysely<DB>, conversationIds: readonly string[]): Promise<Map<string, Map<string, number>>> => {
  const { rows } = await sql<{ conversation_id: string; agent_id: string; passed: number }>`
    select conversation_id, agent_id, count(*)::int as passed from offer
    where conversation_id = any(${[...conversationIds]}::uuid[]) and state in ('declined', 'lapsed') group by conversation_id, agent_id`.execute(
    db,
  );
  const all = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const one = all.get(row.conversation_id) ?? new Map<string, number>();
    one.set(row.agent_id, row.passed);
    all.set(row.conversation_id, one);
  }
  return all;
};

export const lastAccepted = async (db: Kysely<DB>): Promise<Map<string, Date>> => {
  const { rows } = await sql<{
    agent_id: string;
    at: Date;
  }>`select agent_id, max(settled_at) as at from offer where state = 'accepted' group by agent_id`.execute(db);
  return new Map(rows.map((row) => [row.agent_id, row.at]));
};
