import type { Handlers } from '../call.ts';
import { agentHandlers } from './agents.ts';
import { auditHandlers } from './audit.ts';
import { conversationHandlers } from './conversations.ts';
import { customerHandlers } from './customers.ts';
import type { HandlerDeps } from './deps.ts';
import { fileHandlers } from './files.ts';
import { inboxHandlers } from './inboxes.ts';
import { intentModelHandlers } from './intent-models.ts';
import { intentHandlers } from './intents.ts';
import { knowledgeHandlers } from './knowledge.ts';
import { labelHandlers } from './labels.ts';
import { meHandlers } from './me.ts';
import { messageHandlers } from './messages.ts';
import { offerHandlers } from './offers.ts';
import { receiveMessageHandlers } from './receive-message.ts';
import { searchHandlers } from './search.ts';
import { tokenHandlers } from './tokens.ts';
import { trayHandlers } from './tray.ts';
import { understandHandlers } from './understand.ts';

/** One handler for each operation of the table; an operation without one does not compile. */
export const createHandlers = (deps: HandlerDeps): Handlers => ({
  ...agentHandlers(deps),
  ...auditHandlers(deps),
  ...conversationHandlers(deps),
  ...customerHandlers(deps),
  ...fileHandlers(deps),
  ...inboxHandlers(deps),
  ...intentHandlers(deps),
  ...intentModelHandlers(deps),
  ...knowledgeHandlers(deps),
  ...labelHandlers(deps),
  ...meHandlers(deps),
  ...messageHandlers(deps),
  ...offerHandlers(deps),
  ...receiveMessageHandlers(deps),
  ...searchHandlers(deps),
  ...tokenHandlers(deps),
  ...trayHandlers(deps),
  ...understandHandlers(deps),
});

export type { HandlerDeps } from './deps.ts';
