import { sql, type Transaction } from 'kysely';
import { validate as isUuid } from 'uuid';
import type { DB } from '../../platform/db/index.ts';
import type { Board, PlacedConversation, PlacedThread } from './place.ts';

/** What a batch of arrivals may touch. */
export type BoardNeeds = {
  tokens: readonly string[];
  answers: readonly { inboxId: string; providerId: string }[];
  threadKeys: readonly { inboxId: string; threadKey: string }[];
  references: readonly string[];
  customerIds: readonly string[];
};

/** A board that the batch writes its own new threads and conversations onto while it goes. */
export type WorkingBoard = Board & { addThread(thread: PlacedThread): void; addConversation(conversation: PlacedConversation): void };

type ThreadLine = PlacedThread & { token: string };
type ConversationLine = PlacedConversation & { reference: string };

/** Loads the facts in two statements, whatever the size of the batch (a third when a mail answers something). */
export const loadBoard = async (tx: Transaction<DB>, needs: BoardNeeds): Promise<WorkingBoard> => {
  const answered = needs.answers.length === 0 ? [] : await loadAnswered(tx, needs.answers);
  const threads = await loadThreads(
    tx,
    needs,
    answered.map((row) => row.thread_id),
  );
  const conversations = await loadConversations(
    tx,
    needs,
    threads.map((thread) => thread.conversationId),
  );
  return createBoard(threads, conversations, answered);
};

type Answered = { inbox_id: string; provider_id: string; thread_id: string };

/** By what the provider called it, by the customer's own key, or by our id: another system may name either. */
const loadAnswered = async (tx: Transaction<DB>, answers: BoardNeeds['answers']): Promise<Answered[]> => {
  const inboxes = answers.map((answer) => answer.inboxId);
  const ids = answers.map((answer) => answer.providerId);
  const own = ids.map((id) => (isUuid(id) ? id : null));
  const { rows } = await sql<Answered>`
    with wanted as (select * from unnest(${inboxes}::uuid[], ${ids}::text[], ${own}::uuid[]) as w (inbox_id, provider_id, message_id))
    select w.inbox_id, w.provider_id, m.thread_id from wanted w
      join message m on m.provider_ids @> array[w.provider_id] and m.inbox_id = w.inbox_id and m.thread_id is not null
    union all
    select w.inbox_id, w.provider_id, m.thread_id from wanted w
      join message m on m.inbox_id = w.inbox_id and m.external_key = w.provider_id and m.thread_id is not null
    union all
    select w.inbox_id, w.provider_id, m.thread_id from wanted w
      join message m on m.id = w.message_id and m.inbox_id = w.inbox_id and m.thread_id is not null`.execute(tx);
  return rows;
};

const loadThreads = async (tx: Transaction<DB>, needs: BoardNeeds, ids: readonly string[]): Promise<ThreadLine[]> => {
  const inboxes = needs.threadKeys.map((key) => key.inboxId);
  const keys = needs.threadKeys.map((key) => key.threadKey);
  const { rows } = await sql<ThreadLine>`
    select t.id, t.conversation_id as "conversationId", t.inbox_id as "inboxId", t.thread_key as "threadKey", t.identity_id as "identityId",
           t.verified, t.token
    from (
      select l.id from unnest(${inboxes}::uuid[], ${keys}::text[]) as k (inbox_id, thread_key)
        cross join lateral (
          select id from thread where inbox_id = k.inbox_id and thread_key = k.thread_key order by created_at desc limit 5
        ) l
      union select id from thread where token = any(${[...needs.tokens]}::text[])
      union select unnest(${[...ids]}::uuid[])
    ) as wanted
    join thread t on t.id = wanted.id
    order by t.created_at desc`.execute(tx);
  return rows;
};

const loadConversations = async (tx: Transaction<DB>, needs: BoardNeeds, ids: readonly string[]): Promise<ConversationLine[]> => {
  const { rows } = await sql<ConversationLine>`
    select c.id, c.customer_id as "customerId", c.status, c.resolved_at as "resolvedAt", c.last_at as "lastAt", c.channels, c.reference
    from (
      select l.id from unnest(${[...needs.customerIds]}::uuid[]) as k (customer_id)
        cross join lateral (select id from conversation where customer_id = k.customer_id order by last_at desc limit 5) l
      union select id from conversation where reference = any(${[...needs.references]}::text[])
      union select unnest(${[...ids]}::uuid[])
    ) as wanted
    join conversation c on c.id = wanted.id
    order by c.last_at desc`.execute(tx);
  return rows;
};

const pair = (a: string, b: string): string => `${a}\n${b}`;

const createBoard = (
  threads: readonly ThreadLine[],
  conversations: readonly ConversationLine[],
  answered: readonly Answered[],
): WorkingBoard => {
  const byId = new Map<string, PlacedThread>(threads.map((thread) => [thread.id, thread]));
  const byToken = new Map(threads.map((thread) => [thread.token, thread as PlacedThread]));
  const byKey = new Map<string, PlacedThread>();
  const inConversation = new Map<string, PlacedThread>();
  const all = new Map<string, PlacedConversation>(conversations.map((conversation) => [conversation.id, conversation]));
  const byReference = new Map(conversations.map((conversation) => [conversation.reference, conversation as PlacedConversation]));
  const byCustomer = new Map<string, PlacedConversation[]>();
  const byAnswer = new Map(answered.map((row) => [pair(row.inbox_id, row.provider_id), row.thread_id]));
  const keep = (thread: PlacedThread): void => {
    byKey.set(pair(thread.inboxId, thread.threadKey), thread);
    inConversation.set(pair(thread.conversationId, pair(thread.inboxId, thread.threadKey)), thread);
  };
  // Newest last, so that the current thread of a key is the one that stays in the map.
  for (const thread of [...threads].reverse()) keep(thread);
  for (const conversation of conversations)
    byCustomer.set(conversation.customerId, [...(byCustomer.get(conversation.customerId) ?? []), conversation]);
  return {
    threadByToken: (token) => byToken.get(token),
    threadByAnswer: (inboxId, providerId) => byId.get(byAnswer.get(pair(inboxId, providerId)) ?? ''),
    threadByKey: (inboxId, threadKey) => byKey.get(pair(inboxId, threadKey)),
    threadIn: (conversationId, inboxId, threadKey) => inConversation.get(pair(conversationId, pair(inboxId, threadKey))),
    conversation: (id) => all.get(id),
    conversationByReference: (reference) => byReference.get(reference),
    conversationsOf: (customerId) => byCustomer.get(customerId) ?? [],
    addThread: (thread) => {
      byId.set(thread.id, thread);
      keep(thread);
    },
    addConversation: (conversation) => {
      all.set(conversation.id, conversation);
      const rest = (byCustomer.get(conversation.customerId) ?? []).filter((other) => other.id !== conversation.id);
      byCustomer.set(conversation.customerId, [conversation, ...rest]);
    },
  };
};
