import type { WidgetMessage, WidgetServerFrame, WidgetState } from '@throughline/protocol/live';
import type { OutboxEntry } from '../kept/outbox.ts';
import type { LineStatus } from './live-line.ts';

/** Everything the panel draws. Changed only by the pure functions below. */
export type ChatView = {
  /** By seq, oldest first; each id once. */
  messages: WidgetMessage[];
  pending: OutboxEntry[];
  state: WidgetState;
  /** Where to resume: everything up to here has been shown to us. */
  lastSeq: number;
  seenSeq: number;
  /** Our side has read up to here. */
  readSeq: number;
  more: boolean;
  loadingEarlier: boolean;
  typing: string | null;
  status: LineStatus;
  /** The server lets this visitor or this page not in; trying again will hardly help. */
  barred: boolean;
  /** The first answer of the server has come: what is shown is true, not merely empty. */
  loaded: boolean;
};

const NO_STATE: WidgetState = { reference: null, status: 'none', queuePlace: null, agentName: null, email: null };

export const emptyView = (pending: OutboxEntry[], seenSeq: number): ChatView => ({
  messages: [],
  pending,
  state: NO_STATE,
  lastSeq: 0,
  seenSeq,
  readSeq: 0,
  more: false,
  loadingEarlier: false,
  typing: null,
  status: 'idle',
  barred: false,
  loaded: false,
});

/** Adds messages in their place; one already known by its id or by our own client id is replaced, never doubled. */
export const withMessages = (view: ChatView, added: readonly WidgetMessage[]): ChatView => {
  if (added.length === 0) return view;
  const ids = new Set(added.map((message) => message.id));
  const clientIds = new Set(added.flatMap((message) => (message.clientId === null ? [] : [message.clientId])));
  const kept = view.messages.filter(({ id, clientId }) => !ids.has(id) && !(clientId !== null && clientIds.has(clientId)));
  const byId = new Map(added.map((message) => [message.id, message]));
  return {
    ...view,
    messages: [...kept, ...byId.values()].sort((a, b) => a.seq - b.seq),
    pending: view.pending.filter((entry) => !clientIds.has(entry.clientId)),
  };
};

const advanced = (view: ChatView, seqs: readonly number[]): ChatView => ({ ...view, lastSeq: Math.max(view.lastSeq, ...seqs) });

const withReady = (view: ChatView, frame: Extract<WidgetServerFrame, { type: 'ready' }>): ChatView => ({
  ...advanced(withMessages(view, frame.messages), [frame.lastSeq, ...frame.messages.map((message) => message.seq)]),
  state: frame.state,
  // On a resume `more` speaks of what we missed, not of the beginning of the history.
  more: view.loaded ? view.more : frame.more,
  typing: null,
  loaded: true,
});

/**
 * Our own message is stored. The resume point stays where it is: another message with a smaller seq may still be on its
 * way to us, and it would be lost if the line broke now.
 */
const withAck = (view: ChatView, frame: Extract<WidgetServerFrame, { type: 'ack' }>): ChatView => {
  const entry = view.pending.find(({ clientId }) => clientId === frame.clientId);
  if (entry === undefined) return view;
  const { clientId, parts, at } = entry;
  const author = { type: 'customer' as const, name: '' };
  return withMessages(view, [
    { id: frame.accepted.messageId, seq: frame.seq, clientId, mine: true, author, parts, at, sources: [], state: 'sent' },
  ]);
};

/** A no that time heals: the message stays waiting and is sent again by itself. */
export const passes = (code: string): boolean => ['try-again', 'too-many-requests', 'too-many-attempts'].includes(code);

const withRefusal = (view: ChatView, frame: Extract<WidgetServerFrame, { type: 'refused' }>): ChatView => ({
  ...view,
  pending: view.pending.map((entry) =>
    entry.clientId === frame.clientId ? { ...entry, refusal: { code: frame.code, detail: frame.detail } } : entry,
  ),
});

/** What the panel shows after a frame. Pure; the same frame twice changes nothing more. */
export const applyFrame = (view: ChatView, frame: WidgetServerFrame): ChatView => {
  switch (frame.type) {
    case 'ready':
      return withReady(view, frame);
    case 'message': {
      const typing = frame.message.mine ? view.typing : null;
      return { ...advanced(withMessages(view, [frame.message]), [frame.message.seq]), typing };
    }
    case 'ack':
      return withAck(view, frame);
    case 'refused':
      return passes(frame.code) ? view : withRefusal(view, frame);
    case 'typing':
      return { ...view, typing: frame.on ? (frame.name ?? '') : null };
    case 'read':
      return { ...view, readSeq: Math.max(view.readSeq, frame.seq) };
    case 'state':
      return { ...view, state: frame.state };
    default:
      return view;
  }
};

/** True when a resume brought so much that older missed messages may lie between what we have and what came. */
export const mayHaveGap = (before: ChatView, frame: WidgetServerFrame): boolean =>
  frame.type === 'ready' && before.loaded && before.messages.length > 0 && frame.more && frame.messages.length > 0;

export const unreadOf = (view: ChatView): WidgetMessage[] => view.messages.filter((message) => !message.mine && message.seq > view.seenSeq);
