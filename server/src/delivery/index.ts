export { executeCall } from './execute-call.ts';
export { createDelivery, type Delivery } from './start-delivery.ts';
export type { DeliveryDeps, Outside } from './types.ts';
