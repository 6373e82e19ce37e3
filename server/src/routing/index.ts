export { chooseAgent } from './choose.ts';
export { createRouting, type Routing } from './create-routing.ts';
export type { AvailableAgent, RoutingDeps } from './match-queue.ts';
export { acceptOffer, declineOffer } from './settle-offer.ts';
export { listStanding, type OfferRow } from './store.ts';
