export { appendEvents } from './append.ts';
export { type Bus, type BusOptions, createBus, type Tx } from './bus.ts';
export type { Consumer } from './consume.ts';
export { once } from './once.ts';
