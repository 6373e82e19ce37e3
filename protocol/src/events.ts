/**
 * Events: what happened, past tense, appended in the transaction that made it true. Payloads carry ids and the few facts
 * a consumer needs to decide; everything else is read from its owner.
 */
export type EventMap = {
  'message.received': { messageId: string; threadId: string; customerId: string; inboxId: string; channel: string };
  /** An answer by a person or the assistant waits to be sent. Notes are `note.added` and go nowhere. */
  'message.queued': { messageId: string; threadId: string; inboxId: string; channel: string; by: 'agent' | 'assistant' | 'system' };
  'message.sent': { messageId: string; threadId: string };
  'message.failed': { messageId: string; threadId: string; class: string; detail: string };
  /** Receipt moved forward: delivered or read. */
  'message.receipted': { messageId: string; threadId: string; state: 'delivered' | 'read' };
  'message.changed': {
    messageId: string;
    threadId: string;
    change: 'edited' | 'deleted' | 'reaction' /** for its turn: the channel takes only so many a second */ | 'waiting';
  };
  'note.added': { messageId: string; agentId: string | null };
  'conversation.opened': { customerId: string; inboxId: string; channel: string };
  'conversation.continued': { threadId: string; channel: string; by: string };
  'conversation.handedOver': { reason: string; packet: HandoffPacket };
  'conversation.assigned': { agentId: string | null; by: string };
  'conversation.resolved': { by: string };
  'conversation.reopened': { by: string; reason: string };
  'conversation.snoozed': { until: string; by: string };
  'conversation.woken': Record<string, never>;
  /** An agent has read further than before, up to a message seq. */
  'conversation.read': { agentId: string; seq: number };
  'thread.moved': { threadId: string; fromConversationId: string; by: string };
  'thread.verified': { threadId: string; by: string };
  'offer.made': { offerId: string; agentId: string; expiresAt: string };
  'offer.accepted': { offerId: string; agentId: string };
  'offer.declined': { offerId: string; agentId: string };
  'offer.lapsed': { offerId: string; agentId: string };
  'identity.joined': { customerId: string; otherCustomerId: string; evidenceId: string };
  'identity.parted': { customerId: string; otherCustomerId: string; evidenceId: string };
  'customer.changed': { customerId: string };
  'agent.changed': { agentId: string };
  'inbox.changed': { inboxId: string };
  'article.changed': { articleId: string };
  /** The shop mirrored its catalogue. */
  'products.changed': { products: number };
  /** Another version of the intent model is live. */
  'intents.published': { version: number };
  'tray.added': { trayId: string; reason: string };
  'tray.settled': { trayId: string; outcome: 'retried' | 'discarded' };
};
export type EventType = keyof EventMap;

/** What travels with a conversation when a person takes over, so that nobody repeats themselves. */
export type HandoffPacket = {
  reason: 'asked-for-person' | 'angry' | 'two-failed-answers' | 'unsure' | 'urgent' | 'assistant-off' | 'agent';
  language: string;
  /** One or two sentences: what the customer wants. */
  summary: string;
  asked: string[];
  /** Answers already tried, with the article they came from. */
  tried: { text: string; article?: string }[];
  entities: { kind: string; value: string }[];
};

/** `key` orders: events of one key are seen one after another, in the order they were appended. Usually a conversation id. */
export type NewEvent<T extends EventType = EventType> = { [K in T]: { type: K; key: string; data: EventMap[K] } }[T];
export type BusEvent<T extends EventType = EventType> = { [K in T]: { id: number; type: K; key: string; at: Date; data: EventMap[K] } }[T];
