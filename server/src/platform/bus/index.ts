export { type Alarm, createAlarm } from './alarm.ts';
export { type Bus, createBus, type Tx } from './bus.ts';
export { once } from './once.ts';
