import type { Viewer } from '../../access/index.ts';
import { reading } from '../../conversations/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import { acceptOffer, declineOffer, listStanding } from '../../routing/index.ts';
import type { HandlersOf } from '../call.ts';
import { presentSummary } from '../present/conversation.ts';
import { loadPeople } from '../present/people.ts';
import { loadConversation } from './conversations.ts';
import type { HandlerDeps } from './deps.ts';

const agentOf = (viewer: Viewer): string => {
  if (viewer.agentId === null) throw new Refusal('not-an-agent');
  return viewer.agentId;
};

export const offerHandlers = (deps: HandlerDeps): HandlersOf<'listOffers' | 'acceptOffer' | 'declineOffer'> => {
  const { database, bus, clock } = deps;
  const db = database.kysely;
  return {
    listOffers: async ({ viewer }) => {
      if (viewer.agentId === null) return { items: [], nextCursor: null };
      const standing = (await listStanding(db, viewer.agentId)).filter((offer) => offer.expiresAt > clock.now());
      const rows = await reading.findConversations(
        db,
        { inboxIds: viewer.inboxIds },
        standing.map((offer) => offer.conversationId),
        viewer.agentId,
      );
      const people = await loadPeople(db, { agents: rows.map((row) => row.assigneeId), customers: rows.map((row) => row.customerId) });
      const byId = new Map(rows.map((row) => [row.id, row]));
      const items = standing.flatMap((offer) => {
        const row = byId.get(offer.conversationId);
        if (row === undefined) return [];
        const { id, why } = offer;
        return [
          {
            id,
            conversation: presentSummary(row, people),
            madeAt: offer.madeAt.toISOString(),
            expiresAt: offer.expiresAt.toISOString(),
            packet: row.packet,
            why,
          },
        ];
      });
      return { items, nextCursor: null };
    },
    acceptOffer: async ({ viewer, id }) => {
      const agentId = agentOf(viewer);
      const conversationId = await bus.transact((tx) => acceptOffer(tx, { offerId: id, agentId, now: clock.now() }));
      return await loadConversation(deps, viewer, conversationId);
    },
    declineOffer: async ({ viewer, id }) => {
      const agentId = agentOf(viewer);
      await bus.transact((tx) => declineOffer(tx, { offerId: id, agentId, now: clock.now() }));
      return { ok: true };
    },
  };
};
