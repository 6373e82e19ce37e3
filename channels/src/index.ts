/** The channels that ship. Each is a folder; `server/src/compose-flows.ts` is the only file that names them. */
export { apiChannel, apiMessageToEvent } from './api/index.ts';
export { emailChannel } from './email/index.ts';
export { telegramChannel } from './telegram/index.ts';
export {
  mayEmbed,
  verifyVisitor,
  type VisitorClaims,
  type VisitorProof,
  webChannel,
  type WebSettings,
  type WidgetSend,
  widgetMessageToEvent,
} from './web/index.ts';
