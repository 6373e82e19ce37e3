export { createDelivery } from './start-delivery.ts';
