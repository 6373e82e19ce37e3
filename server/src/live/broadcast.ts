/*
 * From the bus to the desks: events in, one JSON text each, to those whose scope covers the conversation. Which inboxes a
 * conversation has is asked once per batch, and only when somebody with a limited scope is connected.
 */
import type { BusEvent } from '@throughline/protocol/events';
import type { DeskServerFrame } from '@throughline/protocol/live';
import type { Message } from '@throughline/protocol/resources';
import type { Viewer } from '../access/index.ts';
import { acting, reading } from '../conversations/index.ts';
import type { Database } from '../platform/db/index.ts';
import { type Line, makeFrame, sendFrame } from './accept-sockets.ts';

/** What windows with the same credentials share: who they are, asked again from time to time. */
export type Pass = { viewer: Viewer };
export type DeskClient = Line & { pass: Pass; watching: string | null };
export type PresentMessages = (ids: readonly string[]) => Promise<Map<string, Message>>;

/** About no conversation: for everybody with the right to read such things. */
const GENERAL: Readonly<Record<string, string>> = {
  'customer.changed': 'customers:read',
  'identity.joined': 'customers:read',
  'identity.parted': 'customers:read',
  'agent.changed': 'agents:read',
  'inbox.changed': 'inboxes:read',
  'article.changed': 'knowledge:read',
  'products.changed': 'knowledge:read',
  'intents.published': 'knowledge:read',
  'tray.added': 'tray:read',
  'tray.settled': 'tray:read',
};

export const maySee = (event: BusEvent, viewer: Viewer, inboxesOf: ReadonlyMap<string, readonly string[]>): boolean => {
  const general = GENERAL[event.type];
  if (general !== undefined) return (viewer.permissions as ReadonlySet<string>).has(general);
  // An offer is only for whom it is meant; what became of it, for all who see the conversation.
  if (event.type === 'offer.made' && viewer.kind === 'agent' && event.data.agentId !== viewer.agentId) return false;
  // How far somebody has read matters to their own windows.
  if (event.type === 'conversation.read' && event.data.agentId !== viewer.agentId) return false;
  if (!viewer.permissions.has('conversations:read')) return false;
  return viewer.inboxIds === null || (inboxesOf.get(event.key) ?? []).some((id) => viewer.inboxIds?.includes(id) === true);
};

/** The inboxes of the conversations these events are about. */
const loadInboxesOf = async (database: Database, events: readonly BusEvent[]): Promise<Map<string, readonly string[]>> => {
  const ids = [...new Set(events.filter((event) => GENERAL[event.type] === undefined).map((event) => event.key))];
  const rows = await reading.findConversations(database.kysely, acting.EVERYTHING, ids, null);
  return new Map(rows.map((row) => [row.id, row.inboxIds]));
};

const frameOf = (event: BusEvent, message?: Message): Buffer => {
  const frame: DeskServerFrame = {
    type: 'event',
    seq: event.id,
    event: event.type,
    conversationId: GENERAL[event.type] === undefined ? event.key : null,
    data: event.data as Record<string, unknown>,
    ...(message === undefined ? {} : { message }),
  };
  return makeFrame(JSON.stringify(frame));
};

const messageIdOf = (event: BusEvent): string | undefined => (event.data as { messageId?: string }).messageId;

/** Sends events, in order, to the clients that may see them; watched conversations get the message itself. */
export const broadcast = async (
  deps: { database: Database; presentMessages: PresentMessages },
  events: readonly BusEvent[],
  clients: readonly DeskClient[],
): Promise<void> => {
  if (clients.length === 0) return;
  const watched = new Set(clients.map((client) => client.watching));
  const wanted = events.filter((event) => watched.has(event.key)).flatMap((event) => messageIdOf(event) ?? []);
  const messages = wanted.length === 0 ? new Map<string, Message>() : await deps.presentMessages(wanted);
  const plates = events.map((event) => ({ event, message: messages.get(messageIdOf(event) ?? '') }));
  // Who sees all need not wait until it is known which inboxes this is about.
  const limited = clients.filter(({ pass }) => pass.viewer.inboxIds !== null);
  serve(plates, limited.length === 0 ? clients : clients.filter(({ pass }) => pass.viewer.inboxIds === null), new Map());
  if (limited.length > 0) serve(plates, limited, await loadInboxesOf(deps.database, events));
};

type Plate = { event: BusEvent; message: Message | undefined; plain?: Buffer; full?: Buffer };

const serve = (plates: readonly Plate[], clients: readonly DeskClient[], inboxesOf: ReadonlyMap<string, readonly string[]>): void => {
  for (const plate of plates) {
    const { event, message } = plate;
    for (const client of clients) {
      if (!maySee(event, client.pass.viewer, inboxesOf)) continue;
      if (message !== undefined && client.watching === event.key) {
        plate.full ??= frameOf(event, message);
        sendFrame(client, plate.full);
      } else {
        plate.plain ??= frameOf(event);
        sendFrame(client, plate.plain);
      }
    }
  }
};
