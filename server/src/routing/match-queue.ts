/* Queue → candidates → choice → offer. One matcher at a time over all processes; it works on what it finds, so being woken twice is harmless. */
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { acting, type ConversationRow, reading } from '../conversations/index.ts';
import type { Bus, Tx } from '../platform/bus/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import { addJob } from '../platform/jobs/index.ts';
import { type Candidate, chooseAgent } from './choose.ts';
import { countPassed, insertOffer, lastAccepted, listStanding, withdrawOffers } from './store.ts';

/** The facts routing needs of people; `access` has them. */
export type AvailableAgent = {
  id: string;
  languages: readonly string[];
  capacity: number;
  inboxIds: readonly string[] | null;
  online: boolean;
};
export type RoutingDeps = {
  bus: Bus;
  clock: Clock;
  /** Enabled agents who set themselves available. */
  listAvailableAgents(tx: Tx): Promise<AvailableAgent[]>;
  offerSeconds: number;
};

const AT_ONCE = 50;

export const matchQueue = (deps: RoutingDeps): Promise<void> =>
  deps.bus.transact(async (tx) => {
    // Most of what wakes the matcher leaves nobody waiting.
    if ((await reading.listQueue(tx.sql, acting.EVERYTHING, 1)).length === 0) return;
    await sql`select pg_advisory_xact_lock(hashtext('routing'))`.execute(tx.sql);
    const candidates = await loadCandidates(deps, tx);
    // Asked anew for whoever still has room: conversations that only others may see must not hide the ones behind them.
    for (let free = candidates.filter(hasRoom); free.length > 0; free = candidates.filter(hasRoom)) {
      const queue = await reading.listQueue(tx.sql, scopeOf(free), AT_ONCE);
      const passed = await countPassed(
        tx.sql,
        queue.map((conversation) => conversation.id),
      );
      let offered = 0;
      for (const conversation of queue) if (await offerOne(deps, tx, conversation, candidates, passed.get(conversation.id))) offered += 1;
      if (offered === 0) return;
    }
  });

const hasRoom = (candidate: Candidate): boolean => candidate.online && candidate.load < candidate.capacity;

const scopeOf = (candidates: readonly Candidate[]): { inboxIds: readonly string[] | null } =>
  candidates.some((candidate) => candidate.inboxIds === null)
    ? acting.EVERYTHING
    : { inboxIds: [...new Set(candidates.flatMap((candidate) => candidate.inboxIds ?? []))] };

const loadCandidates = async (deps: RoutingDeps, tx: Tx): Promise<Candidate[]> => {
  const agents = await deps.listAvailableAgents(tx);
  if (!agents.some((agent) => agent.online)) return [];
  const loads = await reading.countLoads(tx.sql);
  const idle = await lastAccepted(tx.sql);
  for (const offer of await listStanding(tx.sql, null)) loads.set(offer.agentId, (loads.get(offer.agentId) ?? 0) + 1);
  return agents.map((agent) => ({ ...agent, load: loads.get(agent.id) ?? 0, idleSince: idle.get(agent.id) ?? new Date(0), passed: 0 }));
};

/** False when nobody can take it now. */
const offerOne = async (
  deps: RoutingDeps,
  tx: Tx,
  conversation: ConversationRow,
  candidates: Candidate[],
  passed: ReadonlyMap<string, number> | undefined,
): Promise<boolean> => {
  const choice = chooseAgent(
    conversation,
    candidates.map((candidate) => ({ ...candidate, passed: passed?.get(candidate.id) ?? 0 })),
  );
  const chosen = candidates.find((candidate) => candidate.id === choice.agentId);
  if (chosen === undefined || !(await acting.markOffered(tx, conversation.id, true))) return false;
  const madeAt = deps.clock.now();
  const offer = {
    id: newId(),
    conversationId: conversation.id,
    agentId: chosen.id,
    why: { language: conversation.language, considered: choice.considered },
    madeAt,
    expiresAt: new Date(madeAt.getTime() + deps.offerSeconds * 1000),
  };
  // It was queued: an offer that still stands is of an earlier time in the queue.
  await withdrawOffers(tx.sql, conversation.id, madeAt);
  await insertOffer(tx.sql, offer);
  chosen.load += 1;
  await addJob(tx, { task: 'lapse-offer', payload: { offerId: offer.id }, runAt: offer.expiresAt, key: `lapse-offer:${offer.id}` });
  await acting.recordDecision(tx, {
    conversationId: conversation.id,
    kind: 'route',
    outcome: 'offered',
    reason: 'least-load',
    facts: { agentId: chosen.id, ...offer.why },
  });
  tx.emit({
    type: 'offer.made',
    key: conversation.id,
    data: { offerId: offer.id, agentId: chosen.id, expiresAt: offer.expiresAt.toISOString() },
  });
  return true;
};
