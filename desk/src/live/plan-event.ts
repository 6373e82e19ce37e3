/** What one live event means for what the desk has loaded: pure, so that every kind of event can be read and tested here. */
import type { DeskServerFrame } from '@throughline/sdk';
import { keys } from '../api/keys.ts';
import type { Message } from '../api/use-api.ts';

export type EventFrame = Extract<DeskServerFrame, { type: 'event' }>;
export type EventPlan = {
  /** Goes straight into the loaded messages. */
  message: Message | null;
  /** Conversations to fetch again and put in their place in the lists. */
  refresh: string[];
  /** Loaded answers that no longer hold. */
  stale: (readonly unknown[])[];
};

type Rule = (id: string | null, data: Record<string, unknown>) => Partial<EventPlan>;
const word = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);
const ofConversation = (id: string | null, make: (id: string) => EventPlan['stale']): EventPlan['stale'] => (id === null ? [] : make(id));

const moved: Rule = (id) => ({ refresh: word(id), stale: [keys.counts, ...ofConversation(id, (one) => [keys.decisions(one)])] });
const RULES: Record<string, Rule> = {
  message: (id) => ({ refresh: word(id) }),
  note: (id) => ({ refresh: word(id) }),
  conversation: moved,
  offer: (id) => ({ refresh: word(id), stale: [keys.offers, keys.counts, ...ofConversation(id, (one) => [keys.decisions(one)])] }),
  thread: (id, data) => {
    const both = [...new Set([...word(id), ...word(data['fromConversationId'])])];
    return { refresh: both, stale: both.flatMap((one) => [keys.messages(one), keys.decisions(one)]) };
  },
  identity: (_id, data) => ({
    stale: [keys.customers, ...[...word(data['customerId']), ...word(data['otherCustomerId'])].map(keys.customer)],
  }),
  customer: (_id, data) => ({ stale: [keys.customers, ...word(data['customerId']).map(keys.customer)] }),
  agent: () => ({ stale: [keys.agents, keys.me] }),
  inbox: () => ({ stale: [keys.inboxes, keys.channels] }),
  article: () => ({ stale: [keys.articles] }),
  tray: () => ({ stale: [keys.tray] }),
};

const received: Rule = (id) => ({ stale: [keys.counts, ...ofConversation(id, (one) => [keys.decisions(one), keys.suggestions(one)])] });

export const planEvent = (frame: EventFrame): EventPlan => {
  const rule = RULES[frame.event.split('.')[0] ?? ''];
  const plan = rule?.(frame.conversationId, frame.data) ?? {};
  const more = frame.event === 'message.received' ? received(frame.conversationId, frame.data) : {};
  // A message that does not ride along (nobody watched) makes the loaded stream old.
  const unseen =
    /^(message|note)\./.test(frame.event) && frame.message === undefined
      ? ofConversation(frame.conversationId, (id) => [keys.messages(id)])
      : [];
  return { message: frame.message ?? null, refresh: plan.refresh ?? [], stale: [...(plan.stale ?? []), ...(more.stale ?? []), ...unseen] };
};
