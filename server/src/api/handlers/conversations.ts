import type { Conversation } from '@throughline/protocol/resources';
import { actorOf, agentStore, type Viewer } from '../../access/index.ts';
import { acting, reading } from '../../conversations/index.ts';
import { customerStore } from '../../customers/index.ts';
import { makeSearchQuery } from '@throughline/nlu';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { Call, HandlersOf } from '../call.ts';
import { cutPage, readTimeCursor, writeCursor } from '../cursor.ts';
import { presentConversation, presentDecision, presentSummary } from '../present/conversation.ts';
import { loadPeople } from '../present/people.ts';
import type { HandlerDeps } from './deps.ts';
import { makePacket } from './make-packet.ts';

type ReadNames = 'listConversations' | 'getConversationCounts' | 'getConversation' | 'listDecisions' | 'markRead';
type ActNames =
  | 'assignConversation'
  | 'resolveConversation'
  | 'reopenConversation'
  | 'snoozeConversation'
  | 'handOver'
  | 'returnToAssistant'
  | 'moveThread'
  | 'verifyThread';

const scopeOf = (viewer: Viewer) => ({ inboxIds: viewer.inboxIds });

/** One conversation as the desk opens it: five statements at most. */
export const loadConversation = async ({ database, inboxes, channels }: HandlerDeps, viewer: Viewer, id: string): Promise<Conversation> => {
  const db = database.kysely;
  const row = await reading.getConversation(db, scopeOf(viewer), id, viewer.agentId);
  const [threads, people, known] = await Promise.all([
    reading.listThreads(db, [id]),
    loadPeople(db, { agents: [row.assigneeId], customers: [row.customerId] }),
    inboxes.list(),
  ]);
  const inboxOf = new Map(known.map((inbox) => [inbox.id, { ...inbox, windows: channels.get(inbox.kind)?.abilities.windows ?? [] }]));
  return presentConversation(row, threads, people, (inboxId) => inboxOf.get(inboxId));
};

export const conversationHandlers = (deps: HandlerDeps): HandlersOf<ReadNames | ActNames> => ({
  ...readHandlers(deps),
  ...actHandlers(deps),
});

const readHandlers = (deps: HandlerDeps): HandlersOf<ReadNames> => {
  const { bus } = deps;
  const db = deps.database.kysely;
  return {
    listConversations: ({ viewer, query }) => listPage(deps, viewer, query),
    getConversationCounts: ({ viewer }) => reading.countConversations(db, scopeOf(viewer), viewer.agentId),
    getConversation: ({ viewer, id }) => loadConversation(deps, viewer, id),
    listDecisions: async ({ viewer, id }) => {
      await reading.getConversation(db, scopeOf(viewer), id, viewer.agentId);
      return { items: (await reading.listDecisions(db, id)).map(presentDecision), nextCursor: null };
    },
    markRead: async ({ viewer, id, body }) => {
      await reading.getConversation(db, scopeOf(viewer), id, viewer.agentId);
      // A token reads for nobody.
      const { agentId } = viewer;
      if (agentId !== null) await bus.transact((tx) => acting.markRead(tx, { conversationId: id, agentId, seq: body.seq }));
      return { ok: true };
    },
  };
};

const listPage = async (deps: HandlerDeps, viewer: Viewer, query: Call<'listConversations'>['query']) => {
  const db = deps.database.kysely;
  const { q, cursor, limit, ...filter } = query;
  const searchQuery = q === undefined || q.trim() === '' ? undefined : makeSearchQuery(q);
  if (searchQuery === '') return { items: [], nextCursor: null };
  const rows = await reading.listConversations(db, scopeOf(viewer), {
    ...filter,
    searchQuery,
    agentId: viewer.agentId,
    limit: limit + 1,
    before: readTimeCursor(cursor),
  });
  const keyOf = (row: (typeof rows)[number]): Date => (query.sort === 'waiting' ? (row.waitingSince ?? row.lastAt) : row.lastAt);
  const page = cutPage(rows, limit, (last) => writeCursor([keyOf(last).toISOString(), last.id]));
  const people = await loadPeople(db, {
    agents: page.rows.map((row) => row.assigneeId),
    customers: page.rows.map((row) => row.customerId),
  });
  return { items: page.rows.map((row) => presentSummary(row, people)), nextCursor: page.nextCursor };
};

const actHandlers = (deps: HandlerDeps): HandlersOf<ActNames> => {
  const { bus, clock } = deps;
  type Act = { scope: { inboxIds: readonly string[] | null }; conversationId: string; by: string };
  type Tx = Parameters<Parameters<typeof bus.transact>[0]>[0];
  /** One act on one conversation, then the conversation as it is now. */
  const act = async (viewer: Viewer, id: string, work: (tx: Tx, line: Act) => Promise<unknown>): Promise<Conversation> => {
    await bus.transact((tx) => work(tx, { scope: scopeOf(viewer), conversationId: id, by: actorOf(viewer) }));
    return await loadConversation(deps, viewer, id);
  };
  return {
    assignConversation: ({ viewer, id, body }) =>
      act(viewer, id, async (tx, line) => {
        await refuseUnfit(tx, body.agentId);
        await acting.assign(tx, { ...line, agentId: body.agentId });
      }),
    resolveConversation: ({ viewer, id }) => act(viewer, id, acting.resolve),
    reopenConversation: ({ viewer, id }) => act(viewer, id, acting.reopen),
    snoozeConversation: ({ viewer, id, body }) =>
      act(viewer, id, (tx, line) => acting.snooze(tx, { ...line, until: new Date(body.until), now: clock.now() })),
    handOver: ({ viewer, id }) =>
      act(viewer, id, async (tx, line) => {
        const conversation = await reading.getConversation(tx.sql, line.scope, id, null);
        const packet = makePacket(conversation.language, await reading.listMessages(tx.sql, id, { limit: 50 }));
        const done = await acting.handOver(tx, { ...line, packet });
        const decision = { conversationId: id, kind: 'hand-over' as const, outcome: 'queued', reason: 'agent', facts: { by: line.by } };
        if (done) await acting.recordDecision(tx, decision);
      }),
    returnToAssistant: ({ viewer, id }) => act(viewer, id, acting.returnToAssistant),
    moveThread: async ({ viewer, id, body }) => {
      const now = await bus.transact(async (tx) => {
        const customerOf = async (identityId: string) => await getCustomerOf(tx, identityId);
        return await acting.moveThread(tx, {
          scope: scopeOf(viewer),
          threadId: id,
          conversationId: body.conversationId,
          customerOf,
          by: actorOf(viewer),
        });
      });
      return await loadConversation(deps, viewer, now);
    },
    verifyThread: async ({ viewer, id }) => {
      const conversationId = await bus.transact((tx) =>
        acting.verifyThread(tx, { scope: scopeOf(viewer), threadId: id, by: actorOf(viewer) }),
      );
      return await loadConversation(deps, viewer, conversationId);
    },
  };
};

type AnyTx = { sql: Parameters<typeof agentStore.findAgents>[0] };

/** Only somebody who works here can be given a conversation. */
const refuseUnfit = async (tx: AnyTx, agentId: string | null): Promise<void> => {
  if (agentId === null) return;
  const agent = (await agentStore.findAgents(tx.sql, [agentId])).get(agentId);
  if (agent === undefined || agent.disabledAt !== null) throw new Refusal('unknown-agent', { agentId });
};

const getCustomerOf = async (tx: AnyTx, identityId: string): Promise<string> => {
  const identity = (await customerStore.findIdentities(tx.sql, [identityId])).get(identityId);
  if (identity === undefined) throw notFound('identity');
  return identity.customerId;
};
