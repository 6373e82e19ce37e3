import type { WidgetMessage, WidgetState } from '@throughline/protocol/live';
import { reading } from '../conversations/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { VisitorClaims } from './visitor-session.ts';

export type ViewDeps = {
  database: Database;
  findAgentName(id: string): Promise<string | undefined>;
  /** Public, signed: what a browser may load. */
  fileUrl(fileId: string): string;
};

/** Who signed in keeps what they wrote before. */
export const visitorOf = (claims: VisitorClaims): reading.Visitor => ({
  inboxId: claims.inboxId,
  threadKeys: [claims.visitorId, ...claims.proven.flatMap((handle) => (handle.type === 'visitor' ? [handle.value] : []))],
});

/** How the file store knows who brought a file: this visitor, and whoever they were before they signed in. */
export const uploadersOf = (claims: VisitorClaims): string[] =>
  visitorOf(claims).threadKeys.map((key) => `visitor:${claims.inboxId}:${key}`);

const stateOf = (state: string): WidgetMessage['state'] => (state === 'read' ? 'read' : state === 'delivered' ? 'delivered' : 'sent');

/** What a visitor may know of a message. Files become links, options their choice; inner facts stay inside. */
export const showMessage = (row: reading.VisitorMessage, claims: VisitorClaims, deps: Pick<ViewDeps, 'fileUrl'>): WidgetMessage => ({
  id: row.id,
  seq: row.mark,
  clientId: clientIdOf(row, claims),
  mine: row.direction === 'inbound',
  author: { type: row.authorType, name: row.authorName },
  parts: row.parts.map((part) =>
    part.type === 'media' && 'fileId' in part.ref ? { ...part, ref: { url: deps.fileUrl(part.ref.fileId) } } : part,
  ),
  at: row.createdAt.toISOString(),
  sources: row.sources.map((source) => ({ title: source.title, url: null })),
  state: stateOf(row.state),
});

/** The widget's own id of what it sent: after the visitor's, in the key the web channel gave it. */
const clientIdOf = ({ direction, externalKey }: reading.VisitorMessage, claims: VisitorClaims): string | null => {
  if (direction !== 'inbound' || externalKey === null) return null;
  const by = visitorOf(claims).threadKeys.find((key) => externalKey.startsWith(`${key}:`));
  return by === undefined ? null : externalKey.slice(by.length + 1);
};

export const NO_STATE: WidgetState = { reference: null, status: 'none', queuePlace: null, agentName: null, email: null };

/** Where a visitor is; `verified`: it is theirs for all we know; `readMark`: how far an agent has read them, 0 for not at all. */
type Place = { conversationId: string | null; verified: boolean; readMark: number };

/** Who has the conversation, and how long the line is: told honestly. */
export const showState = async (deps: ViewDeps, claims: VisitorClaims): Promise<WidgetState & Place> => {
  const conversation = await reading.findVisitorConversation(deps.database.kysely, visitorOf(claims));
  if (conversation === undefined) return { ...NO_STATE, conversationId: null, verified: true, readMark: 0 };
  // Who only quoted a reference learns that they are heard, and nothing of who or what else is there.
  if (!conversation.verified)
    return {
      ...NO_STATE,
      reference: conversation.reference,
      status: 'waiting',
      conversationId: conversation.id,
      verified: false,
      readMark: 0,
    };
  const waiting = conversation.handling === 'queued' || conversation.handling === 'offered';
  const threads = await reading.listThreads(deps.database.kysely, [conversation.id]);
  const status = conversation.status === 'resolved' ? 'resolved' : waiting ? 'waiting' : conversation.handling;
  const place = waiting ? await reading.findQueuePlace(deps.database.kysely, conversation.id) : null;
  return {
    reference: conversation.reference,
    status: status as WidgetState['status'],
    queuePlace: place === null ? null : place + 1,
    agentName: conversation.assigneeId === null ? null : ((await deps.findAgentName(conversation.assigneeId)) ?? null),
    email: threads.find((thread) => thread.context.continuedFrom === conversation.threadId)?.address.value ?? null,
    conversationId: conversation.id,
    verified: true,
    readMark: conversation.readMark ?? 0,
  };
};
