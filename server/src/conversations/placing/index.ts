export { acceptArrivals, type AcceptedArrival, type InboundArrival } from './accept-arrivals.ts';
export { newToken } from './new-token.ts';
