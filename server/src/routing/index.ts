export { createRouting, type Routing } from './create-routing.ts';
export { acceptOffer, declineOffer } from './settle-offer.ts';
export { listStanding } from './store.ts';
