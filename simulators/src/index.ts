/** A pretend world: providers that enforce their real limits, windows and signatures; for the playground and for tests. */
export type { Sending, SimUser } from './telegram/users.ts';
export { startTelegramSimulator, type TelegramSimulator } from './telegram/start-telegram-simulator.ts';
export type { SimMessage } from './telegram/world.ts';
export type { Mishaps } from './mishaps.ts';
