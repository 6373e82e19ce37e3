export { type Alarm, createAlarm } from './alarm.ts';
export { type Bus, createBus, type Tx } from './bus.ts';
export { createGathering } from './gather.ts';
export { once, onceTogether } from './once.ts';
