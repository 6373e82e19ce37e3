/** A pretend world: providers that enforce their real limits, windows and signatures; for the playground and for tests. */
export { type ApiRequest, type ApiSystemSimulator, startApiSystemSimulator } from './api-system/start-api-system-simulator.ts';
export type { MailMishaps, SimMail, SimMailbox } from './mail/mail-types.ts';
export { type MailSimulator, startMailSimulator } from './mail/start-mail-simulator.ts';
export type { Mishaps } from './mishaps.ts';
export { startTelegramSimulator, type TelegramSimulator } from './telegram/start-telegram-simulator.ts';
export type { Sending, SimUser } from './telegram/users.ts';
export type { SimMessage } from './telegram/world.ts';
