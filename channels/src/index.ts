/** The channels that ship. Each is a folder; `server/src/compose.ts` is the only file that names them. */
export { fillCall } from './call-chain.ts';
export { telegramChannel } from './telegram/index.ts';
