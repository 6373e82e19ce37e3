/** The pretend center's memory: what the fake API reads and changes. One world a server, so that tests do not share any. */
import type { OperationName, ResponseOf } from '@throughline/protocol/api';
import type { DeskServerFrame } from '@throughline/protocol/live';
import type { ChannelKind, Conversation, Customer, Decision, Me, Message } from '@throughline/protocol/resources';

type ItemOf<N extends OperationName> = ResponseOf<N> extends { items: (infer I)[] } ? I : never;
export type StoredCustomer = Omit<Customer, 'conversations'>;

export type World = {
  now: () => number;
  seq: number;
  counter: number;
  me: Me;
  agents: ItemOf<'listAgents'>[];
  customers: Map<string, StoredCustomer>;
  conversations: Map<string, Conversation>;
  messages: Map<string, Message[]>;
  decisions: Map<string, Decision[]>;
  offers: ItemOf<'listOffers'>[];
  channels: ChannelKind[];
  inboxes: ItemOf<'listInboxes'>[];
  articles: ItemOf<'listArticles'>[];
  macros: ItemOf<'listMacros'>[];
  tokens: ItemOf<'listTokens'>[];
  tray: ResponseOf<'getTrayItem'>[];
  audit: ItemOf<'listAudit'>[];
  files: Map<string, { name: string; mime: string; bytes: Buffer }>;
  signedIn: boolean;
  /** Name of an operation → status it answers with, set by tests. */
  failing: Map<string, number>;
  listeners: Set<(frame: DeskServerFrame) => void>;
};

export const emit = (
  world: World,
  event: string,
  conversationId: string | null,
  data: Record<string, unknown> = {},
  message?: Message,
): void => {
  world.seq += 1;
  const frame: DeskServerFrame = { type: 'event', seq: world.seq, event, conversationId, data, ...(message && { message }) };
  for (const listen of world.listeners) listen(frame);
};

export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const need = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Refused(404, 'not-found', 'There is no such thing here.');
  return found;
};
export const iso = (ms: number): string => new Date(ms).toISOString();
