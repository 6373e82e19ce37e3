export { createDelivery, type Delivery } from './start-delivery.ts';
export type { DeliveryDeps } from './types.ts';
