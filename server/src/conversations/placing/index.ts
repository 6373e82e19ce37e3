export { acceptArrivals, type InboundArrival } from './accept-arrivals.ts';
