import { acting } from '../conversations/index.ts';
import type { Tx } from '../platform/bus/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { settleOffer } from './store.ts';

type Settle = { offerId: string; agentId: string; now: Date };

/** The agent takes the conversation; answers its id. Refused when the offer has lapsed, was declined, or is somebody else's. */
export const acceptOffer = async (tx: Tx, { offerId, agentId, now }: Settle): Promise<string> => {
  const offer = await settleOffer(tx.sql, { id: offerId, state: 'accepted', at: now, agentId, only: 'unexpired' });
  if (offer === undefined) throw new Refusal('offer-gone', { offerId });
  await acting.assign(tx, { scope: acting.EVERYTHING, conversationId: offer.conversationId, agentId, by: 'offer' });
  tx.emit({ type: 'offer.accepted', key: offer.conversationId, data: { offerId, agentId } });
  return offer.conversationId;
};

/** Back to the queue, for the next agent. */
export const declineOffer = async (tx: Tx, { offerId, agentId, now }: Settle): Promise<void> => {
  const offer = await settleOffer(tx.sql, { id: offerId, state: 'declined', at: now, agentId });
  if (offer === undefined) throw new Refusal('offer-gone', { offerId });
  await acting.markOffered(tx, offer.conversationId, false);
  tx.emit({ type: 'offer.declined', key: offer.conversationId, data: { offerId, agentId } });
};

/** The deadline has passed. Nothing happens when somebody was faster. */
export const lapseOffer = async (tx: Tx, offerId: string, now: Date): Promise<void> => {
  const offer = await settleOffer(tx.sql, { id: offerId, state: 'lapsed', at: now, only: 'expired' });
  if (offer === undefined) return;
  await acting.markOffered(tx, offer.conversationId, false);
  tx.emit({ type: 'offer.lapsed', key: offer.conversationId, data: { offerId, agentId: offer.agentId } });
};
