/*
 * The middle of `intake`'s transaction: customers are resolved and locked, duplicates are out. Here each arrival, in order,
 * gets its place on the board, and the outcome is written in set-based statements whose number does not grow with the batch.
 */
import type { ChannelEvent, Handle } from '@throughline/protocol/envelope';
import type { NewEvent } from '@throughline/protocol/events';
import { textOf } from '@throughline/protocol/parts';
import { v7 as newId } from 'uuid';
import type { Tx } from '../../platform/bus/index.ts';
import { loadBoard, type WorkingBoard } from './load-board.ts';
import { newMessageId } from './new-message-id.ts';
import { newToken } from './new-token.ts';
import { type Arrival, type Place, type PlacedConversation, type PlacedThread, place } from './place.ts';
import { type Batch, emptyBatch, type NewConversation, writeBatch } from './write-batch.ts';

export type InboundArrival = Omit<Arrival, 'event'> & {
  event: ChannelEvent;
  /** Strategy of the inbox: the assistant answers first, or the queue. */
  assistant: boolean;
  authorName: string;
};
export type AcceptedArrival = { messageId: string; conversationId: string; reference: string; threadId: string; seq: number };

/** Accepts arrivals in order; answers one acceptance each. Customers must be locked, or their lock be under way: `locked`. */
export const acceptArrivals = async (
  tx: Tx,
  arrivals: readonly InboundArrival[],
  locked: Promise<void> = Promise.resolve(),
): Promise<AcceptedArrival[]> => {
  if (arrivals.length === 0) return [];
  const looked = loadBoard(tx.sql, {
    tokens: arrivals.flatMap(({ event }) => event.token ?? []),
    answers: arrivals.flatMap(({ event, inboxId }) => event.answers.map((providerId) => ({ inboxId, providerId }))),
    threadKeys: arrivals.map(({ event, inboxId }) => ({ inboxId, threadKey: event.threadKey })),
    references: arrivals.flatMap(({ event }) => event.reference ?? []),
    customerIds: [...new Set(arrivals.map((arrival) => arrival.customerId))],
  });
  const [board] = await Promise.all([looked, locked]);
  const batch = emptyBatch();
  for (const arrival of arrivals) settle(arrival, board, batch);
  const written = await writeBatch(tx, batch);
  tx.emit(...eventsOf(batch, written.changed));
  return batch.messages.map((message) => ({
    messageId: message.id,
    conversationId: message.conversationId,
    threadId: message.threadId,
    reference: written.references.get(message.conversationId) ?? '',
    seq: written.seqs.get(message.id) ?? 0,
  }));
};

const settle = (arrival: InboundArrival, board: WorkingBoard, batch: Batch): void => {
  const found = place(arrival, board);
  const messageId = newMessageId();
  const thread =
    found.kind === 'thread'
      ? found.thread
      : newThread(arrival, found.kind === 'open' ? openConversation(arrival, board, batch) : found.conversation, board, batch, found);
  if (found.kind === 'thread') touchThread(arrival, found, batch);
  else
    batch.decisions.push({
      id: newId(),
      conversationId: thread.conversationId,
      threadId: thread.id,
      messageId,
      kind: 'place',
      outcome: found.kind === 'open' ? 'opened' : 'continued',
      reason: found.reason,
      facts: { ...found.facts, channel: arrival.channel, verified: thread.verified },
    });
  addMessage(arrival, { ...thread, verified: thread.verified || (found.kind === 'thread' && found.verifies) }, messageId, batch);
  const conversation = board.conversation(thread.conversationId);
  if (conversation !== undefined && !batch.statuses.has(conversation.id)) batch.statuses.set(conversation.id, conversation.status);
  if (conversation !== undefined && !isAutomatic(arrival.event)) board.addConversation(continued(conversation, arrival));
};

const continued = (conversation: PlacedConversation, arrival: InboundArrival): PlacedConversation => ({
  ...conversation,
  status: 'open',
  resolvedAt: null,
  lastAt: arrival.at,
  channels: conversation.channels.includes(arrival.channel) ? conversation.channels : [...conversation.channels, arrival.channel],
});

const openConversation = (arrival: InboundArrival, board: WorkingBoard, batch: Batch): PlacedConversation => {
  const conversation: NewConversation = {
    id: newId(),
    customerId: arrival.customerId,
    identityId: arrival.identityId,
    subject: subjectOf(arrival.event),
    handling: arrival.assistant ? 'assistant' : 'queued',
    inboxId: arrival.inboxId,
    channel: arrival.channel,
    at: arrival.at,
  };
  batch.newConversations.push(conversation);
  const placed = {
    id: conversation.id,
    customerId: arrival.customerId,
    status: 'open' as const,
    resolvedAt: null,
    lastAt: arrival.at,
    channels: [arrival.channel],
  };
  board.addConversation(placed);
  return placed;
};

const newThread = (
  arrival: InboundArrival,
  conversation: PlacedConversation,
  board: WorkingBoard,
  batch: Batch,
  found: { kind: 'open' | 'join' } & Record<string, unknown>,
): PlacedThread => {
  const { from } = arrival.event;
  const address: Handle = {
    type: from.type,
    value: from.value,
    scope: from.scope,
    verified: from.verified,
    ...(arrival.authorName === '' ? {} : { name: arrival.authorName }),
  };
  const thread = {
    id: newId(),
    conversationId: conversation.id,
    inboxId: arrival.inboxId,
    channel: arrival.channel,
    threadKey: arrival.event.threadKey,
    identityId: arrival.identityId,
    address,
    verified: found.kind === 'open' || found.verified === true,
    joinedBy: found.kind === 'open' ? ('first' as const) : (found.joinedBy as 'same-customer' | 'reference' | 'token'),
    token: newToken(),
    context: contextOf(arrival.event),
    at: arrival.at,
  };
  batch.newThreads.push(thread);
  board.addThread(thread);
  return thread;
};

const touchThread = (arrival: InboundArrival, { thread, verifies, proven }: Place & { kind: 'thread' }, batch: Batch): void => {
  const before = batch.threadTouches.get(thread.id);
  const context = contextOf(arrival.event);
  // Anybody can write the customer's name as the sender: who gets our answers is changed by nobody who has proven nothing.
  if (!proven && !arrival.event.from.verified) for (const name of RECIPIENTS) delete context[name];
  batch.threadTouches.set(thread.id, {
    at: arrival.at,
    verifies: verifies || (before?.verifies ?? false),
    context: { ...before?.context, ...context },
  });
};

const RECIPIENTS = ['to', 'cc', 'replyTo'];

const addMessage = (arrival: InboundArrival, thread: PlacedThread, id: string, batch: Batch): void => {
  const { event } = arrival;
  batch.messages.push({
    id,
    conversationId: thread.conversationId,
    threadId: thread.id,
    authorId: arrival.customerId,
    authorName: arrival.authorName,
    channel: arrival.channel,
    inboxId: arrival.inboxId,
    verified: thread.verified,
    parts: event.parts,
    text: textOf(event.parts),
    externalKey: event.key,
    externalAt: new Date(event.at),
    meta: event.meta,
    customerId: arrival.customerId,
    automatic: isAutomatic(event),
    at: arrival.at,
  });
};

/** What the channel needs to answer on this thread: mail's subject, ids and copy list; kept small. */
const contextOf = (event: ChannelEvent): Record<string, unknown> => {
  const { subject, messageId, to, cc, replyTo, locale } = event.meta;
  const references = [...event.answers].reverse();
  return Object.fromEntries(
    Object.entries({
      subject,
      messageId,
      to,
      cc,
      replyTo,
      locale,
      ...(references.length > 0 ? { references } : {}),
      from: event.from.value,
    }).filter(([, value]) => value !== undefined),
  );
};

const isAutomatic = (event: ChannelEvent): boolean => event.meta.automatic !== undefined;

const SUBJECT_LENGTH = 80;
const subjectOf = (event: ChannelEvent): string => {
  const given = typeof event.meta.subject === 'string' ? event.meta.subject.trim() : '';
  const words = given === '' ? (textOf(event.parts).trim().split('\n')[0] ?? '') : given;
  return [...words].slice(0, SUBJECT_LENGTH).join('');
};

const eventsOf = (batch: Batch, changed: ReadonlyMap<string, 'reopened' | 'woken'>): NewEvent[] => {
  const opened = batch.newConversations.map(
    (row): NewEvent => ({
      type: 'conversation.opened',
      key: row.id,
      data: { customerId: row.customerId, inboxId: row.inboxId, channel: row.channel },
    }),
  );
  const fresh = new Set(batch.newConversations.map((row) => row.id));
  const joined = batch.newThreads
    .filter((thread) => !fresh.has(thread.conversationId))
    .map(
      (thread): NewEvent => ({
        type: 'conversation.continued',
        key: thread.conversationId,
        data: { threadId: thread.id, channel: thread.channel, by: thread.joinedBy },
      }),
    );
  const again = [...changed].map(
    ([id, how]): NewEvent =>
      how === 'woken'
        ? { type: 'conversation.woken', key: id, data: {} }
        : { type: 'conversation.reopened', key: id, data: { by: 'customer', reason: 'message' } },
  );
  const received = batch.messages.map(
    (message): NewEvent => ({
      type: 'message.received',
      key: message.conversationId,
      data: {
        messageId: message.id,
        threadId: message.threadId,
        customerId: message.customerId,
        inboxId: message.inboxId,
        channel: message.channel,
      },
    }),
  );
  return [...opened, ...joined, ...again, ...received];
};
