/*
 * Where does an inbound message belong? Pure: facts in, place and reason out. First rule that fits wins:
 *   1 a token of ours came back (plus-address, resume link)       4 the same thread on the same channel, still current
 *   2 it answers a message of ours, by the provider's ids         5 the same customer, by another channel, while a conversation is open
 *   3 it quotes a reference                                       6 nothing fits: a new conversation
 * A reference proves nothing about the writer, and neither does a token in a stranger's hand: such threads are unverified.
 */
import type { ChannelEvent } from '@throughline/protocol/envelope';
import type { JoinedBy, Status } from '../types.ts';

export type PlacedThread = {
  id: string;
  conversationId: string;
  inboxId: string;
  threadKey: string;
  identityId: string;
  verified: boolean;
  joinedBy: JoinedBy;
};
export type PlacedConversation = {
  id: string;
  customerId: string;
  status: Status;
  resolvedAt: Date | null;
  lastAt: Date;
  channels: readonly string[];
};

/** The facts, as the batch so far has left them. */
export type Board = {
  threadByToken(token: string): PlacedThread | undefined;
  /** Thread of one of our messages, or of an earlier inbound one, by provider id in this inbox. */
  threadByAnswer(inboxId: string, providerId: string): { thread: PlacedThread; ours: boolean } | undefined;
  threadByKey(inboxId: string, threadKey: string): PlacedThread | undefined;
  threadIn(conversationId: string, inboxId: string, threadKey: string): PlacedThread | undefined;
  conversation(id: string): PlacedConversation | undefined;
  conversationByReference(reference: string): PlacedConversation | undefined;
  /** Newest first. */
  conversationsOf(customerId: string): readonly PlacedConversation[];
};

export type Arrival = {
  event: Pick<ChannelEvent, 'token' | 'answers' | 'reference' | 'threadKey' | 'from'>;
  inboxId: string;
  channel: string;
  identityId: string;
  customerId: string;
  at: Date;
  continueMinutes: number;
  /** On this channel a new thread is a new issue (mail: another subject); in chats it is the same person going on. */
  threadsAreIssues: boolean;
};

export type Place =
  | {
      kind: 'thread';
      thread: PlacedThread;
      reason: Reason;
      verifies: boolean;
      /** The writer holds what only the thread's address got from us: a token, the id of a message of ours. */
      proven: boolean;
    }
  | {
      kind: 'join';
      conversation: PlacedConversation;
      joinedBy: JoinedBy;
      verified: boolean;
      reason: Reason;
      facts: Record<string, unknown>;
    }
  | { kind: 'open'; reason: Reason; facts: Record<string, unknown> };
export type Reason =
  | 'token'
  | 'answers-message'
  | 'quotes-reference'
  | 'same-thread'
  | 'same-customer'
  | 'first-message'
  | 'earlier-resolved'
  | 'another-issue';

export const place = (arrival: Arrival, board: Board): Place =>
  byToken(arrival, board) ??
  byAnswer(arrival, board) ??
  byReference(arrival, board) ??
  byThread(arrival, board) ??
  byCustomer(arrival, board);

const byToken = (arrival: Arrival, board: Board): Place | undefined => {
  const thread = arrival.event.token === undefined ? undefined : board.threadByToken(arrival.event.token);
  return thread && intoConversationOf(thread, arrival, board, { reason: 'token', proven: true });
};

const byAnswer = (arrival: Arrival, board: Board): Place | undefined => {
  for (const id of arrival.event.answers) {
    const answered = board.threadByAnswer(arrival.inboxId, id);
    if (answered !== undefined)
      return intoConversationOf(answered.thread, arrival, board, { reason: 'answers-message', proven: answered.ours });
  }
  return undefined;
};

const byReference = (arrival: Arrival, board: Board): Place | undefined => {
  const { reference } = arrival.event;
  const conversation = reference === undefined ? undefined : board.conversationByReference(reference);
  if (conversation === undefined) return undefined;
  const thread = board.threadIn(conversation.id, arrival.inboxId, arrival.event.threadKey);
  if (thread !== undefined && thread.identityId === arrival.identityId)
    return { kind: 'thread', thread, reason: 'quotes-reference', verifies: false, proven: false };
  const sameCustomer = conversation.customerId === arrival.customerId;
  const verified = sameCustomer && arrival.event.from.verified;
  return { kind: 'join', conversation, joinedBy: 'reference', verified, reason: 'quotes-reference', facts: { reference, sameCustomer } };
};

const byThread = (arrival: Arrival, board: Board): Place | undefined => {
  const thread = board.threadByKey(arrival.inboxId, arrival.event.threadKey);
  const conversation = thread && board.conversation(thread.conversationId);
  if (thread === undefined || conversation === undefined || !mayContinue(conversation, arrival)) return undefined;
  // A mail names its thread itself, in References: anybody can write down somebody else's.
  if (arrival.threadsAreIssues && thread.identityId !== arrival.identityId) return undefined;
  return { kind: 'thread', thread, reason: 'same-thread', verifies: false, proven: false };
};

const byCustomer = (arrival: Arrival, board: Board): Place => {
  const all = board.conversationsOf(arrival.customerId);
  const current = all.find((conversation) => mayContinue(conversation, arrival));
  if (current !== undefined && !(arrival.threadsAreIssues && current.channels.includes(arrival.channel))) {
    const facts = { from: current.channels.at(-1) ?? '', to: arrival.channel, proved: arrival.event.from.verified };
    return {
      kind: 'join',
      conversation: current,
      joinedBy: 'same-customer',
      verified: arrival.event.from.verified,
      reason: 'same-customer',
      facts,
    };
  }
  if (all.length === 0) return { kind: 'open', reason: 'first-message', facts: {} };
  // The same channel, but a new thread on it (a mail with a new subject): another issue.
  if (current !== undefined) return { kind: 'open', reason: 'another-issue', facts: { open: current.id } };
  return { kind: 'open', reason: 'earlier-resolved', facts: { last: all[0]?.id, resolvedAt: all[0]?.resolvedAt } };
};

/**
 * A token that comes back proves who owns the address we wrote to. That is the customer where we wrote to the customer's own
 * address, or to one the customer asked for; it is not where a stranger quoted a reference and got an answer.
 */
const mayVerify = (thread: PlacedThread, conversation: PlacedConversation, arrival: Arrival): boolean =>
  thread.joinedBy === 'continued' || conversation.customerId === arrival.customerId;

const intoConversationOf = (
  thread: PlacedThread,
  arrival: Arrival,
  board: Board,
  { reason, proven }: { reason: 'token' | 'answers-message'; proven: boolean },
): Place | undefined => {
  const conversation = board.conversation(thread.conversationId);
  if (conversation === undefined) return undefined;
  const sameWriter = thread.identityId === arrival.identityId;
  if (sameWriter && thread.inboxId === arrival.inboxId)
    return { kind: 'thread', thread, reason, verifies: reason === 'token' && mayVerify(thread, conversation, arrival), proven };
  const here = board.threadIn(conversation.id, arrival.inboxId, arrival.event.threadKey);
  if (here !== undefined && here.identityId === arrival.identityId)
    return { kind: 'thread', thread: here, reason, verifies: false, proven: false };
  const sameCustomer = conversation.customerId === arrival.customerId;
  return {
    kind: 'join',
    conversation,
    joinedBy: 'token',
    verified: sameCustomer && arrival.event.from.verified,
    reason,
    facts: { sameCustomer, thread: thread.id },
  };
};

const mayContinue = (conversation: PlacedConversation, arrival: Arrival): boolean =>
  conversation.status !== 'resolved' ||
  (conversation.resolvedAt !== null && arrival.at.getTime() - conversation.resolvedAt.getTime() <= arrival.continueMinutes * 60_000);
