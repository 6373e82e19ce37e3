import { acting } from '../conversations/index.ts';
import type { Tx } from '../platform/bus/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { findOffer, type OfferRow, settleOffer, withdrawOffers } from './store.ts';

type Settle = { offerId: string; agentId: string; now: Date };

/** The agent takes the conversation; answers its id. Refused when the offer has lapsed, was declined, or is somebody else's. */
export const acceptOffer = async (tx: Tx, { offerId, agentId, now }: Settle): Promise<string> => {
  const offer = await settle(tx, { id: offerId, state: 'accepted', at: now, agentId, only: 'unexpired' });
  // Somebody may have taken, resolved or given it back by hand a moment ago, and the offer is not withdrawn yet.
  if (offer === undefined || !(await acting.markOffered(tx, offer.conversationId, false))) throw new Refusal('offer-gone', { offerId });
  await acting.assign(tx, { scope: acting.EVERYTHING, conversationId: offer.conversationId, agentId, by: 'offer' });
  tx.emit({ type: 'offer.accepted', key: offer.conversationId, data: { offerId, agentId } });
  return offer.conversationId;
};

/** Back to the queue, for the next agent. */
export const declineOffer = async (tx: Tx, { offerId, agentId, now }: Settle): Promise<void> => {
  const offer = await settle(tx, { id: offerId, state: 'declined', at: now, agentId });
  if (offer === undefined) throw new Refusal('offer-gone', { offerId });
  await acting.markOffered(tx, offer.conversationId, false);
  tx.emit({ type: 'offer.declined', key: offer.conversationId, data: { offerId, agentId } });
};

/** The deadline has passed. Nothing happens when somebody was faster. */
export const lapseOffer = async (tx: Tx, offerId: string, now: Date): Promise<void> => {
  const offer = await settle(tx, { id: offerId, state: 'lapsed', at: now, only: 'expired' });
  if (offer === undefined) return;
  await acting.markOffered(tx, offer.conversationId, false);
  tx.emit({ type: 'offer.lapsed', key: offer.conversationId, data: { offerId, agentId: offer.agentId } });
};

/** Somebody took, resolved, snoozed or gave back a conversation by hand: what is still offered of it is withdrawn. */
export const withdrawStale = async (tx: Tx, conversationId: string, now: Date): Promise<void> => {
  const { status, handling } = await acting.lockConversation(tx, acting.EVERYTHING, conversationId);
  if (status === 'open' && handling === 'offered') return;
  await withdrawOffers(tx.sql, conversationId, now);
  await acting.markOffered(tx, conversationId, false);
};

/** Always the conversation first, then its offer, so that two acts never wait for each other in a ring. */
const settle = async (tx: Tx, act: Parameters<typeof settleOffer>[1]): Promise<OfferRow | undefined> => {
  const offer = await findOffer(tx.sql, act.id);
  if (offer === undefined) return undefined;
  const { status } = await acting.lockConversation(tx, acting.EVERYTHING, offer.conversationId);
  // Snoozed a moment ago: the offer is not withdrawn yet, and not there to be accepted.
  if (act.state === 'accepted' && status !== 'open') return undefined;
  return settleOffer(tx.sql, act);
};
